package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.command.QuartzCron;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.observe.Observation;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.Document;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a bot says about itself on its management port. */
class HealthTest {
    @TempDir
    Path folder;

    private final VirtualClock real = new VirtualClock(Bot.START);
    private final List<Bot> bots = new ArrayList<>();
    private int port;

    @AfterEach
    void close() {
        bots.forEach(Bot::close);
    }

    @Test
    void isReadyOnceTheBookWasRead() throws Exception {
        Bot bot = started();

        assertThat(ask("ready")).startsWith("503").contains("the book was not read yet");
        assertThat(ask("live")).startsWith("200");

        bot.watch();

        assertThat(ask("ready")).startsWith("200").contains("the book was read", "are started");
    }

    @Test
    void withoutWatchesIsReadyUntilTheFirstCycleShouldHaveReadTheBook() throws Exception {
        Bot bot = started("caravel.watch.every=0");

        assertThat(ask("ready")).startsWith("200");

        bot.clock().advanceTo(Bot.START.plus(Duration.ofMinutes(42)));

        assertThat(ask("ready")).startsWith("503");
    }

    @Test
    void isNotReadyWhenTwoCyclesInARowWereNotGood() throws Exception {
        Bot bot = started();
        bot.cycle();
        bot.clock().advanceTo(Bot.START.plus(Duration.ofMinutes(60)));

        assertThat(ask("ready")).startsWith("200").contains("the cycle of 2026-01-01T00:20:00Z was good");

        bot.clock().advanceTo(Bot.START.plus(Duration.ofMinutes(61)));

        assertThat(ask("ready")).startsWith("503").contains("no good cycle since that of 2026-01-01T00:20:00Z");
        assertThat(ask("live")).startsWith("200");

        bot.cycle();

        assertThat(ask("ready")).startsWith("200").contains("the cycle of 2026-01-01T01:20:00Z was good");
    }

    @Test
    void aCycleThatFailedWasNotGood() throws Exception {
        Bot bot = bot();
        BrokenStore store = new BrokenStore(bot.settings());
        bot.with("fileStore", store);
        observed(bot).start();
        bot.watch();
        store.breaks();
        for (int i = 0; i < 3; i++) {
            bot.cycle();
        }

        assertThat(ask("ready")).startsWith("503").contains("no good cycle since the start", "the last run failed: ");

        store.isMended();
        bot.cycle();

        assertThat(ask("ready")).startsWith("200");
    }

    @Test
    void isNotReadyWithABookThatCannotBeRead() throws Exception {
        Bot bot = bot();
        Files.writeString(Files.createDirectories(BotFolder.of(bot.settings())).resolve("guards.json"), "no json");
        observed(bot).start();

        bot.watch();

        assertThat(ask("ready")).startsWith("503").contains("the state cannot be read: ", "guards");
        assertThat(bot.last().failure()).isPresent();
    }

    @Test
    void repeatsNoSecretOfAFailure() throws Exception {
        Bot bot = bot();
        String key = bot.setup().account().orElseThrow();
        bot.with("fileStore", new Telltale(key));
        observed(bot).start();

        bot.watch();

        assertThat(ask("ready"))
                .startsWith("503")
                .contains("the state cannot be read: ")
                .doesNotContain(key);
        assertThat(bot.last().failure().orElseThrow()).doesNotContain(key);
    }

    /** A store that says too much when it fails. */
    public record Telltale(String secret) {
        public Map<String, String> all() {
            throw new StoreException("403 for Bearer " + secret);
        }

        public void put(Document document) {
            throw new StoreException("403 for Bearer " + secret);
        }
    }

    @Test
    void isNotLiveWhenTheDeskIsStuck() throws Exception {
        Bot bot = bot();
        observed(bot);
        List<String> answers = new ArrayList<>();
        bot.trader().listenToStarts(run -> {
            answers.add(ask("live"));
            real.advanceTo(Bot.START.plus(Duration.ofMinutes(4)));
            answers.add(ask("live"));
        });
        bot.start();
        bot.watch();

        assertThat(answers.getFirst()).startsWith("200").contains("the desk is at work");
        assertThat(answers.getLast()).startsWith("503").contains("the desk has been at one run for 240 s");
        assertThat(ask("live")).startsWith("200");
    }

    @Test
    void missesARouteThatIsStoppedOrNotThere() throws Exception {
        Bot bot = started();
        bot.watch();
        bot.camel().getRouteController().stopRoute("run-watch");

        assertThat(ask("ready")).startsWith("503").contains("not started: run-watch");

        bot.camel().removeRoute("run-watch");

        assertThat(ask("ready")).startsWith("503").contains("called and not there: direct:run-watch");

        bot.camel().getRouteController().startAllRoutes();
        bot.camel().getRouteController().stopRoute("cycle");
        bot.camel().removeRoute("cycle");

        assertThat(ask("ready")).contains("missing: cycle");
    }

    @Test
    void twoBotsOnOneMachineBothStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            started("caravel.management.port=" + taken.getLocalPort());

            assertThat(port).isNotEqualTo(taken.getLocalPort());
            assertThat(ask("live")).startsWith("200");
        }
    }

    @Test
    void servesNothingWhenThePortIsOff() {
        Bot bot = Bot.in(folder, "caravel.management.port=off");
        bots.add(bot);

        assertThat(Observation.of(bot.setup(), bot.trader(), real)).isEmpty();
    }

    @Test
    void theCommandSaysItInOneLine() throws Exception {
        Bot bot = started();

        assertThat(command("health", "--set", "caravel.management.port=" + port))
                .matches("1 DOWN \\(ready\\) book: the book was not read yet.*");

        bot.watch();

        assertThat(command("health", "--set", "caravel.management.port=" + port))
                .matches("0 UP \\(ready\\) routes: \\d+ are started; book: the book was read; cycle: started at .*");
        assertThat(command("health", "--live", "--set", "caravel.management.port=" + port))
                .isEqualTo("0 UP (live) desk: the desk waits for its next run");

        bot.close();
        bots.clear();

        assertThat(command("health", "--set", "caravel.management.port=" + port))
                .isEqualTo("1 DOWN: nothing answers on 127.0.0.1:" + port + "; is caravel run running there?");
        assertThat(command("health", "--set", "caravel.management.port=off")).startsWith("1 caravel: ");
        assertThat(command("health", "--set", "caravel.management.port=0")).startsWith("1 caravel: ");
        assertThat(command("health", "--set", "caravel.management.port=-1")).startsWith("2 caravel: ");
    }

    private Bot bot(String... more) {
        List<String> settings = new ArrayList<>(List.of("caravel.management.port=0"));
        settings.addAll(List.of(more));
        Bot bot = Bot.in(folder, settings.toArray(String[]::new));
        bots.add(bot);
        return bot;
    }

    private Bot observed(Bot bot) {
        OptionalInt served = Observation.of(bot.setup(), bot.trader(), real);
        port = served.orElseThrow();
        return bot;
    }

    private Bot started(String... more) throws Exception {
        return observed(bot(more)).start();
    }

    private String ask(String what) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health/" + what))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return reply.statusCode() + " " + reply.body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The exit code and what it printed. */
    private String command(String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        CommandLine caravel = Caravel.commandLine(
                new Surroundings(folder, Map.of(), Map.of(), InstantSource.system(), new QuartzCron()));
        int code = caravel.setOut(writer).setErr(writer).execute(arguments);
        return code + " " + printed.toString().strip();
    }
}
