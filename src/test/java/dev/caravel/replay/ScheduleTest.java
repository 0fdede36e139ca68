package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.replay.Moment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant MIDNIGHT = Instant.parse("2024-03-01T00:00:00Z");
    private static final Duration NO_WATCH = Duration.ZERO;
    private static final CronTimes EVERY_20_MINUTES = every(1200);

    private static CronTimes every(long seconds) {
        return after ->
                Optional.of(Instant.ofEpochSecond(Math.floorDiv(after.getEpochSecond(), seconds) * seconds + seconds));
    }

    private static Schedule schedule(Duration watchEvery, long fromSecond, long toSecond) {
        return new Schedule(
                EVERY_20_MINUTES, watchEvery, MIDNIGHT.plusSeconds(fromSecond), MIDNIGHT.plusSeconds(toSecond));
    }

    private static List<Moment> moments(Schedule schedule) {
        List<Moment> moments = new ArrayList<>();
        schedule.forEach(moments::add);
        return moments;
    }

    private static Moment watch(long second) {
        return new Moment(MIDNIGHT.plusSeconds(second), Kind.WATCH);
    }

    private static Moment cycle(long second) {
        return new Moment(MIDNIGHT.plusSeconds(second), Kind.CYCLE);
    }

    @Test
    void watchesBeforeTheCycleOfTheSameTime() {
        assertThat(schedule(Duration.ofMinutes(10), 0, 1201))
                .containsExactly(watch(0), cycle(0), watch(600), watch(1200), cycle(1200));
    }

    @Test
    void playsTheFirstTimeAndNotTheLast() {
        assertThat(schedule(NO_WATCH, 0, 2400)).containsExactly(cycle(0), cycle(1200));
    }

    @Test
    void beginsWithTheNextMomentWhenItStartsBetweenTwo() {
        assertThat(schedule(Duration.ofMinutes(10), 601, 1201)).containsExactly(watch(1200), cycle(1200));
    }

    @Test
    void hasThe2160CyclesOfAMonth() {
        assertThat(schedule(NO_WATCH, 0, 30 * 86_400)).hasSize(2160);
    }

    @Test
    void goesOnWatchingWhenNoMoreCyclesAreDue() {
        Schedule schedule =
                new Schedule(after -> Optional.empty(), Duration.ofSeconds(30), MIDNIGHT, MIDNIGHT.plusSeconds(61));
        assertThat(schedule).containsExactly(watch(0), watch(30), watch(60));
    }

    @Test
    void isEmptyBetweenATimeAndItself() {
        assertThat(schedule(Duration.ofSeconds(30), 0, 0)).isEmpty();
    }

    @Test
    void saysThatNothingIsLeft() {
        Iterator<Moment> moments = schedule(NO_WATCH, 0, 0).iterator();
        assertThatThrownBy(moments::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void refusesToEndBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(NO_WATCH, 1, 0));
    }

    @Test
    void refusesAWatchIntervalThatIsNegativeOrTooFine() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(Duration.ofSeconds(-1), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(Duration.ofNanos(1), 0, 1));
    }

    @Test
    void doesNotHangOnARuleThatStandsStill() {
        Schedule schedule = new Schedule(Optional::of, NO_WATCH, MIDNIGHT, MIDNIGHT.plusSeconds(1));
        assertThatIllegalStateException().isThrownBy(schedule::iterator).withMessageContaining("cannot be at");
    }

    @Property
    void isTheSameInOnePieceAndInTwo(
            @ForAll @IntRange(max = 10_000) int length,
            @ForAll @IntRange(max = 10_000) int cut,
            @ForAll @IntRange(max = 2_000) int watchSeconds) {
        Duration watch = Duration.ofSeconds(watchSeconds);
        int middle = Math.min(cut, length);
        List<Moment> pieces = moments(schedule(watch, 0, middle));
        pieces.addAll(moments(schedule(watch, middle, length)));
        assertThat(pieces).isEqualTo(moments(schedule(watch, 0, length)));
    }
}
