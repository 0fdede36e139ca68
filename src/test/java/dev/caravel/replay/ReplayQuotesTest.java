package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Candle;
import dev.caravel.market.Coin;
import dev.caravel.market.Market;
import dev.caravel.market.Quote;
import dev.caravel.market.Supply;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReplayQuotesTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Supply SUPPLY = Supply.bundled();

    /** BTC by a rule; the price of candle i is 1000 + i unless the rule says otherwise. */
    private record RuledMarket(Duration interval, LongFunction<Optional<Candle>> rule) implements Market {
        @Override
        public Whitelist coins() {
            return Whitelist.of("BTC");
        }

        @Override
        public Instant start() {
            return START;
        }

        @Override
        public long length() {
            return Long.MAX_VALUE;
        }

        @Override
        public Optional<Candle> candle(int coin, long index) {
            return index < 0 ? Optional.empty() : rule.apply(index);
        }
    }

    private static Candle rising(long index) {
        double close = 1_000 + index;
        return new Candle(START.getEpochSecond() + index * 300, close - 1, close, close - 1, close, 2);
    }

    private static Market traded(LongPredicate when) {
        return new RuledMarket(
                Duration.ofMinutes(5), index -> when.test(index) ? Optional.of(rising(index)) : Optional.empty());
    }

    private static Quote quote(Market market, Duration afterStart) {
        return new ReplayQuotes(market, SUPPLY).at(START.plus(afterStart)).getFirst();
    }

    @Test
    void quotesTheLastCandleThatIsOver() {
        Quote quote = quote(traded(index -> true), WEEK.plusMinutes(9));
        assertThat(quote.coin()).isEqualTo(new Coin("BTC"));
        assertThat(quote.price()).isEqualTo(1_000 + 2_016);
        assertThat(quote.time()).isEqualTo(START.plus(WEEK.plusMinutes(5)));
        assertThat(quote.source()).isEqualTo("replay");
        assertThat(quote.marketCap()).isEqualTo(19_700_000.0 * 3_016);
        assertThat(quote.change1h()).isCloseTo(100.0 * 12 / 3_004, within(1e-9));
        assertThat(quote.change24h()).isCloseTo(100.0 * 288 / 2_728, within(1e-9));
        assertThat(quote.change7d()).isCloseTo(100.0 * 2_016 / 1_000, within(1e-9));
    }

    @Test
    void addsUpTheDollarsOfADay() {
        double dollars = 0;
        for (long index = 2_016 - 288; index < 2_016; index++) {
            dollars += rising(index).close() * 2;
        }
        assertThat(quote(traded(index -> true), WEEK).volume24h()).isCloseTo(dollars, within(1e-6));
    }

    @Test
    void knowsOnlyWhatTheMarketIsOldEnoughFor() {
        Market market = traded(index -> true);
        assertThat(new ReplayQuotes(market, SUPPLY).at(START.plusSeconds(299))).isEmpty();
        assertThat(new ReplayQuotes(market, SUPPLY).at(START.minusSeconds(1))).isEmpty();
        Quote young = quote(market, Duration.ofHours(1));
        assertThat(young.price()).isEqualTo(1_011);
        assertThat(List.of(young.change1h(), young.change24h(), young.change7d(), young.volume24h()))
                .containsOnly(Double.NaN);
        assertThat(quote(market, Duration.ofMinutes(65)).change1h()).isPositive();
        assertThat(quote(market, Duration.ofHours(24)).volume24h()).isPositive();
        assertThat(quote(market, WEEK).change7d()).isNaN();
        assertThat(quote(market, WEEK.plusMinutes(5)).change7d()).isPositive();
    }

    @Test
    void letsTheCandleBeforeAGapStandInForIt() {
        Quote quote = quote(traded(index -> index < 1_990 || index > 2_010), WEEK);
        assertThat(quote.price()).isEqualTo(1_000 + 2_015);
        assertThat(quote.change1h()).isCloseTo(100.0 * (3_015.0 / 2_989 - 1), within(1e-9));
    }

    @Test
    void doesNotMeasureAnHourAgainstTheDayBefore() {
        Quote quote = quote(traded(index -> index < 1_800 || index > 2_010), WEEK);
        assertThat(quote.change1h()).isNaN();
        assertThat(quote.change24h()).isPositive();
    }

    @Test
    void quotesACoinThatIsNotTradedAnyMoreWithItsOldTime() {
        Market market = traded(index -> index < 2_016);
        Quote fresh = quote(market, WEEK);
        assertThat(quote(market, WEEK.plusHours(11))).isEqualTo(fresh);
        assertThat(fresh.time()).isEqualTo(START.plus(WEEK));
        assertThat(new ReplayQuotes(market, SUPPLY)
                        .at(START.plus(WEEK.plusHours(12).plusMinutes(5))))
                .isEmpty();
    }

    @Test
    void leavesOutACoinThatIsNotListedYet() {
        assertThat(new ReplayQuotes(traded(index -> index > 5_000), SUPPLY).at(START.plus(WEEK)))
                .isEmpty();
    }

    @Property(tries = 200)
    void doesNotChangeWithWhatComesLater(@ForAll @IntRange(min = 1, max = 700_000) int second) {
        Instant now = START.plusSeconds(second);
        Market real = new GeneratedMarket(Whitelist.of("BTC"), 1, START);
        long over = real.completed(now);
        Market endsHere =
                new RuledMarket(real.interval(), index -> index < over ? real.candle(0, index) : Optional.empty());
        Market goesMad = new RuledMarket(
                real.interval(),
                index -> index < over
                        ? real.candle(0, index)
                        : Optional.of(new Candle(START.getEpochSecond() + index * 300, 1, 1e9, 1, 1e9, 1e9)));
        List<Quote> quotes = new ReplayQuotes(real, SUPPLY).at(now);
        assertThat(new ReplayQuotes(endsHere, SUPPLY).at(now)).isEqualTo(quotes);
        assertThat(new ReplayQuotes(goesMad, SUPPLY).at(now)).isEqualTo(quotes);
    }

    @Test
    void neverAsksForACandleThatIsNotOver() {
        Instant now = START.plus(WEEK).plusSeconds(301);
        List<Long> asked = new ArrayList<>();
        Market watched = new RuledMarket(Duration.ofMinutes(5), index -> {
            asked.add(index);
            return Optional.of(rising(index));
        });
        new ReplayQuotes(watched, SUPPLY).at(now);
        assertThat(asked).isNotEmpty().allMatch(index -> index < watched.completed(now));
    }

    @Property(tries = 50)
    void saysTheSameWhateverWasAskedBefore(
            @ForAll List<@IntRange(max = 3_000) Integer> before, @ForAll @IntRange(max = 3_000) int minutes) {
        Market market = new GeneratedMarket(Whitelist.of("BTC", "SHIB"), 1, START);
        ReplayQuotes asked = new ReplayQuotes(market, SUPPLY);
        before.forEach(earlier -> asked.at(START.plus(WEEK).plus(Duration.ofMinutes(earlier))));
        Instant now = START.plus(WEEK).plus(Duration.ofMinutes(minutes));
        assertThat(asked.at(now)).isEqualTo(new ReplayQuotes(market, SUPPLY).at(now));
    }

    @Test
    void quotesEveryCoinOfAGeneratedWeek() {
        GeneratedMarket market = new GeneratedMarket(1, START);
        assertThat(new ReplayQuotes(market, SUPPLY).at(START.plus(WEEK.plusMinutes(5))))
                .hasSize(24)
                .allSatisfy(quote -> {
                    assertThat(quote.marketCap()).isGreaterThan(500_000_000);
                    assertThat(quote.volume24h()).isGreaterThan(500_000);
                    assertThat(quote.change7d()).isNotNaN();
                });
    }

    @Test
    void refusesCandlesThatDoNotMakeAnHour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ReplayQuotes(new RuledMarket(Duration.ofMinutes(7), index -> Optional.empty()), SUPPLY))
                .withMessageContaining("an hour is no whole number of candles");
    }
}
