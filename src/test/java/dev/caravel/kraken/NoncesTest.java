package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final long NOON = 1_700_000_000_000_000L;
    private static final long TEN_MINUTES = 600_000_000L;

    private final KeptCeiling ceiling = new KeptCeiling();
    private Instant now = Instant.ofEpochSecond(1_700_000_000);

    @Test
    void areMicrosecondsSinceTheEpoch() {
        assertThat(nonces().next()).isEqualTo(NOON);
    }

    @Test
    void riseWhileTheClockStands() {
        Nonces nonces = nonces();

        assertThat(LongStream.generate(nonces::next).limit(3)).containsExactly(NOON, NOON + 1, NOON + 2);
    }

    @Test
    void riseWhenTheClockGoesBack() {
        Nonces nonces = nonces();
        nonces.next();
        now = now.minusSeconds(3600);

        assertThat(nonces.next()).isEqualTo(NOON + 1);
    }

    @Test
    void reserveTenMinutesAheadOnce() {
        Nonces nonces = nonces();
        for (int i = 0; i < 599; i++) {
            nonces.next();
            now = now.plusSeconds(1);
        }

        assertThat(ceiling.reservations).containsExactly(NOON + TEN_MINUTES);
    }

    @Test
    void goOnAboveTheCeilingAfterARestart() {
        nonces().next();

        assertThat(nonces().next()).isEqualTo(NOON + TEN_MINUTES + 1);
    }

    @Test
    void goOnWhereALostStateMayHaveReservedThem() {
        Nonces nonces = nonces();
        nonces.mayFollowALostCeiling();

        assertThat(nonces.next()).isEqualTo(NOON + TEN_MINUTES + 1);
    }

    @Test
    void areAboveAllThatAStateUsedWhichWasLost() {
        nonces().next();
        long used = nonces().next();
        ceiling.reservations.clear();
        now = now.plusMillis(1);

        Nonces anew = nonces();
        anew.mayFollowALostCeiling();
        assertThat(anew.next()).isGreaterThan(used);
    }

    @Test
    void goOnWithTheClockOnceItHasPassedTheCeiling() {
        nonces().next();
        now = now.plusSeconds(3600);

        assertThat(nonces().next()).isEqualTo(NOON + 3_600_000_000L);
    }

    @Test
    void doNotRunAwayFromTheClockWhenRestartedOverAndOver() {
        for (int i = 0; i < 100; i++) {
            nonces().next();
        }

        assertThat(ceiling.read()).isLessThan(NOON + TEN_MINUTES + 1_000_000);
    }

    @Test
    void useNoneAboveACeilingThatCouldNotBeKept() {
        Nonces nonces = nonces();
        ceiling.isBroken = true;
        assertThatThrownBy(nonces::next).hasMessage("disk full");
        ceiling.isBroken = false;

        assertThat(nonces.next()).isEqualTo(NOON);
    }

    @Test
    void refuseACeilingThatIsNoTime() {
        ceiling.reservations.add(Long.MAX_VALUE);
        assertThatThrownBy(this::nonces)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make a new API key");
        ceiling.reservations.add(-1L);
        assertThatThrownBy(this::nonces).hasMessageContaining("make a new API key");
    }

    @Test
    void stopBeforeTheyOverflow() {
        ceiling.reservations.add(Long.MAX_VALUE - TEN_MINUTES - 1);

        assertThatThrownBy(nonces()::next).hasMessageContaining("used up");
    }

    @Test
    void areNeverTheSameForTwoThreads() throws Exception {
        Nonces nonces = nonces();
        Callable<List<Long>> thousand =
                () -> LongStream.generate(nonces::next).limit(1000).boxed().toList();
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Long>> some : threads.invokeAll(
                    IntStream.range(0, 4).mapToObj(_ -> thousand).toList())) {
                all.addAll(some.get());
            }
        }

        assertThat(all).hasSize(4000).doesNotHaveDuplicates();
    }

    /** Before each nonce the clock moves by so many seconds; those that five divides are restarts. */
    @Property(tries = 200)
    void riseOverRestartsAndClocksThatJump(
            @ForAll @Size(max = 60) List<@IntRange(min = -4000, max = 4000) Integer> steps) {
        List<Long> used = new ArrayList<>();
        Nonces nonces = nonces();
        for (int step : steps) {
            now = now.plusSeconds(step);
            if (step % 5 == 0) {
                nonces = nonces();
            }
            used.add(nonces.next());
            assertThat(used.getLast()).isLessThanOrEqualTo(ceiling.read());
        }

        assertThat(used).isSorted().doesNotHaveDuplicates();
    }

    private Nonces nonces() {
        return new Nonces(() -> now, ceiling, Duration.ofMinutes(10));
    }

    private static final class KeptCeiling implements Nonces.Ceiling {
        private final List<Long> reservations = new ArrayList<>();
        private boolean isBroken;

        @Override
        public long read() {
            return reservations.isEmpty() ? 0 : reservations.getLast();
        }

        @Override
        public void reserve(long ceiling) {
            if (isBroken) {
                throw new IllegalStateException("disk full");
            }
            reservations.add(ceiling);
        }
    }
}
