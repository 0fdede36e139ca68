package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caravel.market.Candle;
import dev.caravel.market.Whitelist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GeneratedMarketTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int WEEK = 7 * 288;

    private static Candle candle(GeneratedMarket market, int coin, long index) {
        return market.candle(coin, index).orElseThrow();
    }

    @Test
    void playsTheWholeWhitelist() {
        assertThat(new GeneratedMarket(1, START).coins().coins())
                .extracting(coin -> coin.symbol())
                .containsExactly(
                        "BTC", "ETH", "XRP", "BNB", "SOL", "DOGE", "ADA", "TRX", "AVAX", "LINK", "DOT", "XLM", "LTC",
                        "BCH", "SHIB", "UNI", "ATOM", "NEAR", "APT", "ICP", "ETC", "FIL", "HBAR", "AAVE");
    }

    @Test
    void startsAtWholeFiveMinutes() {
        GeneratedMarket market = new GeneratedMarket(1, START.plusSeconds(299));
        assertThat(market.start()).isEqualTo(START);
        assertThat(candle(market, 0, 2).time()).isEqualTo(START.plusSeconds(600).getEpochSecond());
    }

    @Test
    void saysSeedAndStart() {
        assertThat(new GeneratedMarket(7, START).description())
                .isEqualTo("generated seed=7 start=2025-01-01T00:00:00Z edition=1");
    }

    /** A changed number here means other markets for the seeds in use: raise the edition. */
    @Test
    void makesTheSameCandlesForEver() {
        GeneratedMarket market = new GeneratedMarket(1, START);
        assertThat(candle(market, 0, WEEK))
                .isEqualTo(new Candle(1736294400, 103171.7, 103239.4, 103170.1, 103239.4, 5.6685222));
        assertThat(candle(market, 14, WEEK))
                .isEqualTo(new Candle(1736294400, 2.455E-5, 2.458E-5, 2.453E-5, 2.458E-5, 758831847.9887941));
    }

    @Property(tries = 30)
    void doesNotMindTheOrderOfTheQuestions(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2_000) Integer> indexes) {
        GeneratedMarket inOrder = new GeneratedMarket(3, START);
        Map<Integer, Candle> expected = new HashMap<>();
        for (int index = 0; index <= 2_000; index++) {
            expected.put(index, candle(inOrder, index % 24, index));
        }
        GeneratedMarket asked = new GeneratedMarket(3, START);
        for (int index : indexes) {
            assertThat(candle(asked, index % 24, index)).isEqualTo(expected.get(index));
        }
    }

    @Test
    void givesACoinTheSameCandlesAmongOtherCoins() {
        GeneratedMarket all = new GeneratedMarket(1, START);
        GeneratedMarket two = new GeneratedMarket(Whitelist.of("AAVE", "ETH"), 1, START);
        for (int index = 0; index < 1_000; index++) {
            assertThat(two.candle(0, index)).isEqualTo(all.candle(23, index));
            assertThat(two.candle(1, index)).isEqualTo(all.candle(1, index));
        }
    }

    @Test
    void givesEachSeedItsOwnMarket() {
        assertThat(LongStream.range(0, 100)
                        .mapToObj(seed -> candle(new GeneratedMarket(seed, START), 0, 100))
                        .distinct())
                .hasSize(100);
    }

    @Test
    void namesTheCoinThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneratedMarket(Whitelist.of("BTC", "PEPE"), 1, START))
                .withMessageContaining("PEPE")
                .withMessageContaining("take it off the whitelist");
    }

    @Test
    void makesCandlesThatAreConsistent() {
        GeneratedMarket market = new GeneratedMarket(2, START);
        for (int coin = 0; coin < 24; coin++) {
            double previous = candle(market, coin, 0).open();
            for (int index = 0; index < WEEK; index++) {
                Candle candle = candle(market, coin, index);
                assertThat(candle.open()).isEqualTo(previous).isBetween(candle.low(), candle.high());
                assertThat(candle.close()).isBetween(candle.low(), candle.high());
                assertThat(candle.low()).isPositive();
                assertThat(candle.volume()).isPositive();
                previous = candle.close();
            }
        }
    }

    @Test
    void keepsEightDaysAndForgetsWhatIsOlderThanItsMemory() {
        GeneratedMarket market = new GeneratedMarket(1, START);
        long newest = 30 * 288;
        market.candle(0, newest);
        assertThat(market.candle(5, newest - 8 * 288)).isPresent();
        assertThat(market.candle(5, 0)).isEmpty();
        assertThat(market.candle(5, -1)).isEmpty();
    }

    @Test
    void movesAsRealCoinsMoveFromHourToHour() {
        for (long seed : new long[] {1, 2, 3}) {
            List<Series> hours = hourlyReturns(seed, 240);
            Series bitcoin = hours.getFirst();
            assertThat(bitcoin.deviation()).isBetween(0.5, 0.7);
            assertThat(median(hours.stream().map(Series::deviation).toList())).isBetween(0.95, 1.25);
            assertThat(median(hours.stream().map(Series::kurtosis).toList())).isBetween(4.0, 30.0);
            assertThat(hours).allSatisfy(coin -> {
                assertThat(coin.kurtosis()).isGreaterThan(4);
                assertThat(coin.absolute().autocorrelation(1)).isGreaterThan(0.1);
                assertThat(coin.absolute().autocorrelation(6)).isGreaterThan(0.02);
                assertThat(coin.autocorrelation(1))
                        .as("nothing to be had from the last hour")
                        .isBetween(-0.08, 0.08);
            });
            assertThat(hours.subList(1, hours.size()))
                    .allSatisfy(coin -> assertThat(coin.correlation(bitcoin)).isBetween(0.45, 0.9));
        }
    }

    @Test
    void goesNowhereInTheLongRun() {
        double[] years = LongStream.rangeClosed(1, 12)
                .mapToDouble(seed -> {
                    GeneratedMarket market = new GeneratedMarket(Whitelist.of("BTC"), seed, START);
                    double start = candle(market, 0, 0).open();
                    return Math.log(candle(market, 0, 365 * 288).close() / start);
                })
                .toArray();
        assertThat(new Series(years).mean()).isBetween(-0.3, 0.3);
        assertThat(new Series(years).absolute().mean()).isLessThan(1);
    }

    @Test
    void tradesMoreWhenItMovesMore() {
        GeneratedMarket market = new GeneratedMarket(Whitelist.of("BTC", "FIL"), 4, START);
        for (int coin = 0; coin < 2; coin++) {
            double[] moves = new double[4_000];
            double[] dollars = new double[4_000];
            for (int index = 0; index < moves.length; index++) {
                Candle candle = candle(market, coin, index);
                moves[index] = Math.abs(Math.log(candle.close() / candle.open()));
                dollars[index] = candle.volume() * candle.close();
            }
            assertThat(new Series(dollars).correlation(new Series(moves))).isGreaterThan(0.3);
            double usual = coin == 0 ? 1_000_000 : 10_000;
            assertThat(new Series(dollars).mean()).isBetween(usual * 0.6, usual * 1.4);
        }
    }

    @Test
    void hasARallyAndACrashWithABounceInMostWeeks() {
        long eventful = LongStream.rangeClosed(1, 300)
                .filter(seed -> secondWeek(seed).containsAll(EnumSet.of(Regime.RALLY, Regime.CRASH, Regime.BOUNCE)))
                .count();
        assertThat(eventful).isGreaterThan(260);
    }

    @Test
    void fallsInACrashAndRecoversInABounce() {
        Map<Regime, List<Double>> moves = new HashMap<>();
        CommonFactor common = new CommonFactor(1);
        for (int candle = 0; candle < 50 * WEEK; candle++) {
            double move = Arrays.stream(common.next()).sum();
            moves.computeIfAbsent(common.regime(), regime -> new ArrayList<>()).add(move);
        }
        assertThat(mean(moves.get(Regime.CRASH))).isLessThan(-0.3);
        assertThat(mean(moves.get(Regime.BOUNCE))).isPositive();
        assertThat(mean(moves.get(Regime.RALLY))).isPositive();
        assertThat(mean(moves.get(Regime.SLIDE))).isNegative();
    }

    private static Set<Regime> secondWeek(long seed) {
        CommonFactor common = new CommonFactor(seed);
        Set<Regime> seen = EnumSet.noneOf(Regime.class);
        for (int candle = 0; candle < 2 * WEEK; candle++) {
            common.next();
            if (candle >= WEEK) {
                seen.add(common.regime());
            }
        }
        return seen;
    }

    /** Log returns in percent, one series per coin. */
    private static List<Series> hourlyReturns(long seed, int days) {
        GeneratedMarket market = new GeneratedMarket(seed, START);
        int hours = days * 24;
        double[][] returns = new double[market.coins().size()][hours];
        for (int hour = 0; hour < hours; hour++) {
            for (int coin = 0; coin < returns.length; coin++) {
                double before = candle(market, coin, hour * 12L).open();
                double after = candle(market, coin, hour * 12L + 11).close();
                returns[coin][hour] = 100 * Math.log(after / before);
            }
        }
        return List.of(returns).stream().map(Series::new).toList();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
