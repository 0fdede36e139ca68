package dev.caravel.strategy;

import static dev.caravel.strategy.Scene.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Control;
import dev.caravel.book.Exit;
import dev.caravel.book.Guards;
import dev.caravel.book.Intent;
import dev.caravel.book.Trade;
import dev.caravel.book.Trades;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StrategyTest {
    private final Strategy strategy = new Strategy(Classic.RULES, true);
    private final Scene scene = new Scene();

    @Test
    void aCycleDecidesAboutEveryCoinAndBuysOne() {
        Strategy.Result result = strategy.decide(scene.quote("SOL", 1, 2, 3).cycle());
        assertThat(result.verdict().decisions()).hasSize(4);
        assertThat(result.verdict().decisions().getFirst())
                .isEqualTo(new Decision.Buy(
                        new Coin("SOL"),
                        Price.of("99.9"),
                        Volume.of("23.52352352"),
                        Decisions.of(result, "SOL").why()));
        assertThat(result.cashNeeded()).isBetween(Money.of("2359.39"), Money.of("2359.40"));
        assertThat(result.verdict().cycle()).isEqualTo(NOON);
        assertThat(result.verdict().market().quoted()).isEqualTo(4);
        assertThat(Decisions.of(result, "SOL").why().score()).isPresent();
        assertThat(Decisions.of(result, "BTC").why().score()).isPresent();
    }

    @Test
    void aWatchLooksAfterPositionsOnlyAndNeverBuys() {
        scene.holding(Held.of("SOL").bought("10", "100"));
        Strategy.Result result = strategy.decide(scene.watch());
        assertThat(result.verdict().decisions()).singleElement().isInstanceOf(Decision.Sell.class);
        assertThat(result.verdict().market().total()).isNaN();
        assertThat(result.guards()).isEqualTo(scene.book.guards());
        assertThat(result.cashNeeded()).isEqualTo(Money.ZERO);
    }

    @Test
    void stopsComeFirstThenExitsThenTheBuyThenWhatStaysAsItIs() {
        scene.holding(Held.of("BTC").bought("10", "100"))
                .holding(Held.of("SOL").bought("10", "110").selling("10", "110.83"))
                .quote("SHIB", 1, 2, 3);
        Strategy.Result result = strategy.decide(scene.cycle());
        assertThat(result.verdict().decisions())
                .extracting(decision -> decision.coin() + " " + decision.why().reason())
                .containsExactly("SOL STOP", "BTC AT_TARGET", "SHIB BEST_SCORE", "ETH OUTSCORED");
    }

    @Test
    void tellsWhichPositionsAreLeftAnotherWay() {
        scene.holding(Held.of("BTC").bought("10", "100"))
                .holding(Held.of("SOL").bought("10", "110").selling("10", "110.83"));
        assertThat(strategy.decide(scene.watch()).exits())
                .containsOnlyKeys(new Coin("SOL"))
                .containsValue(Exit.NORMAL.by(Exit.Way.STOP));
    }

    @Test
    void badQuotesDoNotConcernHeldCoins() {
        scene.holding(Held.of("SOL").bought("10", "100"))
                .unquoted("BTC")
                .unquoted("ETH")
                .unquoted("SOL")
                .unquoted("SHIB");
        Strategy.Result result = strategy.decide(scene.cycle());
        assertThat(Decisions.of(result, "SOL").why().reason()).isEqualTo(Reason.AT_TARGET);
        assertThat(Decisions.of(result, "BTC").why().reason()).isEqualTo(Reason.TOO_FEW_QUOTES);
    }

    @Test
    void sellsACoinThatIsNoLongerWhitelisted() {
        scene.listed("ADA").price("ADA", "99.9", "100.1").holding(Held.of("ADA").bought("10", "100"));
        Strategy.Result result = strategy.decide(scene.cycle());
        assertThat(result.verdict().decisions()).hasSize(5);
        assertThat(Decisions.of(result, "ADA")).isInstanceOf(Decision.Sell.class);
    }

    @Test
    void saysSoWhenKrakenNoLongerListsAHeldCoin() {
        scene.holding(Held.of("SOL").bought("10", "100")).unlisted("SOL");
        assertThat(Decisions.of(strategy.decide(scene.watch()), "SOL").why().reason())
                .isEqualTo(Reason.NOT_ONLINE);
    }

    @Test
    void dustIsLeftToTheScreening() {
        scene.holding(Held.of("SOL").bought("0.01", "100"));
        assertThat(Decisions.of(strategy.decide(scene.cycle()), "SOL").why().reason())
                .isEqualTo(Reason.OUTSCORED);
        assertThat(Decisions.of(strategy.decide(scene.watch()), "SOL").why().reason())
                .isEqualTo(Reason.DUST);
    }

    @Test
    void doesNotBuyACoinTwice() {
        scene.quote("SOL", 1, 2, 3).holding(Held.of("SOL").unresolved(Intent.Kind.PLACE, Side.BUY));
        Strategy.Result result = strategy.decide(scene.cycle());
        assertThat(Decisions.of(result, "SOL").why().reason()).isEqualTo(Reason.UNRESOLVED);
        assertThat(Decisions.of(result, "BTC").why().reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void aGuardThatTripsInThisCycleStopsItsBuy() {
        for (String coin : List.of("BTC", "ETH", "ADA")) {
            scene.book.add(Trades.of(coin, "-1", NOON.minus(Duration.ofHours(1)), Trade.Exit.STOPPED));
        }
        Strategy.Result result = strategy.decide(scene.cycle());
        assertThat(result.tripped()).extracting(Guards.Lock::guard).containsExactly("StoplossGuard");
        assertThat(result.guards().locks()).isEqualTo(result.tripped());
        assertThat(Decisions.of(result, "SOL").why().reason()).isEqualTo(Reason.GUARD);
        assertThat(scene.book.guards().locks()).isEmpty();
    }

    @Test
    void openLossesCountForTheLossOfTheDay() {
        scene.holding(Held.of("SOL").bought("100", "100"));
        scene.book.put(new Guards(
                List.of(),
                Money.of("10000"),
                NOON.minus(Duration.ofHours(12)),
                Money.of("10000"),
                Money.ZERO,
                0,
                true));
        scene.price("SOL", "98", "98.1");
        assertThat(strategy.decide(scene.cycle()).tripped())
                .extracting(Guards.Lock::guard)
                .containsExactly("DailyLoss");
    }

    @Test
    void remembersWhetherTheGateIsOpen() {
        Scene.COINS.coins().forEach(coin -> scene.quote(coin.symbol(), -0.05, 0, 0));
        assertThat(strategy.decide(scene.cycle()).guards().gateOpen()).isTrue();
        scene.book.put(scene.book.guards().withGate(false));
        assertThat(strategy.decide(scene.cycle()).guards().gateOpen()).isFalse();
    }

    @Test
    void flattenDecidesForEveryPosition() {
        scene.control(Control.Mode.FLATTEN)
                .holding(Held.of("BTC").bought("10", "100"))
                .holding(Held.of("SOL").buying("20", "100", "10"));
        Strategy.Result result = strategy.decide(scene.watch());
        assertThat(result.verdict().decisions())
                .extracting(decision -> decision.why().reason())
                .containsOnly(Reason.FLATTEN);
        assertThat(result.exits()).hasSize(2);
    }

    @Property(tries = 300)
    void neverBuysTwoCoinsNorMoreThanTheFreeCash(
            @ForAll @Size(4) List<@DoubleRange(min = -8, max = 8) Double> changes,
            @ForAll @DoubleRange(min = 0, max = 6_000) double cash) {
        Scene any = new Scene().cash(Double.toString(cash));
        for (int i = 0; i < 4; i++) {
            any.quote(Scene.COINS.coin(i).symbol(), changes.get(i), changes.get((i + 1) % 4), changes.get((i + 2) % 4));
        }
        Situation situation = any.cycle();
        Strategy.Result result = strategy.decide(situation);
        assertThat(result.verdict().decisions())
                .hasSize(4)
                .extracting(Decision::coin)
                .doesNotHaveDuplicates();
        List<Decision> buys = result.verdict().decisions().stream()
                .filter(Decision.Buy.class::isInstance)
                .toList();
        assertThat(buys).hasSizeLessThanOrEqualTo(1);
        assertThat(result.cashNeeded()).isLessThanOrEqualTo(situation.cash().max(Money.ZERO));
        assertThat(strategy.decide(situation)).as("the same again").isEqualTo(result);
    }
}
