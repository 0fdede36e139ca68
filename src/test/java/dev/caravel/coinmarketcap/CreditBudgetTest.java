package dev.caravel.coinmarketcap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.discretion.Mask;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditBudgetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final CreditBudget budget = new CreditBudget();

    private void says(String plan, String month) {
        budget.asked(NOW);
        budget.take(
                Credits.read(CoinMarketCapReply.parse(
                        200,
                        "{\"status\":{\"error_code\":0},\"data\":{\"plan\":{" + plan
                                + "},\"usage\":{\"current_month\":{" + month + "}}}}",
                        Mask.NONE)),
                NOW);
    }

    @Test
    void isSpentAtNinetyPercent() {
        says("\"credit_limit_monthly\":10000", "\"credits_used\":8998,\"credits_left\":1002");

        assertThat(budget.isSpent()).isFalse();
        budget.spend(1);
        assertThat(budget.isSpent()).isFalse();
        budget.spend(1);
        assertThat(budget.isSpent()).isTrue();
        assertThat(budget.overdrawn())
                .hasMessageContaining("9000 of 10000 credits are used")
                .hasMessageContaining("until next month");
    }

    @Test
    void reckonsWithWhatIsLeftIfNothingElseIsSaid() {
        says("\"credit_limit_monthly\":10000", "\"credits_left\":1000");

        assertThat(budget.isSpent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"credit_limit_monthly\":0", "\"credit_limit_monthly\":null"})
    void isNeverSpentWhileNoLimitIsKnown(String plan) {
        budget.spend(1_000_000);
        assertThat(budget.isSpent()).isFalse();
        says(plan, "\"credits_used\":1000000");
        assertThat(budget.isSpent()).isFalse();
    }

    @Test
    void isAskedForAtTheStartAndOnceADay() {
        assertThat(budget.isDue(NOW)).isTrue();
        says("\"credit_limit_monthly\":10000", "\"credits_used\":1");
        assertThat(budget.isDue(NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(budget.isDue(NOW.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void isAskedForWhenTheCountBeginsAnew() {
        says(
                "\"credit_limit_monthly\":10000,\"credit_limit_monthly_reset_timestamp\":\"2026-11-22T13:00:00.000Z\"",
                "\"credits_used\":9500");

        assertThat(budget.overdrawn()).hasMessageContaining("until 2026-11-22T13:00:00Z");
        assertThat(budget.isDue(Instant.parse("2026-11-22T12:59:59Z"))).isFalse();
        assertThat(budget.isDue(Instant.parse("2026-11-22T13:00:00Z"))).isTrue();
    }

    @Test
    void aKeyThatDoesNotTellIsNotAskedAgain() {
        budget.unknown();

        assertThat(budget.isDue(NOW.plus(Duration.ofDays(400)))).isFalse();
    }
}
