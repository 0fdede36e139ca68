package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.DeadLetterTest.BrokenSink;
import dev.caravel.route.KrakenStub.Call;
import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.store.Journal;
import dev.caravel.store.JournalEntry;
import dev.caravel.store.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a failure when nobody could be told. */
@Timeout(60)
class LastWordTest {
    @TempDir
    Path folder;

    private Bot bot;

    @AfterEach
    void stopIt() {
        bot.close();
    }

    private Path journal() {
        return Journal.folder(BotFolder.of(bot.settings()));
    }

    private List<Map<String, String>> deadLetters() {
        return new JournalReader(journal())
                .newest(10, Optional.empty(), JournalEntry.DeadLetter.class::isInstance).stream()
                        .map(JournalEntry.DeadLetter.class::cast)
                        .map(JournalEntry.DeadLetter::fields)
                        .toList();
    }

    @Test
    void anOutageIsTakenDownOnceAndNotByEveryWatch() throws Exception {
        bot = Bot.started(folder);
        bot.cycle();
        for (int outage = 1; outage <= 2; outage++) {
            for (int i = 0; i < 5; i++) {
                bot.kraken().next("QueryOrders", Mishap.status(503), Mishap.status(503));
                assertThat(bot.watch().failure()).isPresent();
            }
            assertThat(deadLetters()).as("in the journal").hasSize(outage);
            assertThat(bot.trader().deadLetters()).as("counted").isEqualTo(5 * outage);
            assertThat(bot.watch().failure()).isEmpty();
        }
    }

    @Test
    void aDeadLetterBehindQuartzSaysWhatFailedWhereAndWhyAndNoSecret() throws Exception {
        bot = Bot.withQuartz(
                        folder,
                        "! caravel.cycle.cron=* * * * * ?",
                        "caravel.watch.every=0",
                        "caravel.alerts=bean:brokenSink")
                .with("brokenSink", new BrokenSink());
        bot.kraken().next("BalanceEx", Mishap.status(503), Mishap.status(503));
        bot.start();
        awaitACycle();

        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(Instant.parse(letter.get("cycle")))
                    .isEqualTo(bot.runs().getFirst().due());
            assertThat(letter)
                    .containsEntry("route", "run-cycle")
                    .containsEntry("step", "check")
                    .containsEntry("request", "BalanceEx");
            assertThat(letter.get("error")).contains("503");
        });
        holdsNoSecret();
    }

    private void awaitACycle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (bot.runs().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void holdsNoSecret() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(journal())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        List<Call> signed = bot.kraken().calls("BalanceEx");
        assertThat(signed)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(all)
                        .doesNotContain(
                                call.headers().get("api-key"), call.headers().get("api-sign")));
    }

    @Test
    void anOrderThatCouldNotBeSavedIsThereWithItsCoinAndRequest() throws Exception {
        bot = Bot.in(folder, "caravel.alerts=bean:brokenSink").with("brokenSink", new BrokenSink());
        BrokenStore store = new BrokenStore(bot.settings());
        bot.with("fileStore", store).start().ready();
        store.breaks();
        bot.call("direct:buy", bot.buy(Bot.BTC));

        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter)
                    .containsEntry("route", "buy")
                    .containsEntry("step", "put-file")
                    .containsEntry("coin", "BTC");
            assertThat(letter.get("request")).startsWith("BTC buy 100 at");
            assertThat(letter.get("error")).contains("no space left");
        });
    }

    @Test
    void aStateThatCannotBeSavedIsToldOnceAndNotInEveryRun() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        bot = Bot.in(folder, "caravel.alerts=bean:sink").with("sink", new Sink(told));
        BrokenStore store = new BrokenStore(bot.settings());
        bot.with("fileStore", store).start();
        bot.cycle();
        int before = told.size();
        store.breaks();
        bot.clock().advanceTo(bot.clock().instant().plusSeconds(1));
        assertThat(bot.cycle().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("no space left"));
        bot.cycle();

        assertThat(told).hasSize(before + 1).last().asString().contains("no space left");
    }

    @Test
    void aDeadLetterThatCannotBeKeptIsToldAllTheSame() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        bot = Bot.in(folder, "caravel.alerts=bean:sink").with("sink", new Sink(told));
        Files.createDirectories(journal().getParent());
        Files.writeString(journal(), "a file where the journal's folder should be");
        bot.start();

        Exchange failed = buysNonsense(new DeskRun(DeskKind.WATCH, bot.clock().instant()));

        assertThat(failed.getException()).isNull();
        bot.watch();
        assertThat(told).singleElement().asString().contains("buy failed at intend-buy");
    }

    private Exchange buysNonsense(DeskRun run) {
        return bot.template().request("direct:buy", exchange -> {
            exchange.setVariable("run", run);
            exchange.getMessage().setBody("no decision");
        });
    }

    /** Keeps what it is told. */
    public record Sink(List<String> told) {
        public void take(String message) {
            told.add(message);
        }
    }
}
