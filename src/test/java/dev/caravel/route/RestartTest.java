package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.PlacedOrder;
import dev.caravel.paper.PaperJournal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The program as a process of its own, ended in the middle of trading: whenever its log tells of an order. */
// In a thread of its own, since reading a log that says nothing cannot be interrupted.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class RestartTest {
    private static final List<String> FAST = List.of(
            "caravel.clock.speed=36000",
            "caravel.watch.every=5m",
            "caravel.lease.life=10s",
            "caravel.management.port=off");

    @TempDir
    Path folder;

    private final List<Program> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void leaveNoneBehind() {
        started.forEach(Program::close);
    }

    @Test
    void aProgramThatIsToldToEndLeavesNothingInDoubt() throws Exception {
        Program program = start();
        program.untilAccepted("sell");

        assertThat(program.stop()).isIn(0, 143);
        try (Bot bot = goesOn()) {
            bot.call("direct:book-load");
            assertThat(bot.book().positions()).isNotEmpty();
            assertThat(bot.book().isUnresolved()).isFalse();
            settles(bot);
        }
    }

    @Test
    void aProgramThatIsToldToEndWhileItStartsEndsQuietly() throws Exception {
        for (String moment : List.of("bot=", "is starting", "Apache Camel 4", "health=")) {
            Program program = start("caravel.management.port=0");
            program.until(moment);

            assertThat(program.stop()).isIn(0, 143);
            assertThat(program.lines())
                    .as("told to end at %s", moment)
                    .noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
        }
    }

    @Test
    void aProgramThatIsToldToEndLeavesItsStopsAtTheExchange() throws Exception {
        Program program = start("caravel.stop.onexit=exchange");
        program.untilAccepted("sell");

        assertThat(program.stop()).isIn(0, 143);
        assertThat(program.lines()).anyMatch(line -> line.contains("its stop-loss waits at the exchange"));
        try (Bot bot = goesOn()) {
            settles(bot);
            assertThat(bot.book().positions())
                    .allSatisfy(position -> assertThat(position.openSell())
                            .map(PlacedOrder::stop)
                            .isNotEqualTo(Optional.of(true)));
        }
    }

    @Test
    void aProgramThatIsKilledGoesOnAndAgreesWithTheExchange() throws Exception {
        for (String moment : List.of("buy", "sell", "amend")) {
            Program program = start();
            program.untilAccepted(moment);
            program.kill();
        }
        try (Bot bot = goesOn()) {
            settles(bot);
        }
    }

    @Test
    void anotherCopyStandsByAndTakesOverFromOneThatIsKilled() throws Exception {
        Program first = start("caravel.clock.speed=3600");
        first.until("call=");
        Program second = start("caravel.clock.speed=3600", "caravel.management.port=0");
        assertThat(second.until("standing by"))
                .contains("process ", "trades with this state; this copy takes over when it is free");
        String health = second.until("health=").replaceAll(".*health=(\\S+) .*", "$1");
        assertThat(ask(health + "/live")).startsWith("200 ").contains("stands by while process ");
        assertThat(ask(health + "/ready")).startsWith("200 ");
        first.untilAccepted("");
        first.kill();

        assertThat(second.until(" took over from process ")).contains("caravel.lease");
        assertThat(second.until("took over from process ")).contains("caravel.alert");
        second.until(" market=");
        assertThat(second.stop()).isIn(0, 143);

        assertThat(first.cycles()).isNotEmpty();
        assertThat(second.cycles()).isNotEmpty().doesNotContainAnyElementsOf(first.cycles());
        assertThat(second.lines())
                .filteredOn(line -> line.contains("standing by"))
                .hasSize(1);
        try (Bot bot = goesOn()) {
            settles(bot);
        }
    }

    private static String ask(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            return reply.statusCode() + " " + reply.body();
        }
    }

    private Bot goesOn() throws Exception {
        Instant last;
        try (PaperJournal journal = PaperJournal.in(folder.resolve("paper-caravel.jsonl"), true)) {
            last = journal.lastTime().orElseThrow();
        }
        return Bot.from(folder, last, FAST).start();
    }

    /** Longer than an order may stay in doubt. */
    private static void settles(Bot bot) {
        for (int i = 0; i < 8; i++) {
            bot.watch();
        }
        bot.cycle();
        assertThat(bot.orders()).isNotEmpty();
        assertThat(bot.trader().deadLetters()).isZero();
        bot.agrees();
        Ledgers.accountAgrees(bot.trader(), bot.settings().paper().cash());
    }

    private Program start(String... more) throws IOException {
        List<String> settings = Stream.of(Bot.EAGER, FAST, List.of(more), List.of("caravel.data=" + folder))
                .flatMap(List::stream)
                .toList();
        Program program = Program.start("run", settings);
        started.add(program);
        return program;
    }
}
