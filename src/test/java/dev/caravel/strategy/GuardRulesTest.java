package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Control;
import dev.caravel.book.Guards;
import dev.caravel.book.Guards.Lock;
import dev.caravel.book.Trade;
import dev.caravel.book.Trades;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guards of a bot that was given $10,000, looked at at noon. */
class GuardRulesTest {
    private static final Instant NOON = Scene.NOON;
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    private final List<Trade> trades = new ArrayList<>();
    private GuardRules rules = new GuardRules(Classic.GUARDING);
    private Guards guards = Guards.fresh(Money.of("10000"));
    private Control control = Control.RUN;

    @Test
    void tripsNothingWithoutALoss() {
        assertThat(look("10000", NOON)).isEmpty();
        assertThat(guards.locks()).isEmpty();
    }

    @Test
    void threeStopsInADayLockFromTheLastOne() {
        stop("BTC", NOON.minus(Duration.ofHours(23)));
        stop("ETH", NOON.minus(Duration.ofHours(5)));
        assertThat(look("10000", NOON)).isEmpty();
        stop("SOL", NOON.minus(Duration.ofHours(1)));
        assertThat(look("10000", NOON)).singleElement().satisfies(lock -> {
            assertThat(lock.guard()).isEqualTo("StoplossGuard");
            assertThat(lock.coin()).isEmpty();
            assertThat(lock.until()).contains(NOON.plus(Duration.ofHours(11)));
            assertThat(lock.why()).isEqualTo("3 stop-losses within 24 h (limit 3)");
        });
    }

    @Test
    void forgetsStopsOlderThanADay() {
        stop("BTC", NOON.minus(Duration.ofHours(24)));
        stop("ETH", NOON.minus(Duration.ofHours(5)));
        stop("SOL", NOON.minus(Duration.ofHours(1)));
        assertThat(look("10000", NOON)).isEmpty();
    }

    @Test
    void theSameStopsNeverLockTwice() {
        for (String coin : List.of("BTC", "ETH", "SOL")) {
            stop(coin, NOON);
        }
        assertThat(look("10000", NOON)).hasSize(1);
        assertThat(look("10000", NOON.plusSeconds(60))).isEmpty();
        assertThat(guards.locks()).hasSize(1);
        assertThat(look("10000", NOON.plus(Duration.ofHours(12)))).isEmpty();
        assertThat(guards.locks()).isEmpty();
    }

    @Test
    void aDrawdownOfFivePercentLocksFromItsLowestPoint() {
        trade("BTC", "200", NOON.minus(Duration.ofDays(5)));
        trade("ETH", "-300", NOON.minus(Duration.ofDays(4)));
        trade("SOL", "-209", NOON.minus(Duration.ofHours(3)));
        assertThat(look("9691", NOON)).isEmpty();
        trade("SHIB", "-1", NOON.minus(Duration.ofHours(2)));
        trade("ADA", "20", NOON.minus(Duration.ofHours(1)));
        assertThat(look("9710", NOON)).singleElement().satisfies(lock -> {
            assertThat(lock.guard()).isEqualTo("MaxDrawdown");
            assertThat(lock.until()).contains(NOON.plus(Duration.ofHours(22)));
            assertThat(lock.why()).isEqualTo("lost $510.00, 5.00 % of equity, within 7 d (limit 5.00 %)");
        });
    }

    @Test
    void aDrawdownIsMeasuredWithinTheWeek() {
        trade("ETH", "-400", NOON.minus(Duration.ofDays(7)));
        trade("SOL", "-400", NOON.minus(Duration.ofHours(3)));
        assertThat(look("9200", NOON)).isEmpty();
    }

    @Test
    void twoLosingTradesOfACoinLockTheCoin() {
        trade("SOL", "-30", NOON.minus(Duration.ofDays(2)));
        assertThat(look("9970", NOON)).isEmpty();
        trade("SOL", "6", NOON.minus(Duration.ofHours(8)));
        assertThat(look("9976", NOON)).singleElement().satisfies(lock -> {
            assertThat(lock.guard()).isEqualTo("LowProfitCoins");
            assertThat(lock.coin()).contains(new Coin("SOL"));
            assertThat(lock.until()).contains(NOON.plus(Duration.ofHours(40)));
            assertThat(lock.why()).isEqualTo("2 trades of SOL within 7 d made -1.20 % (limit -1.00 %)");
        });
    }

    @Test
    void tradesOfDifferentCoinsAreNotAddedUp() {
        trade("SOL", "-30", NOON.minus(Duration.ofDays(2)));
        trade("BTC", "-30", NOON.minus(Duration.ofDays(2)));
        assertThat(look("9940", NOON)).isEmpty();
    }

