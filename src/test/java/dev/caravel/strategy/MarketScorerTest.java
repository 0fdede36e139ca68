package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MarketScorerTest {
    private final MarketScorer marketScorer = new MarketScorer(Classic.RULES);
    private final Scene scene = new Scene();

    @Test
    void weighsByTheSquareRootOfTheMarketCap() {
        scene.quote("BTC", 900e9, 1, 0, 0)
                .quote("ETH", 100e9, -1, 0, 0)
                .unquoted("SOL")
                .unquoted("SHIB");
        double rising = 50 + 50 * Math.tanh(0.5 - 0.25);
        double falling = 50 + 50 * Math.tanh(-0.5 - 0.25);
        assertThat(look(true).total()).isEqualTo((3 * rising + falling) / 4, within(1e-9));
    }

    @Test
    void leavesOutCoinsWithoutScoreOrMarketCap() {
        scene.quote("BTC", 1e9, 1, 0, 0)
                .quote("ETH", Double.NaN, 9, 9, 9)
                .quote("SOL", 1e9, Double.NaN, 9, 9)
                .unquoted("SHIB");
        assertThat(look(true).total()).isEqualTo(62.2459, within(1e-4));
        assertThat(look(true).quoted()).isEqualTo(3);
    }

    @Test
    void leavesOutOldQuotes() {
        scene.at(Scene.NOON.plus(Duration.ofMinutes(10)));
        assertThat(look(true).quoted()).isEqualTo(4);
        scene.at(Scene.NOON.plus(Duration.ofMinutes(10)).plusMillis(1));
        assertThat(look(true).quoted()).isZero();
    }

    @Test
    void opensAtTheThreshold() {
        allChange(0);
        assertThat(look(false).total()).isEqualTo(50);
        assertThat(look(false).open()).isTrue();
    }

    @Test
    void staysClosedUnderTheThreshold() {
        allChange(-0.01);
        assertThat(look(false).open()).isFalse();
    }

    @Test
    void onceOpenStaysOpenUntilWellUnderTheThreshold() {
        allChange(-0.05);
        assertThat(look(true).total()).isBetween(47.0, 50.0);
        assertThat(look(true).open()).isTrue();
        allChange(-0.1);
        assertThat(look(true).total()).isLessThan(47);
        assertThat(look(true).open()).isFalse();
    }

    @Test
    void anUnknownMarketLeavesTheGateAsItWas() {
        scene.unquoted("BTC").unquoted("ETH").unquoted("SOL").unquoted("SHIB");
        assertThat(look(true)).isEqualTo(new MarketScore(Double.NaN, 0, true));
        assertThat(look(false)).isEqualTo(new MarketScore(Double.NaN, 0, false));
    }

    private void allChange(double change1h) {
        Scene.COINS.coins().forEach(coin -> scene.quote(coin.symbol(), change1h, 0, 0));
    }

    private MarketScore look(boolean wasOpen) {
        Situation situation = scene.cycle();
        return marketScorer.look(situation.quotes(), situation.time().toEpochMilli(), wasOpen);
    }
}
