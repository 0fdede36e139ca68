package dev.caravel.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Kraken's clock as seen from ours. Kraken tells whole seconds (method Time), so a sample only says between which two bounds the
 * offset lies; samples that agree narrow it down, time widens it again, and one that disagrees with the older ones replaces them,
 * since then our own clock was set. (Set by less than the uncertainty, it goes unnoticed until samples disagree, and the time is off by no
 * more than that.) For any number of threads.
 */
public final class KrakenTime {
    /** Farthest off at which orders are sent. */
    private static final Duration TRUSTED = Duration.ofSeconds(2);
    /** An elapsed time divided by this is how far two clocks may have drifted apart: 100 parts in a million. */
    private static final long DRIFT = 10_000;

    /** Kraken asks for 2 s on arrival, and the way there takes time. */
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final Duration orderLife;
    private volatile Optional<Offset> sampled = Optional.empty();

    /**
     * Knows nothing until the first sample.
     *
     * @param orderLife how long after signing Kraken may carry out an order call (5 s)
     */
    public KrakenTime(InstantSource clock, Duration orderLife) {
        this.clock = clock;
        this.orderLife = orderLife;
    }

    /**
     * Learns from one call of Time.
     *
     * @param before our time when the call was sent
     * @param unixtime Kraken's answer
     * @param after our time when the answer was there
     */
    public synchronized void sample(Instant before, long unixtime, Instant after) {
        if (after.isBefore(before)) {
            // our clock was set back during the call: the sample says nothing, and the older ones nothing more
            sampled = Optional.empty();
            return;
        }
        Instant said = Instant.ofEpochSecond(unixtime);
        Offset fresh = new Offset(after, Duration.between(after, said), Duration.between(before, said.plusSeconds(1)));
        sampled = Optional.of(sampled.flatMap(old -> old.at(after))
                .flatMap(old -> old.narrowedBy(fresh))
                .orElse(fresh));
    }

    /** The best guess of Kraken's time; our own time before the first sample. */
    public Instant now() {
        Instant now = clock.instant();
        return offset(now).map(offset -> now.plus(offset.middle())).orElse(now);
    }

    /** Kraken's time less ours, by the best guess; empty if nothing is known. */
    public Optional<Duration> offset() {
        return offset(clock.instant()).map(Offset::middle);
    }

    /** How far {@link #now} may be off either way; empty if nothing is known. */
    public Optional<Duration> uncertainty() {
        return offset(clock.instant()).map(Offset::uncertainty);
    }

    /** Whether Kraken's time is known to two seconds. */
    public boolean isTrusted() {
        return uncertainty().filter(off -> off.compareTo(TRUSTED) <= 0).isPresent();
    }

    /** Whether it is certainly later than that by Kraken's clock; false if nothing is known. */
    public boolean hasPassed(Instant krakenTime) {
        Instant now = clock.instant();
        return offset(now)
                .filter(offset -> now.plus(offset.lowest).isAfter(krakenTime))
                .isPresent();
    }

    /** The earliest that Kraken's clock may show now; empty if nothing is known. */
    public Optional<Instant> earliest() {
        Instant now = clock.instant();
        return offset(now).map(offset -> now.plus(offset.lowest));
    }

    /** Our own time as long as Kraken's clock may show it now, else the nearest that it may; our own too if nothing is known. */
    public Instant nearest() {
        Instant now = clock.instant();
        return offset(now).map(offset -> now.plus(offset.nearestToNone())).orElse(now);
    }

    /**
     * Until when Kraken may carry out an order call that is signed now, in Kraken's time: the life of an order call, but in no case
     * after one of the two limits. Empty if that leaves under three seconds or Kraken's time is not trusted: then the call must not
     * be sent.
     *
     * @param notAfter end of the intent, in Kraken's time, so that it holds whatever our clock does meanwhile
     * @param leaseEnd end of the lease, in our time; {@link Instant#MAX} if there is none
     */
    public Optional<Instant> deadline(Instant notAfter, Instant leaseEnd) {
        Instant now = clock.instant();
        return offset(now)
                .filter(offset -> offset.uncertainty().compareTo(TRUSTED) <= 0)
                .flatMap(offset -> offset.deadline(now, notAfter, leaseEnd, orderLife));
    }

    /** As Kraken wants a deadline written: RFC 3339, to the millisecond. */
    public static String text(Instant deadline) {
        return deadline.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private Optional<Offset> offset(Instant now) {
        return sampled.flatMap(offset -> offset.at(now));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Duration larger(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration smaller(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Kraken's time less ours lay between the two at that moment of ours. */
    private record Offset(Instant moment, Duration lowest, Duration highest) {

        /** The same later; empty if it is earlier, that is if our clock was set back. */
        Optional<Offset> at(Instant now) {
            Duration age = Duration.between(moment, now);
            if (age.isNegative()) {
                return Optional.empty();
            }
            Duration drift = age.dividedBy(DRIFT);
            return Optional.of(new Offset(now, lowest.minus(drift), highest.plus(drift)));
        }

        /** What both allow; empty if they exclude each other. */
        Optional<Offset> narrowedBy(Offset other) {
            Offset both = new Offset(other.moment, larger(lowest, other.lowest), smaller(highest, other.highest));
            return both.lowest.compareTo(both.highest) > 0 ? Optional.empty() : Optional.of(both);
        }

        Duration uncertainty() {
            return highest.minus(lowest).dividedBy(2);
        }

        Duration nearestToNone() {
            return larger(lowest, smaller(highest, Duration.ZERO));
        }

        Duration middle() {
            return lowest.plus(uncertainty());
        }

        /** Each bound on its safe side: the lease's end as early, and the time that has gone as late, as Kraken's clock may show. */
        Optional<Instant> deadline(Instant now, Instant notAfter, Instant leaseEnd, Duration life) {
            // nothing can be added to Instant.MAX
            Instant lease = leaseEnd.equals(Instant.MAX) ? notAfter : leaseEnd.plus(lowest);
            Instant deadline = earlier(now.plus(middle()).plus(life), earlier(notAfter, lease));
            Duration left = Duration.between(now.plus(highest), deadline);
            return left.compareTo(SHORTEST) < 0 ? Optional.empty() : Optional.of(deadline);
        }
    }
}
