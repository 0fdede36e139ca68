package dev.caravel.paper.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.paper.fault.FaultRule.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Fault RESET = new Fault.Reset(Moment.AFTER);
    private static final Fault SLOW = new Fault.Slow(Duration.ofSeconds(1));

    private static Faults of(FaultRule... rules) {
        return Faults.of(5, List.of(rules));
    }

    private static List<Integer> hit(Faults faults, String account, String method, int calls) {
        return IntStream.rangeClosed(1, calls)
                .filter(_ -> faults.next(account, method).isPresent())
                .boxed()
                .toList();
    }

    @Test
    void theCallsWithTheNumbersAreHit() {
        Faults faults = of(FaultRule.of(RESET, new Turn.Calls(Set.of(3L, 7L)), "AddOrder"));

        assertThat(faults.next("a", "Balance")).as("no call of the rule's").isEmpty();
        assertThat(hit(faults, "a", "AddOrder", 20)).containsExactly(3, 7);
        assertThat(hit(faults, "b", "AddOrder", 20)).as("counted by account").containsExactly(3, 7);
    }

    @Test
    void everyTenthCallIsHitButNotMoreOftenThanSaid() {
        Faults faults = of(FaultRule.of(RESET, new Turn.Every(10)).atMost(2));

        assertThat(hit(faults, "a", "Balance", 60)).containsExactly(10, 20);
    }

    @Test
    void whatIsOfAnAccountIsNothingToAPublicCall() {
        Faults faults = of(FaultRule.of(new Fault.Pieces(3), new Turn.Every(1)));

        assertThat(hit(faults, "", "Ticker", 3)).isEmpty();
        assertThat(faults.happened()).isEmpty();
        assertThat(hit(faults, "a", "Balance", 1)).containsExactly(1);
    }

    @Test
    void aChanceIsMetAboutAsOftenAsSaid() {
        Faults faults = of(FaultRule.of(RESET, new Turn.Chance(0.05)));

        assertThat(hit(faults, "a", "Balance", 10_000))
                .hasSize((int) faults.happened().values().iterator().next().longValue());
        assertThat((double) faults.happened().get("reset")).isCloseTo(500, within(100.0));
    }

    @Test
    void theSameSeedHitsTheSameCallsWhateverOthersDo() {
        FaultRule rule = FaultRule.of(RESET, new Turn.Chance(0.3));
        Faults alone = Faults.of(9, List.of(rule));
        Faults together = Faults.of(9, List.of(rule));
        Faults another = Faults.of(10, List.of(rule));

        List<Optional<Fault>> mine = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Optional<Fault> theirs = together.next("b", "AddOrder");
            mine.add(together.next("a", i % 3 == 0 ? "AddOrder" : "Balance"));
            assertThat(theirs).isIn(Optional.empty(), Optional.of(RESET));
        }

        assertThat(IntStream.range(0, 200).mapToObj(_ -> alone.next("a", "Balance")))
                .isEqualTo(mine);
        assertThat(IntStream.range(0, 200).mapToObj(_ -> another.next("a", "Balance")))
                .isNotEqualTo(mine);
    }

    @Test
    void theFirstRuleThatSaysSoWinsAndTheOthersCountOn() {
        Faults faults = of(FaultRule.of(RESET, new Turn.Calls(Set.of(2L))), FaultRule.of(SLOW, new Turn.Every(2)));

        assertThat(IntStream.range(0, 4).mapToObj(_ -> faults.next("a", "Balance")))
                .containsExactly(Optional.empty(), Optional.of(RESET), Optional.empty(), Optional.of(SLOW));
        assertThat(faults.happened()).isEqualTo(Map.of("reset", 1L, "slow", 1L));
    }

    @Test
    void nothingHappensByItself() {
        assertThat(hit(Faults.none(), "a", "AddOrder", 100)).isEmpty();
        assertThat(Faults.none().happened()).isEmpty();
    }
}
