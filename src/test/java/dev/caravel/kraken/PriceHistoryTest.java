package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Coin;
import dev.caravel.market.Pairs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Coin BTC = new Coin("BTC");
    private static final Pairs ONE = new Pairs(List.of(Samples.BTC));

    private final PriceHistory history = new PriceHistory();
    private Instant now = NOON.plusSeconds(70);

    /** Kraken's answer to a call now: the price of each interval is that of its end. */
    private KrakenReply answer(KrakenRequest call, ToDoubleFunction<Instant> price) {
        long interval = Long.parseLong(call.form().get("interval")) * 60;
        long since = Long.parseLong(call.form().get("since"));
        long running = now.getEpochSecond() / interval * interval;
        List<String> rows = new ArrayList<>();
        for (long opened = Math.max(running - 720 * interval, (since / interval + 1) * interval);
                opened <= running;
                opened += interval) {
            double close = price.applyAsDouble(Instant.ofEpochSecond(opened + interval));
            rows.add("[" + opened + ",\"1\",\"1\",\"1\",\"" + close + "\",\"1\",\"1\",1]");
        }
        return Samples.ok("{\"XXBTZUSD\":[" + String.join(",", rows) + "],\"last\":" + (running - interval) + "}");
    }

    private int read(ToDoubleFunction<Instant> price) {
        int calls = 0;
        for (Optional<PriceHistory.Series> series = history.claim(ONE, now);
                series.isPresent();
                series = history.claim(ONE, now)) {
            history.take(series.get(), answer(history.ask(series.get(), now), price), now);
            calls++;
        }
        return calls;
    }

    /** One dollar more each hour. */
    private static double rising(Instant time) {
        return 1000 + Duration.between(NOON, time).toMinutes() / 60.0;
    }

    @Test
    void takesTwoReadsToBegin() {
        assertThat(history.changes(BTC, 1000, now))
                .isEqualTo(new PriceHistory.Changes(Double.NaN, Double.NaN, Double.NaN));

        assertThat(read(PriceHistoryTest::rising)).isEqualTo(2);

        PriceHistory.Changes changes = history.changes(BTC, 1000, now);
        assertThat(changes.hour()).isCloseTo((1000 / 999.0 - 1) * 100, within(1e-9));
        assertThat(changes.day()).isCloseTo((1000 / 976.0 - 1) * 100, within(1e-9));
        assertThat(changes.week()).isCloseTo((1000 / 832.0 - 1) * 100, within(1e-9));
    }

    @Test
    void asksForNoMoreThanItNeeds() {
        PriceHistory.Series fine = history.claim(ONE, now).orElseThrow();
        assertThat(history.ask(fine, now))
                .hasToString("OHLC pair=XXBTZUSD interval=5 since="
                        + now.minus(Duration.ofHours(25)).getEpochSecond());
        history.take(fine, answer(history.ask(fine, now), PriceHistoryTest::rising), now);

        assertThat(history.ask(fine, now).form()).containsEntry("since", Long.toString(NOON.getEpochSecond() - 300));
    }

    /** For eight days, looked at every minute: always all changes, right to a candle, by few calls. */
    @Test
    void aDayTakesFewCallsAndNeverLacksAChange() {
        read(PriceHistoryTest::rising);
        int calls = 0;
        for (int minute = 1; minute <= 8 * 24 * 60; minute++) {
            now = NOON.plusSeconds(70 + minute * 60L);
            calls += read(PriceHistoryTest::rising);
            double price = rising(now);
            PriceHistory.Changes changes = history.changes(BTC, price, now);
            assertThat(price / (1 + changes.hour() / 100)).isCloseTo(price - 1, within(0.1));
            assertThat(price / (1 + changes.day() / 100)).isCloseTo(price - 24, within(0.1));
            assertThat(price / (1 + changes.week() / 100)).isCloseTo(price - 168, within(1.1));
        }
        assertThat(calls).isLessThan(8 * 24 * 2 + 3);
        assertThat(history.text()).hasSizeLessThan(15_000);
    }

    @Test
    void whatFailedIsLeftAloneForAWhileAndTakesNoOtherAlong() {
        Pairs both = Samples.PAIRS;
        PriceHistory.Series first = history.claim(both, now).orElseThrow();
        assertThat(first).hasToString("BTC by 5 minutes");
        assertThatThrownBy(() -> history.take(first, Samples.error("EQuery:Unknown asset pair"), now))
                .isInstanceOf(KrakenException.class);
        history.failed(first, now);

        assertThat(history.claim(both, now))
                .hasValueSatisfying(next -> assertThat(next).hasToString("SHIB by 5 minutes"));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(history.claim(both, now)).contains(first);
    }

    @Test
    void nobodyReadsTheSameTwiceAtOnce() {
        assertThat(history.claim(ONE, now)).isNotEqualTo(history.claim(ONE, now));
        assertThat(history.claim(ONE, now)).isEmpty();
    }

    @Test
    void aLateListingIsAskedAboutAgainOnlyAfterAWhile() {
        read(time -> 1);
        PriceHistory young = new PriceHistory();
        PriceHistory.Series series = young.claim(ONE, now).orElseThrow();
        young.take(series, Samples.ok("{\"XXBTZUSD\":[],\"last\":0}"), now);

        assertThat(young.claim(ONE, now)).isPresent().isNotEqualTo(Optional.of(series));
        assertThat(young.claim(ONE, now)).isEmpty();
        assertThat(young.changes(BTC, 1, now).hour()).isNaN();
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        read(PriceHistoryTest::rising);
        PriceHistory next = new PriceHistory();
        next.restore(history.text());

        assertThat(next.text()).isEqualTo(history.text());
        assertThat(next.claim(ONE, now)).isEmpty();
        assertThat(next.changes(BTC, 1000, now)).isEqualTo(history.changes(BTC, 1000, now));
    }

    @Test
    void aSpoiltTextIsNoneAtAll() {
        read(PriceHistoryTest::rising);
        for (String spoilt :
                List.of("BTC", "BTC WHAT 1=2", "BTC FINE 1", "BTC FINE x=1", "BTC FINE 1=x", "? FINE 1=2")) {
            PriceHistory next = new PriceHistory();
            assertThatThrownBy(() -> next.restore(history.text() + "\n" + spoilt))
                    .as(spoilt)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(next.text()).isEmpty();
        }
    }
}
