package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KrakenTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NO_LEASE = Instant.MAX;

    private Instant now = NOON;
    private final KrakenTime time = new KrakenTime(() -> now, Duration.ofSeconds(5));

    @Test
    void isNotTrustedBeforeTheFirstSample() {
        assertThat(time.isTrusted()).isFalse();
        assertThat(time.uncertainty()).isEmpty();
        assertThat(time.hasPassed(Instant.EPOCH)).isFalse();
        assertThat(time.deadline(NOON.plusSeconds(30), NO_LEASE)).isEmpty();
        assertThat(time.now()).isEqualTo(NOON);
    }

    @Test
    void isKnownToHalfASecondAndHalfTheRoundTrip() {
        sample(10, 200);

        assertThat(time.uncertainty()).hasValue(Duration.ofMillis(600));
        assertThat(time.now())
                .isBetween(krakens(10).minusMillis(600), krakens(10).plusMillis(600));
        assertThat(time.isTrusted()).isTrue();
    }

    @Test
    void isOurOwnWhereKrakensMayBeTheSame() {
        assertThat(time.nearest()).isEqualTo(now);
        sample(0, 200);
        assertThat(time.nearest()).isEqualTo(now);
        sample(60, 200);
        assertThat(time.nearest()).isBetween(krakens(60).minusMillis(1200), krakens(60));
        sample(-60, 200);
        assertThat(time.nearest()).isBetween(krakens(-60), krakens(-60).plusMillis(1200));
    }

    @Test
    void isNotTrustedAfterAVerySlowSample() {
        sample(0, 3100);

        assertThat(time.isTrusted()).isFalse();
        assertThat(time.deadline(now.plusSeconds(30), NO_LEASE)).isEmpty();
    }

    @Test
    void isKnownBetterBySamplesThatAgree() {
        sample(0, 100);
        now = now.plusMillis(700);
        time.sample(now, NOON.getEpochSecond(), now.plusMillis(100));
        now = now.plusMillis(100);

        assertThat(time.uncertainty().orElseThrow()).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void isKnownWorseAsTimeGoesBy() {
        sample(0, 200);
        now = now.plus(Duration.ofHours(1));
        assertThat(time.uncertainty()).hasValue(Duration.ofMillis(600 + 360));
        now = now.plus(Duration.ofHours(5));
        assertThat(time.isTrusted()).isFalse();
    }

    @Test
    void believesTheNewestSampleIfOurClockWasSetForward() {
        sample(0, 200);
        now = now.plusSeconds(100);
        sample(-90, 200);

        assertThat(time.uncertainty()).hasValue(Duration.ofMillis(600));
        assertThat(time.now())
                .isBetween(krakens(-90).minusMillis(600), krakens(-90).plusMillis(600));
    }

    @Test
    void isNotTrustedOnceOurClockWasSetBack() {
        sample(0, 200);
        now = now.minusSeconds(10);
        assertThat(time.isTrusted()).isFalse();

        time.sample(now, now.getEpochSecond(), now.minusSeconds(1));
        assertThat(time.uncertainty()).isEmpty();
    }

    @Test
    void givesAnOrderFiveSeconds() {
        sample(10, 200);

        assertThat(time.deadline(krakens(40), NO_LEASE)).hasValue(time.now().plusSeconds(5));
    }

    @Test
    void givesAnOrderNoLongerThanItsIntentAndTheLease() {
        sample(0, 0);
        Instant inFourAndAHalf = now.plusMillis(4500);
        Optional<Instant> earliest = Optional.of(inFourAndAHalf);

        assertThat(time.deadline(inFourAndAHalf, NO_LEASE)).isEqualTo(earliest);
        assertThat(time.deadline(now.plusSeconds(30), inFourAndAHalf)).isEqualTo(earliest);
    }

    @Test
    void sendsNothingWithLessThanThreeSecondsLeft() {
        sample(0, 0);

        assertThat(time.deadline(now.plusMillis(3900), NO_LEASE)).isEmpty();
        assertThat(time.deadline(now.minusSeconds(1), NO_LEASE)).isEmpty();
        assertThat(time.deadline(now.plusSeconds(30), now.plusMillis(3900))).isEmpty();
    }

    @Test
    void writesDeadlinesAsKrakenReadsThem() {
        assertThat(KrakenTime.text(Instant.parse("2026-03-01T12:00:05.123456789Z")))
                .isEqualTo("2026-03-01T12:00:05.123Z");
        assertThat(KrakenTime.text(Instant.parse("2026-03-01T12:00:05Z"))).isEqualTo("2026-03-01T12:00:05Z");
    }

    @Property(tries = 500)
    void aDeadlineIsNeverAfterTheLimitAndNeverTooSoonForKraken(
            @ForAll @IntRange(min = -100_000, max = 100_000) int offsetMillis,
            @ForAll @IntRange(min = 0, max = 3000) int there,
            @ForAll @IntRange(min = 0, max = 3000) int back,
            @ForAll @IntRange(min = 0, max = 600) int secondsAgo,
            @ForAll @IntRange(min = -2000, max = 20_000) int limitMillis) {
        KrakenTime time = new KrakenTime(() -> now, Duration.ofSeconds(5));
        Duration offset = Duration.ofMillis(offsetMillis);
        Instant answered = now.plusMillis(there);
        time.sample(now, answered.plus(offset).getEpochSecond(), answered.plusMillis(back));
        now = answered.plusMillis(back).plusSeconds(secondsAgo);
        Instant krakensNow = now.plus(offset);
        Instant limit = krakensNow.plusMillis(limitMillis);

        Duration off = Duration.between(time.now(), krakensNow).abs();
        assertThat(off).isLessThanOrEqualTo(time.uncertainty().orElseThrow());
        assertThat(time.hasPassed(krakensNow)).isFalse();
        time.deadline(limit, NO_LEASE).ifPresent(deadline -> {
            assertThat(deadline).isBeforeOrEqualTo(limit);
            assertThat(deadline).isBetween(krakensNow.plusSeconds(3), krakensNow.plusSeconds(7));
        });
    }

    /** Asks a Kraken whose clock is so many seconds ahead of ours, and which answers halfway. */
    private void sample(int aheadSeconds, int roundTripMillis) {
        Instant before = now;
        now = now.plusMillis(roundTripMillis);
        time.sample(
                before,
                before.plusMillis(roundTripMillis / 2).plusSeconds(aheadSeconds).getEpochSecond(),
                now);
    }

    private Instant krakens(int aheadSeconds) {
        return now.plusSeconds(aheadSeconds);
    }
}
