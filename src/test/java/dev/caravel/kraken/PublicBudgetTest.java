package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.discretion.Mask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PublicBudgetTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant now = NOON;
    private final PublicBudget budget = new PublicBudget(() -> now, SECOND);

    private static KrakenReply refusal(String error) {
        return KrakenReply.parse(200, "{\"error\":[\"" + error + "\"]}", Mask.NONE);
    }

    @Test
    void theFirstCallIsMadeAtOnceAndTheNextASecondLater() {
        assertThat(budget.turn()).isZero();
        assertThat(budget.turn()).isEqualTo(SECOND);
        assertThat(budget.turn()).isEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void nothingIsSavedUpWhileNobodyCalls() {
        assertThat(budget.turn()).isZero();
        now = NOON.plusSeconds(3600);
        assertThat(budget.turn()).isZero();
        assertThat(budget.turn()).isEqualTo(SECOND);
    }

    @Test
    void whoCanWaitMakesRoomForWhoCannot() {
        budget.spend();
        budget.spend();
        budget.spend();
        assertThat(budget.turn()).isEqualTo(SECOND.multipliedBy(3));
    }

    @Test
    void restsAfterACallTooMany() {
        budget.heed(refusal("EGeneral:Too many requests"));
        assertThat(budget.turn()).isEqualTo(Duration.ofSeconds(10));

        now = NOON.plusSeconds(60);
        budget.heed(refusal("EAPI:Rate limit exceeded"));
        assertThat(budget.turn()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void otherRefusalsCostNoRest() {
        budget.heed(refusal("EQuery:Unknown asset pair"));
        budget.heed(KrakenReply.parse(502, "<html>", Mask.NONE));
        assertThat(budget.turn()).isZero();
    }

    @Test
    void anExchangeThatDoesNotCountIsCalledAtOnce() {
        PublicBudget free = new PublicBudget(() -> now, Duration.ZERO);
        free.spend();
        assertThat(free.turn()).isZero();
        assertThat(free.turn()).isZero();
    }

    /** Calls that wait keep the distance from each other, whatever the pauses between them. */
    @Property
    void callsThatWaitAreNeverCloserThanTheInterval(
            @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 3000) Integer> pauses) {
        List<Instant> calls = new ArrayList<>();
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            calls.add(now.plus(budget.turn()));
        }
        Collections.sort(calls);
        for (int i = 1; i < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i - 1), calls.get(i))).isGreaterThanOrEqualTo(SECOND);
        }
    }
}
