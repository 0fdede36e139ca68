package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.Caravel;
import dev.caravel.aws.SsmStub;
import dev.caravel.command.QuartzCron;
import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.route.console.ConsoleClient;
import dev.caravel.route.console.ConsoleFile;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.ExchangeDocument;
import dev.caravel.store.FileStore;
import dev.caravel.store.Lease;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor} as an owner calls it, with a bot that runs and without. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoctorTest {
    private static final List<String> PRIVATE = List.of("GetApiKeyInfo", "TradeVolume", "BalanceEx", "OpenOrders");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int doctor(String... arguments) {
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(), Map.of(), Map.of(), InstantSource.system(), new QuartzCron());
        List<String> all = new ArrayList<>(List.of("doctor", "--set", "caravel.data=" + folder));
        all.addAll(List.of(arguments));
        return Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private Bot running() throws Exception {
        Bot bot = Bot.in(folder);
        Questions.of(bot.setup(), bot.trader());
        return bot.start();
    }

    private ConsoleFile.Address address() {
        return new ConsoleFile(folder.resolve("caravel")).read().orElseThrow();
    }

    @Test
    void withoutABotItAsksByItself() throws Exception {
        int code = doctor();

        assertThat(lines()).noneMatch(line -> line.startsWith("FAIL"));
        assertThat(lines())
                .contains(
                        "OK    holder        no bot runs; asked by this process",
                        "OK    state         " + folder.resolve("caravel")
                                + ": can be read, written, created only once and deleted",
                        "OK    key           may trade, may not withdraw; nonce window 0; usable from any address")
                .anyMatch(line -> line.startsWith("OK    pairs         all 24 coins are online"))
                .last()
                .asString()
                .isEqualTo("21 OK, 1 WARN, 0 FAIL");
        assertThat(code).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("caravel"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("nothing of a new bot is begun")
                    .containsOnly("lock", "lock.pid", "nonce.json");
        }
    }

    @Test
    void aRunningBotIsAskedAndNobodyElseCalls() throws Exception {
        try (Bot bot = running()) {
            bot.cycle();
            bot.kraken().forget();

            assertThat(doctor()).isZero();

            assertThat(lines())
                    .anyMatch(line -> line.matches("OK    holder +process \\d+ trades since .*last good cycle.*"))
                    .anyMatch(line -> line.startsWith("OK    book          1 position and 1 open order"))
                    .anyMatch(line -> line.startsWith("OK    orders        1 open order, all of this bot"));
            assertThat(bot.kraken().calls())
                    .filteredOn(call -> call.path().contains("/private/"))
                    .extracting(KrakenStub.Call::method)
                    .containsExactlyElementsOf(PRIVATE);
            assertThat(doctor()).isZero();
            assertThat(bot.kraken().calls("BalanceEx"))
                    .as("who asks again at once gets the same answer")
                    .hasSize(1);
        }
    }

    /** What the exchange says in place of the truth, and the line that follows from it. */
    private record Symptom(String method, String result, String line) {}

    @Test
    void whatTheExchangeSaysIsJudged() throws Exception {
        List<Symptom> symptoms = List.of(
                new Symptom(
                        "GetApiKeyInfo",
                        "{'permissions':['withdraw-funds'],'nonceWindow':0}",
                        "FAIL key: the key may take money away: withdraw-funds"),
                new Symptom(
                        "GetApiKeyInfo",
                        "{'permissions':[],'nonceWindow':5}",
                        "FAIL key: the key has a nonce window of 5"),
                new Symptom(
                        "BalanceEx",
                        "{'SOL.F':{'balance':'3','hold_trade':'0'}}",
                        "WARN earn: not tradable while it earns or is staked: SOL.F 3"),
                new Symptom(
                        "OpenOrders",
                        "{'open':{'OX':{'descr':{'pair':'XBTUSD','type':'buy','ordertype':'market'},'vol':'1',"
                                + "'vol_exec':'0','cost':'0','fee':'0','status':'open','opentm':1}}}",
                        "WARN orders: 1 open order not of this bot: OX XBTUSD"),
                new Symptom("AssetPairs", "{}", "FAIL pairs: not listed against US dollars: BTC, ETH"),
                new Symptom("Time", "{'unixtime':1767226400}", "FAIL clock: this machine is "),
                new Symptom("SystemStatus", "{'status':'maintenance'}", "WARN exchange: the exchange is maintenance"),
                new Symptom(
                        "TradeVolume", "{'volume':'0','fees':{'XXBTZUSD':{'fee':'3'}}}", "FAIL odds: a win nets -$"));
        try (Bot bot = running()) {
            for (Symptom symptom : symptoms) {
                bot.clock().advanceTo(bot.clock().instant().plusSeconds(16));
                bot.kraken()
                        .next(
                                symptom.method(),
                                Mishap.text("{\"error\":[],\"result\":"
                                        + symptom.result().replace('\'', '"') + "}"));
                out.getBuffer().setLength(0);

                int code = doctor();

                assertThat(lines().stream().map(line -> line.replaceFirst(" +(\\S+) +", " $1: ")))
                        .anyMatch(line -> line.startsWith(symptom.line()));
                assertThat(code).isEqualTo(lines().stream().anyMatch(line -> line.startsWith("FAIL")) ? 1 : 0);
            }
        }
    }

    @Test
    void whatCannotBeReadFailsByName() throws Exception {
        try (Bot bot = running()) {
            bot.kraken().next("GetApiKeyInfo", Mishap.error("EGeneral:Permission denied"));
            bot.kraken().next("Assets", Mishap.error("EQuery:Unknown asset"));

            assertThat(doctor("--json")).isOne();

            JsonNode all = new ObjectMapper().readTree(out.toString());
            assertThat(all)
                    .filteredOn(finding -> finding.path("status").asText().equals("FAIL"))
                    .extracting(finding -> finding.path("check").asText())
                    .contains("key", "pairs", "fees")
                    .doesNotContain("exchange", "clock");
            assertThat(all.findValuesAsText("remedy"))
                    .anyMatch(remedy -> remedy.contains("EGeneral:Permission denied"));
        }
    }

    @Test
    void aStateWithoutAConsoleIsLeftAlone() throws Exception {
        try (Bot bot = Bot.started(folder)) {
            assertThat(doctor()).isZero();

            assertThat(lines())
                    .anyMatch(line -> line.matches("WARN  holder .*trades with this state; it has no console.*"));
            assertThat(bot.kraken().calls()).isEmpty();
        }
    }

    @Test
    void aHolderElsewhereIsNamedAndNotCrossed() throws Exception {
        try (SsmStub aws = SsmStub.started()) {
            String[] shared = {"caravel.state=ssm", "caravel.aws.endpoint=" + aws.endpoint()};
            try (BotState state =
                    BotState.of(Bot.settings(folder, List.of(shared)).whereabouts(), false)) {
                Lease other = new Lease(
                        state.documents(), InstantSource.system(), "elsewhere-4711-abcdef", Duration.ofSeconds(90));
                assertThat(other.take()).isTrue();

                assertThat(doctor("--set", shared[0], "--set", shared[1])).isZero();

                assertThat(lines())
                        .anyMatch(line -> line.matches("OK    state .*the parameters /caravel/caravel: can be read.*"))
                        .anyMatch(line ->
                                line.matches("WARN  holder .*elsewhere-4711-abcdef trades .*, on another machine"))
                        .noneMatch(line -> line.contains("  key  "));
                other.giveUp();
                out.getBuffer().setLength(0);
                assertThat(doctor("--set", shared[0], "--set", shared[1])).isZero();
                assertThat(lines()).anyMatch(line -> line.startsWith("OK    key "));
            }
        }
    }

    @Test
    void aConsoleThatIsLeftFromACrashDoesNotMislead() throws Exception {
        Files.createDirectories(folder.resolve("caravel"));
        Files.writeString(folder.resolve("caravel/console"), "1 " + "0".repeat(64) + "\n");
        assertThat(doctor()).isZero();
        assertThat(lines()).anyMatch(line -> line.startsWith("OK    holder        no bot runs"));

        out.getBuffer().setLength(0);
        try (Bot bot = Bot.started(folder)) {
            assertThat(doctor()).isOne();
            assertThat(lines()).anyMatch(line -> line.matches("FAIL  holder .*nobody answers at 127.0.0.1:1 .*"));
            assertThat(bot.kraken().calls()).isEmpty();
        }
    }

    @Test
    void wrongSettingsAreLinesToo() {
        assertThat(doctor("--set", "caravel.buy.amount=much", "--set", "caravel.nonsense=1"))
                .isEqualTo(2);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("OK    java"))
                .anyMatch(line -> line.startsWith("FAIL  settings") && line.contains("caravel.buy.amount"))
                .anyMatch(line -> line.startsWith("FAIL  settings") && line.contains("caravel.nonsense"));
    }

    @Test
    void aStateOfAnotherExchangeFails() {
        new ExchangeDocument(new FileStore(folder.resolve("caravel"), false)).write("kraken");

        assertThat(doctor()).isOne();
        assertThat(lines())
                .anyMatch(
                        line -> line.startsWith("FAIL  state") && line.contains("belongs to caravel.exchange=kraken"));
    }

    @Test
    void onlyTheOwnerCanReadWhereTheConsoleIs() throws Exception {
        Path file = folder.resolve("caravel/console");
        try (Bot bot = running()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(bot.camel().getStatus().isStarted()).isTrue();
        }
        assertThat(file).as("after an orderly stop").doesNotExist();
    }

    @Test
    void theConsoleTellsNothingToStrangers() throws Exception {
        try (Bot bot = running();
                HttpClient http = HttpClient.newHttpClient()) {
            ConsoleFile.Address address = address();
            String page = "http://" + address + "/examination";
            HttpRequest.Builder right = HttpRequest.newBuilder(URI.create(page))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Authorization", "Bearer " + address.token());
            assertThat(http.send(right.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            HttpRequest noToken = HttpRequest.newBuilder(URI.create(page)).build();
            HttpRequest wrongToken = HttpRequest.newBuilder(URI.create(page))
                    .header("Authorization", "Bearer " + "0".repeat(64))
                    .build();
            HttpRequest otherName = right.copy()
                    .uri(URI.create("http://localhost:" + address.port() + "/examination"))
                    .build();
            HttpRequest post =
                    right.copy().POST(HttpRequest.BodyPublishers.noBody()).build();
            for (HttpRequest request : List.of(noToken, wrongToken, otherName)) {
                var response = http.send(request, BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(403);
                assertThat(response.body()).isEmpty();
            }
            assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
            assertThat(bot.kraken().calls("BalanceEx")).hasSize(1);
            try (ConsoleClient client = new ConsoleClient(address)) {
                assertThat(client.ask("holder", Duration.ofSeconds(10))).contains("\"process\"");
            }
        }
    }
}
