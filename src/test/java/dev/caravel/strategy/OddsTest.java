package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OddsTest {

    @Test
    void theClassicTargetWinsLittleAndItsStopCostsMuch() {
        Odds odds = Odds.of(Classic.RULES, Scene.FEES);
        assertThat(odds.win()).isEqualTo(Money.of("5.8309375"));
        assertThat(odds.stop()).isEqualTo(Money.of("-108.899"));
        assertThat(odds.breakEvenWinRate()).isEqualTo(94.918, within(0.001));
        assertThat(odds.isWinPositive()).isTrue();
    }

    @Test
    void noWinRateIsEnoughWhenTheFeesEatUpTheTarget() {
        Fees.Rate high = new Fees.Rate(new BigDecimal("0.40"), new BigDecimal("0.60"));
        Odds odds = Odds.of(Classic.RULES, high);
        assertThat(odds.isWinPositive()).isFalse();
        assertThat(odds.breakEvenWinRate()).isGreaterThan(100);
    }

    @Test
    void withoutFeesOnlyTargetAndStopCount() {
        Odds odds = Odds.of(Classic.RULES, new Fees.Rate(BigDecimal.ZERO, BigDecimal.ZERO));
        assertThat(odds.win()).isEqualTo(Money.of("17.625"));
        assertThat(odds.stop()).isEqualTo(Money.of("-94"));
    }
}
