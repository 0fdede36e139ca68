package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant REAL = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        VirtualClock clock = new VirtualClock(START);
        assertThat(clock.instant()).isEqualTo(START);
        clock.advanceTo(START.plusSeconds(30));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void mayBeMovedToWhereItIs() {
        VirtualClock clock = new VirtualClock(START);
        clock.advanceTo(START);
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void neverGoesBack() {
        VirtualClock clock = new VirtualClock(START);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advanceTo(START.minusNanos(1)))
                .withMessageContaining("cannot go back");
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void endsAtTheLatestTimeWhenManyThreadsMoveIt() {
        VirtualClock clock = new VirtualClock(START);
        IntStream.rangeClosed(1, 10_000).parallel().forEach(second -> {
            try {
                clock.advanceTo(START.plusSeconds(second));
            } catch (IllegalArgumentException passedByAnotherThread) {
                assertThat(clock.instant()).isAfter(START.plusSeconds(second));
            }
        });
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10_000));
    }

    @Test
    void runsAsManyTimesAsFastAsTheRealClock() {
        VirtualClock real = new VirtualClock(REAL);
        PacedClock clock = new PacedClock(real, START, 60);
        assertThat(clock.instant()).isEqualTo(START);
        real.advanceTo(REAL.plusMillis(1_500));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void saysHowLongToWaitForAMarketTime() {
        PacedClock clock = new PacedClock(new VirtualClock(REAL), START, 60);
        assertThat(clock.realTimeUntil(START.plus(Duration.ofMinutes(20)))).isEqualTo(Duration.ofSeconds(20));
        assertThat(clock.realTimeUntil(START.minusSeconds(1))).isZero();
    }

    @Test
    void refusesASpeedThatLeadsNowhere() {
        for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PacedClock(new VirtualClock(REAL), START, speed))
                    .withMessageContaining("speed");
        }
    }

    @Property
    void neverRunsBackwardsAtAnySpeed(
            @ForAll @DoubleRange(min = 0.01, max = 100_000) double speed,
            @ForAll @LongRange(min = 0, max = 100_000_000_000_000_000L) long elapsed,
            @ForAll @LongRange(min = 0, max = 2_000_000_000) long step) {
        VirtualClock real = new VirtualClock(REAL);
        PacedClock clock = new PacedClock(real, START, speed);
        real.advanceTo(REAL.plusNanos(elapsed));
        Instant before = clock.instant();
        real.advanceTo(REAL.plusNanos(elapsed + step));
        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    @Test
    void twoClocksThatSayTheSameStartHaveTheSameTime() {
        VirtualClock real = new VirtualClock(REAL);
        PacedClock one = new PacedClock(real, REAL.minusSeconds(10), START, 100);
        real.advanceTo(REAL.plusSeconds(7));
        PacedClock other = new PacedClock(real, REAL.minusSeconds(10), START, 100);

        assertThat(one.instant()).isEqualTo(other.instant()).isEqualTo(START.plusSeconds(1_700));
        assertThat(one.real(Duration.ofSeconds(200))).isEqualTo(Duration.ofSeconds(2));
    }
}
