package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.order.OrderRequest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private static final KrakenRequest ONE = AccountCalls.openOrders();
    private static final KrakenRequest TWO = AccountCalls.ledgers(Instant.EPOCH, 0);
    private static final KrakenRequest ORDER =
            new OrderCalls(false).request(new OrderRequest.Cancel(Samples.BTC, "OUF4EM-FRGI2-MQMWZD"), Instant.EPOCH);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final RateBudget budget = new RateBudget(() -> now, RateBudget.Tier.STARTER);

    @Test
    void allowsFifteenReadingsAtOnce() {
        assertThat(Stream.generate(() -> budget.spend(ONE)).limit(15)).containsOnly(true);
        assertThat(budget.spend(ONE)).isFalse();
    }

    @Test
    void countsHistoryTwice() {
        assertThat(Stream.generate(() -> budget.spend(TWO)).limit(7)).containsOnly(true);
        assertThat(budget.spend(TWO)).isFalse();
        assertThat(budget.spend(ONE)).isTrue();
    }

    @Test
    void allowsOneMoreAfterThreeAndABitSeconds() {
        budget.exceeded();
        assertThat(budget.spend(ONE)).isFalse();
        now = now.plusMillis(3_100);
        assertThat(budget.spend(ONE)).isTrue();
        assertThat(budget.spend(ONE)).isFalse();
    }

    @Test
    void neverHoldsBackAnOrderOrAPublicCall() {
        budget.exceeded();

        assertThat(budget.spend(ORDER)).isTrue();
        assertThat(budget.spend(PublicCalls.time())).isTrue();
    }

    @Test
    void doesNotRefillWhenTheClockGoesBack() {
        budget.exceeded();
        now = now.minusSeconds(3600);
        assertThat(budget.spend(ONE)).isFalse();
        now = now.plusSeconds(60);
        assertThat(budget.spend(ONE)).isTrue();
    }
}
