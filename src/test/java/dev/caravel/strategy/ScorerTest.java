package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Quotes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final int BTC = 0;

    private final Scorer scorer = new Scorer(Classic.RULES.scoring());

    @Test
    void scoresFiftyWhenNothingMoves() {
        assertThat(score(0, 0, 0)).isEqualTo(50);
    }

    @Test
    void changesThatAgreeInPercentPerRootHourHaveNoTurbulence() {
        Score score = scorer.explain(quotes(1, Math.sqrt(24), Math.sqrt(168)), BTC);
        assertThat(score.momentum()).isEqualTo(1, within(1e-12));
        assertThat(score.turbulence()).isEqualTo(0, within(1e-12));
        assertThat(score.total()).isEqualTo(88.0797, within(1e-4));
    }

    @Test
    void takesHalfOfTheTurbulenceOffTheMomentum() {
        Score score = scorer.explain(quotes(1, 0, 0), BTC);
        assertThat(score.momentum()).isEqualTo(0.5);
        assertThat(score.turbulence()).isEqualTo(0.5);
        assertThat(score.total()).isEqualTo(62.2459, within(1e-4));
    }

    @Test
    void tellsTheScaledChanges() {
        Score score = scorer.explain(quotes(1, 2, 3), BTC);
        assertThat(score.scaled1h()).isEqualTo(1);
        assertThat(score.scaled24h()).isEqualTo(0.408248, within(1e-6));
        assertThat(score.scaled7d()).isEqualTo(0.231455, within(1e-6));
    }

    @Test
    void prefersTheSteadyRiseToTheJumpOfTheSameMomentum() {
        assertThat(score(0.5, 0.5 * Math.sqrt(24), 0.5 * Math.sqrt(168))).isGreaterThan(score(1, 0, 0));
    }

    @Test
    void isUnknownWhenAChangeIsUnknown() {
        assertThat(score(Double.NaN, 1, 1)).isNaN();
        assertThat(score(1, Double.NaN, 1)).isNaN();
        assertThat(score(1, 1, Double.NaN)).isNaN();
    }

    @Property
    void staysBetweenZeroAndAHundredAndExplainsItself(
            @ForAll @DoubleRange(min = -90, max = 900) double change1h,
            @ForAll @DoubleRange(min = -90, max = 900) double change24h,
            @ForAll @DoubleRange(min = -90, max = 900) double change7d) {
        Quotes quotes = quotes(change1h, change24h, change7d);
        assertThat(scorer.score(quotes, BTC)).isBetween(0.0, 100.0);
        assertThat(scorer.explain(quotes, BTC).total()).isEqualTo(scorer.score(quotes, BTC));
    }

    private double score(double change1h, double change24h, double change7d) {
        return scorer.score(quotes(change1h, change24h, change7d), BTC);
    }

    private static Quotes quotes(double change1h, double change24h, double change7d) {
        return new Scene().quote("BTC", change1h, change24h, change7d).cycle().quotes();
    }
}
