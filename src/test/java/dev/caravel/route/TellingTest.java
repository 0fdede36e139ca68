package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.book.Event;
import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.settings.InvalidSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the owner hears, how often, and what a sink that is away does to the others and to the desk. */
@Timeout(60)
class TellingTest {
    @TempDir
    Path folder;

    private final Ear owner = new Ear();
    private final Ear other = new Ear();
    private Bot bot;

    @AfterEach
    void stop() {
        bot.close();
    }

    private void start(String... more) throws Exception {
        make(Stream.concat(Stream.of("caravel.alerts=bean:owner,bean:other"), Arrays.stream(more))
                        .toArray(String[]::new))
                .start();
    }

    private Bot make(String... settings) {
        bot = Bot.in(folder, settings).with("owner", owner).with("other", other);
        return bot;
    }

    /** Somebody who is told; deaf, he takes nothing. */
    public static final class Ear {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile boolean deaf;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        public void hear(String message) throws InterruptedException {
            gate.await(30, TimeUnit.SECONDS);
            if (deaf) {
                throw new IllegalStateException("no connection");
            }
            heard.add(message.lines().findFirst().orElse(""));
        }
    }

    private static List<String> heard(Ear ear, String part) {
        return ear.heard.stream().filter(text -> text.contains(part)).toList();
    }

    private void krakenIsAway() {
        Mishap[] all = new Mishap[60];
        Arrays.fill(all, Mishap.status(503));
        for (String method : List.of("SystemStatus", "Ticker", "OpenOrders", "BalanceEx")) {
            bot.kraken().next(method, all);
        }
    }

    @Test
    void anOutageIsToldWhenItBeginsAndWhenItIsOver() throws Exception {
        start();
        bot.cycle();
        int before = owner.heard.size();
        krakenIsAway();
        for (int i = 0; i < 3; i++) {
            assertThat(bot.cycle().failure()).isPresent();
            bot.watch();
        }
        assertThat(owner.heard).hasSize(before + 1);
        assertThat(owner.heard.getLast()).contains("failed at", "HTTP 503");
        assertThat(bot.trader().deadLetters()).isGreaterThan(2);

        for (int i = 0; i < 60 && heard(owner, "well again").isEmpty(); i++) {
            bot.cycle();
        }
        assertThat(heard(owner, "well again"))
                .singleElement()
                .asString()
                .contains("over is the trouble with: Kraken (since 2026-01-01T00:4");
        assertThat(heard(owner, "failed at")).hasSize(1);
    }

    @Test
    void anOutageIsNotToldAgainAfterARestart() throws Exception {
        start();
        krakenIsAway();
        bot.cycle();
        assertThat(heard(owner, "failed at")).hasSize(1);
        Instant end = bot.clock().instant();
        bot.close();

        bot = Bot.from(folder, end, List.of("caravel.alerts=bean:owner,bean:other"))
                .with("owner", owner)
                .with("other", other)
                .start();
        krakenIsAway();
        assertThat(bot.cycle().failure()).isPresent();
        assertThat(heard(owner, "failed at")).hasSize(1);
    }

    @Test
    void aSinkThatIsAwayDoesNotMakeAnotherHearTwice() throws Exception {
        start();
        other.deaf = true;
        bot.cycle();
        List<String> once = List.copyOf(owner.heard);
        tell("e1");
        for (int i = 0; i < 4; i++) {
            bot.watch();
        }
        assertThat(owner.heard).hasSize(once.size() + 1).endsWith("event e1");
        assertThat(other.heard).isEmpty();
        assertThat(bot.documents()).contains("event e1", "\"taken\":\"bean\"");

        Instant end = bot.clock().instant().plus(Duration.ofHours(1));
        bot.close();
        other.deaf = false;
        bot = Bot.from(folder, end, List.of("caravel.alerts=bean:owner,bean:other"))
                .with("owner", owner)
                .with("other", other)
                .start();
        bot.watch();
        assertThat(heard(owner, "event e1")).hasSize(1);
        assertThat(heard(other, "event e1")).hasSize(1);
        assertThat(bot.book().outbox()).isEmpty();
    }

    private void tell(String id) {
        bot.book().tell(new Event(id, Event.Kind.SOLD, bot.clock().instant(), Optional.empty(), "event " + id));
    }

    @Test
    void aSinkThatIsSlowHoldsUpNeitherTheDeskNorTheOthers() throws Exception {
        start("! caravel.telling.wait=Never");
        bot.cycle();
        other.gate = new CountDownLatch(1);
        tell("e2");
        for (int i = 0; i < 3; i++) {
            assertThat(bot.watch().failure()).isEmpty();
        }
        await(() -> !heard(owner, "event e2").isEmpty());
        assertThat(heard(other, "event e2")).isEmpty();

        other.gate.countDown();
        // Without another run: what became of a round comes back to the desk by itself.
        await(() -> !bot.documents().contains("event e2"));
        assertThat(heard(owner, "event e2")).hasSize(1);
        assertThat(heard(other, "event e2")).hasSize(1);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsMutedLeavesTheOutboxUntold() throws Exception {
        start("caravel.alerts.mute=sold, lowered");
        bot.cycle();
        tell("e3");
        bot.watch();

        assertThat(heard(owner, "event e3")).isEmpty();
        assertThat(bot.book().outbox()).isEmpty();
    }

    @Test
    void theDayIsSummedUpOnceByTheFirstRunAfterItsTimeAlsoAcrossRestarts() throws Exception {
        start("caravel.alerts.summary=00:05");
        bot.cycle();
        assertThat(heard(owner, "equity")).isEmpty();
        bot.clock().advanceTo(Instant.parse("2026-01-02T00:04:30Z"));
        bot.cycle(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(heard(owner, "equity")).isEmpty();
        Instant end = Instant.parse("2026-01-02T00:05:30Z");
        bot.close();
        for (int i = 0; i < 2; i++) {
            bot = Bot.from(folder, end, List.of("caravel.alerts=bean:owner", "caravel.alerts.summary=00:05"))
                    .with("owner", owner)
                    .start();
            bot.cycle();
            bot.watch();
            end = bot.clock().instant();
            bot.close();
        }
        assertThat(heard(owner, "equity"))
                .singleElement()
                .asString()
                .startsWith("Since 2026-01-01T00:05:00Z: ")
                .contains("trades, net ", "fees ", "; open: ", "break-even needs 94.9 %", "; market ", "guards: ")
                .contains("in doubt: none", "control: run");
        bot = Bot.in(folder.resolve("unused"));
    }

    @Test
    void aComponentThatIsNotThereIsSaidAtTheStartWithoutTheToken() {
        bot = Bot.in(folder.resolve("unused"));

        assertThatThrownBy(() -> Bot.in(folder, "caravel.alerts=log,telegram:bots?authorizationToken=4711:TOKEN"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(
                        "--set caravel.alerts: caravel.alerts names telegram:…, and the Camel component for it is not"
                            + " there; put its jar (such as camel-telegram-4.18.0.jar) and the jars that it needs into"
                            + " ext/ beside the program, or correct the name");
    }

    @Test
    void anAddressThatCamelCannotUseIsSaidAtTheStartWithoutTheToken() {
        bot = Bot.in(folder, "caravel.alerts=log", "caravel.heartbeat=seda:x?token=SESAME-OPEN-4711&sise=3");

        assertThatThrownBy(() -> bot.start())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("caravel.heartbeat names seda:…, which Camel cannot use: ")
                .hasMessageNotContaining("SESAME");
    }
}