    @Test
    void aLossOfTwoPercentEndsTheDay() {
        assertThat(look("10000", NOON)).isEmpty();
        assertThat(look("9800.01", NOON)).isEmpty();
        assertThat(look("9800", NOON)).singleElement().satisfies(lock -> {
            assertThat(lock.guard()).isEqualTo("DailyLoss");
            assertThat(lock.until()).contains(MIDNIGHT);
            assertThat(lock.why()).isEqualTo("lost $200.00 today, 2.00 % of $10000.00 (limit 2.00 %)");
        });
        assertThat(look("9700", NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void aNewDayStartsFromItsOwnEquity() {
        look("10000", NOON);
        look("9800", NOON);
        assertThat(look("9800", MIDNIGHT)).isEmpty();
        assertThat(guards.locks()).isEmpty();
        assertThat(guards.dayStart()).isEqualTo(Money.of("9800"));
        assertThat(look("9604", MIDNIGHT)).extracting(Lock::guard).containsExactly("DailyLoss");
    }

    @Test
    void aLossOfTenPercentFromThePeakHoldsUntilTheOwnerSaysRun() {
        look("11000", NOON);
        assertThat(look("9900", MIDNIGHT)).singleElement().satisfies(lock -> {
            assertThat(lock.guard()).isEqualTo("PeakLoss");
            assertThat(lock.until()).isEmpty();
            assertThat(lock.why())
                    .isEqualTo("lost $1100.00 since the peak, 10.00 % of $11000.00 (limit 10.00 %), until you say run");
        });
        assertThat(look("9900", MIDNIGHT.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(guards.locks()).hasSize(1);
        assertThat(guards.deepest()).isEqualTo(Money.of("1100"));
        assertThat(guards.deepestPercent()).isEqualTo(10);
    }

    @Test
    void afterTheOwnerSaysRunThePeakStartsAnew() {
        look("11000", NOON);
        look("9900", MIDNIGHT);
        says(Control.Mode.NO_BUYS, MIDNIGHT.plusSeconds(60));
        assertThat(look("9900", MIDNIGHT.plusSeconds(90))).isEmpty();
        assertThat(guards.locks()).hasSize(1);
        says(Control.Mode.RUN, MIDNIGHT.plusSeconds(120));
        assertThat(look("9900", MIDNIGHT.plusSeconds(150))).isEmpty();
        assertThat(guards.locks()).isEmpty();
        assertThat(guards.peak()).isEqualTo(Money.of("9900"));
        assertThat(guards.deepest()).isEqualTo(Money.of("1100"));
    }

    @Test
    void fortyTradesThatLostTogetherPauseBuying() {
        losses(39);
        assertThat(look("10000", NOON)).isEmpty();
        losses(1);
        assertThat(look("10000", NOON)).singleElement().satisfies(lock -> {
            assertThat(lock.guard()).isEqualTo("Expectancy");
            assertThat(lock.until()).isEmpty();
            assertThat(lock.why()).isEqualTo("the last 40 trades made -$40.00, until you say run");
        });
    }

    @Test
    void onlyTheLastFortyTradesCount() {
        losses(100);
        for (int i = 0; i < 39; i++) {
            trade("SOL", "1", NOON);
        }
        trade("SOL", "2", NOON);
        assertThat(look("10000", NOON)).isEmpty();
    }

    @Test
    void afterTheOwnerSaysRunOnlyNewTradesCount() {
        losses(40);
        look("10000", NOON);
        says(Control.Mode.RUN, NOON.plusSeconds(60));
        assertThat(look("10000", NOON.plusSeconds(90))).isEmpty();
        losses(39, NOON.plusSeconds(100));
        says(Control.Mode.NO_BUYS, NOON.plusSeconds(110));
        assertThat(look("10000", NOON.plusSeconds(120))).isEmpty();
        losses(1, NOON.plusSeconds(130));
        assertThat(look("10000", NOON.plusSeconds(140))).extracting(Lock::guard).containsExactly("Expectancy");
    }

    @Test
    void liftingExpectancyASecondTimeCountsFromThen() {
        rules = new GuardRules(Classic.guarding(1));
        for (int round = 0; round < 3; round++) {
            Instant time = NOON.plusSeconds(round * 100L);
            losses(1, time);
            assertThat(look("10000", time.plusSeconds(1)))
                    .extracting(Lock::guard)
                    .containsExactly("Expectancy");
            says(Control.Mode.RUN, time.plusSeconds(2));
            assertThat(look("10000", time.plusSeconds(3))).isEmpty();
            assertThat(guards.locks()).hasSize(1).noneMatch(lock -> lock.isOn(time.plusSeconds(3), control));
        }
    }

    @Test
    void keepsTheGateAsItWas() {
        guards = guards.withGate(true);
        look("9000", NOON);
        assertThat(guards.gateOpen()).isTrue();
    }

    private void stop(String coin, Instant closed) {
        trades.add(Trades.of(coin, "-1", closed, Trade.Exit.STOPPED));
    }

    private void trade(String coin, String net, Instant closed) {
        trades.add(Trades.of(coin, net, closed, Trade.Exit.LOWERED));
    }

    /** Losses too small for the other guards. */
    private void losses(int count) {
        losses(count, NOON);
    }

    private void losses(int count, Instant closed) {
        for (int i = 0; i < count; i++) {
            trade("SOL", "-1", closed);
        }
    }

    private void says(Control.Mode mode, Instant when) {
        control = new Control(mode, when, "test");
    }

    private List<Lock> look(String equity, Instant now) {
        GuardRules.Result result = rules.update(guards, trades, Money.of(equity), now, control);
        guards = result.guards();
        return result.tripped();
    }
}
