package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The single writer: which run comes when, and which not at all. */
@Timeout(30)
class DeskTest {
    private static final Duration INTERVAL = Duration.ofMinutes(20);
    private static final Instant FIRST = Bot.START.plus(INTERVAL);

    @TempDir
    Path folder;

    private final List<Thread> threads = new ArrayList<>();
    private Bot bot;

    private Bot start(String... settings) throws Exception {
        bot = Bot.started(folder, settings);
        bot.clock().advanceTo(FIRST);
        return bot;
    }

    @AfterEach
    void stopIt() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        bot.close();
    }

    private void beside(Runnable run) {
        threads.add(Thread.ofPlatform().start(run));
    }

    /** Until so many exchanges have come to the node, or too late. */
    private void await(String node, int times) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (bot.visits().count(node) < times) {
            assertThat(System.nanoTime())
                    .as("%s never had %d visits: %s", node, times, bot.visits().nodes())
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void oneRunAtATimeAndAWatchGoesAheadOfAWaitingCycle() throws Exception {
        start();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        bot.kraken().witness(call -> {
            if (call.method().equals("Time") && held.getAndIncrement() == 0) {
                busy.countDown();
                awaitLatch(goOn);
            }
        });
        beside(() -> bot.cycle(FIRST));
        busy.await();
        beside(() -> bot.cycle(FIRST.plus(INTERVAL)));
        await("queue-cycle", 2);
        beside(() -> bot.trader().watch());
        await("queue-watch", 1);
        beside(() -> bot.trader().watch());
        beside(() -> bot.trader().watch());
        await("one-waits", 3);
        assertThat(bot.runs()).isEmpty();
        goOn.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(bot.runs())
                .extracting(DeskRun::kind)
                .containsExactly(DeskKind.CYCLE, DeskKind.WATCH, DeskKind.CYCLE);
        assertThat(bot.runs()).extracting(DeskRun::due).startsWith(FIRST).endsWith(FIRST.plus(INTERVAL));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCycleOfOneNameRunsOnce() throws Exception {
        start();
        assertThat(bot.cycle(FIRST).verdicts()).hasSize(1);
        assertThat(bot.cycle(FIRST).verdicts()).isEmpty();
        assertThat(bot.cycle(FIRST.minus(INTERVAL)).verdicts()).isEmpty();
        assertThat(bot.orders()).hasSize(1);
    }

    @Test
    void aCycleThatComesUpTooLateIsPassedOverAndTheOwnerIsTold() throws Exception {
        start("caravel.alerts=mock:owner");
        bot.clock().advanceTo(FIRST.plus(Duration.ofMinutes(11)));

        assertThat(bot.cycle(FIRST).verdicts()).isEmpty();
        bot.watch();
        assertThat(owner()).singleElement().asString().contains("was not run");
        assertThat(bot.orders()).isEmpty();
    }

    @Test
    void cyclesThatWereMissedAreReportedOnce() throws Exception {
        start("caravel.alerts=mock:owner");
        bot.cycle(FIRST);
        bot.clock().advanceTo(FIRST.plus(INTERVAL.multipliedBy(4)));
        bot.cycle(FIRST.plus(INTERVAL.multipliedBy(4)));
        bot.watch();

        assertThat(owner())
                .filteredOn(text -> text.contains("were not run"))
                .singleElement()
                .asString()
                .contains(FIRST.plus(INTERVAL).toString());
    }

    private List<String> owner() {
        return bot.camel().getEndpoint("mock:owner", MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }

    @Test
    void aBookThatCannotBeReadStopsTheRunAndNotTheNextOne() throws Exception {
        bot = Bot.in(folder);
        Path broken = BotFolder.of(bot.settings()).resolve("waits.json");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "{ not JSON");
        bot.start();
        bot.clock().advanceTo(FIRST);

        assertThat(bot.cycle(FIRST).failure()).isPresent();
        assertThat(bot.kraken().calls()).isEmpty();
        Files.delete(broken);
        assertThat(bot.cycle(FIRST).failure()).isEmpty();
        assertThat(bot.orders()).hasSize(1);
    }

    @Test
    void whatCannotBeSavedIsNotSent() throws Exception {
        bot = Bot.in(folder);
        BrokenStore store = new BrokenStore(bot.settings());
        bot.with("fileStore", store).start().ready();
        store.breaks();
        bot.call("direct:buy", bot.buy(Bot.BTC));

        assertThat(bot.kraken().calls("AddOrder")).isEmpty();
        assertThat(bot.orders()).isEmpty();
    }

    @Test
    void oneRefusedAndOneLostOrderLeaveTheOthersTheSaveAndTheAlertsAlone() throws Exception {
        start("caravel.alerts=mock:owner");
        bot.ready();
        for (var coin : List.of(Bot.BTC, Bot.ETH, Bot.SOL)) {
            bot.call("direct:buy", bot.buy(coin));
        }
        assertThat(bot.orders()).hasSize(3);
        bot.says("no-buys");
        bot.kraken().next("CancelOrder", Mishap.error("EOrder:Rate limit exceeded"), Mishap.status(503));
        DeskRun run = bot.watch();

        assertThat(run.failure()).isEmpty();
        assertThat(bot.kraken().calls("CancelOrder").size()).isGreaterThanOrEqualTo(3);
        assertThat(bot.orders()).anyMatch(order -> order.status().isOver());
        assertThat(owner()).anyMatch(text -> text.contains("refused")).anyMatch(text -> text.contains("answer lost"));
        assertThat(bot.documents()).contains("HTTP 503");
        for (int i = 0; i < 8; i++) {
            bot.watch();
        }
        assertThat(bot.orders()).allMatch(order -> order.status().isOver());
        bot.agrees();
    }

    @Test
    void aLostBuyIsFoundAndNeverMadeTwice() throws Exception {
        for (boolean carriedOut : new boolean[] {true, false}) {
            Path place = folder.resolve(String.valueOf(carriedOut));
            try (Bot lost = Bot.started(place)) {
                Mishap reset = Mishap.reset();
                lost.kraken().next("AddOrder", carriedOut ? reset.afterwards() : reset);
                lost.cycle();
                assertThat(lost.book().isUnresolved()).isTrue();
                for (int i = 0; i < 8; i++) {
                    lost.watch();
                }
                assertThat(lost.orders()).hasSize(carriedOut ? 1 : 0);
                assertThat(lost.kraken().calls("AddOrder").stream()
                                .map(call -> call.field("cl_ord_id"))
                                .distinct()
                                .count())
                        .isEqualTo(lost.kraken().calls("AddOrder").size());
                lost.agrees();
            }
        }
        bot = Bot.started(folder.resolve("unused"));
    }
}
