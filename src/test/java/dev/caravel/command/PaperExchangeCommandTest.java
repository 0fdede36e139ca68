package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.paper.Client;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An exchange that somebody starts, trades on, stops and starts again. */
class PaperExchangeCommandTest {
    private static final String ALICE = "alice:" + Client.SECRET + ":USD=5000";

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private CommandLine caravel() {
        Surroundings surroundings =
                new Surroundings(home, Map.of(), Map.of("user.name", "ada"), InstantSource.system(), new QuartzCron());
        return Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    /** A server that runs until the end of the block. */
    private final class Running implements AutoCloseable {
        private final CompletableFuture<Integer> code = new CompletableFuture<>();
        private final Thread thread;

        Running(String... options) {
            List<String> arguments = new ArrayList<>(List.of("paper-exchange", "--port", "0"));
            arguments.addAll(List.of(options));
            out.getBuffer().setLength(0);
            thread =
                    Thread.ofPlatform().start(() -> code.complete(caravel().execute(arguments.toArray(String[]::new))));
            while (!out.toString().contains("  state: ") && !code.isDone()) {
                Thread.onSpinWait();
            }
        }

        String ask(String key, String secret, String method, String... arguments)
                throws IOException, InterruptedException {
            long nonce = System.nanoTime();
            String path = "/0/private/" + method;
            String body = Client.form(nonce, arguments);
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(url().resolve(path))
                                    .header("API-Key", key)
                                    .header("API-Sign", Client.sign(secret, path, String.valueOf(nonce), body))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }

        private URI url() {
            return URI.create(said("Paper exchange at ").replaceAll(",.*", ""));
        }

        @Override
        public void close() {
            thread.interrupt();
            assertThat(code.completeOnTimeout(-1, 20, TimeUnit.SECONDS).join()).isEqualTo(ExitCode.DONE);
        }
    }

    /** The rest of the line that begins like this. */
    private String said(String beginning) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .substring(beginning.length());
    }

    @Test
    void whoNamesNoAccountIsToldTheKeyOfOne() throws Exception {
        try (Running server = new Running()) {
            String balance = server.ask(said("  account: ").replaceAll(".*, key ", ""), said("  secret: "), "Balance");
            assertThat(balance).isEqualTo("{\"error\":[],\"result\":{\"ZUSD\":\"10000.0000\"}}");
        }
        assertThat(out.toString()).endsWith("ended\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void itGoesOnWhereItStopped() throws Exception {
        String state = home.resolve("exchange").toString();
        try (Running server = new Running("--state", state, "--account", ALICE)) {
            assertThat(server.ask(
                            "alice",
                            Client.SECRET,
                            "AddOrder",
                            "pair",
                            "BTC/USD",
                            "type",
                            "buy",
                            "ordertype",
                            "market",
                            "volume",
                            "0.01"))
                    .contains("txid");
        }
        try (Running server = new Running("--state", state, "--account", ALICE)) {
            assertThat(server.ask("alice", Client.SECRET, "Balance")).contains("\"XXBT\":\"0.0100000000\"");
        }
    }

    @Test
    void itSaysAtTheEndWhatWentWrongOnPurpose() throws Exception {
        Path faults = Files.writeString(home.resolve("faults.yaml"), """
            faults:
              - {fault: error, error: "EService:Busy", method: Balance, calls: 1}
            """);
        try (Running server = new Running("--faults", faults.toString(), "--account", ALICE)) {
            assertThat(server.ask("alice", Client.SECRET, "Balance")).contains("EService:Busy");
            assertThat(server.ask("alice", Client.SECRET, "Balance")).contains("ZUSD");
        }
        assertThat(out.toString()).endsWith("ended; faults: error 1\n");
    }

    private void isRefused(String line, String... options) {
        List<String> arguments = new ArrayList<>(List.of("paper-exchange"));
        arguments.addAll(List.of(options));

        assertThat(caravel().execute(arguments.toArray(String[]::new))).isEqualTo(ExitCode.MISUSED);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("caravel: " + line);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesAnAccountThatIsNone() {
        isRefused("Invalid value for option '--account' (", "--account", "alice");
        err.getBuffer().setLength(0);
        isRefused(
                "two accounts have the name or a key of alice; give each its own",
                "--account",
                ALICE,
                "--account",
                ALICE);
    }

    @Test
    void refusesASpeedThatIsNone() {
        isRefused("--speed 0.0: give a number over 0", "--speed", "0");
        err.getBuffer().setLength(0);
        isRefused("--speed 2.0: a live market is as fast as it is", "--speed", "2", "--market", "live");
    }

    @Test
    void refusesAPortThatIsNoneOrTaken() throws Exception {
        isRefused("--port 70000: give 0 to 65535", "--port", "70000");
        err.getBuffer().setLength(0);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            isRefused(
                    "--port " + port + ": port " + port + " of 127.0.0.1 cannot be had (",
                    "--port",
                    port,
                    "--state",
                    home.resolve("exchange").toString());
        }
        assertThat(home.resolve("exchange")).as("nothing was begun").doesNotExist();
    }

    @Test
    void refusesATierThatIsNone() {
        isRefused(
                "Invalid value for option '--tier': 'gold' is no tier; give starter, intermediate, pro or none",
                "--tier",
                "gold");
    }

    @Test
    void refusesAStateThatIsNoFolder() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        isRefused(
                "--state: the paper journal " + file.resolve("exchange.jsonl") + " cannot be opened",
                "--state",
                file.toString());
    }

    @Test
    void refusesCoinsThatAreNotTraded() {
        isRefused(
                "the account alice cannot have XYZ; there are USD, BTC, ETH",
                "--account",
                "alice:" + Client.SECRET + ":XYZ=1");
    }

    @Test
    void refusesAMarketThatIsNotThere() {
        isRefused(
                "--set caravel.replay.market: there is no folder " + home.resolve("nowhere"),
                "--market",
                home.resolve("nowhere").toString(),
                "--state",
                home.resolve("exchange").toString());
        assertThat(home.resolve("exchange")).as("nothing was begun").doesNotExist();
    }

    @Test
    void refusesFaultsThatCannotBeRead() throws IOException {
        Path faults = Files.writeString(home.resolve("faults.yaml"), "faults:\n  - {fault: rest, every: 1}\n");

        Path state = home.resolve("exchange");
        isRefused(
                faults + ":2: fault: 'rest' cannot be used",
                "--faults",
                faults.toString(),
                "--state",
                state.toString());
        assertThat(state).as("nothing was begun").doesNotExist();
    }

    @Test
    void anAccountMayGoToAnotherTier() throws Exception {
        String state = home.resolve("exchange").toString();
        for (String tier : List.of("starter", "pro", "none")) {
            try (Running server = new Running("--state", state, "--account", ALICE, "--tier", tier)) {
                assertThat(server.ask("alice", Client.SECRET, "Balance")).contains("5000");
            }
        }
    }

    @Test
    void refusesTheStateOfAnotherSetUp() throws Exception {
        String state = home.resolve("exchange").toString();
        try (Running server = new Running("--state", state, "--account", ALICE)) {
            assertThat(server.ask("alice", Client.SECRET, "Balance")).contains("ZUSD");
        }
        out.getBuffer().setLength(0);

        isRefused("the paper journal " + state, "--state", state, "--seed", "99", "--account", ALICE);
    }
}
