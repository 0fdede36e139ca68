package dev.caravel.store.ssm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * What this process knows of each parameter's version, so that it never acts on an older one: no text of AWS promises that a read sees
 * the last write. Versions count from 1 again when a parameter is deleted and made anew, which its date gives away. Safe for any thread.
 */
final class Versions {
    private static final long GONE = Long.MAX_VALUE;
    /** No read is behind by more, so that what is gone need not be remembered for ever. */
    private static final Duration LAG = Duration.ofHours(1);

    private final ConcurrentMap<String, Seen> newest = new ConcurrentHashMap<>();

    private record Seen(long version, Instant time) {
        boolean isBehind(Seen other) {
            return version < other.version && !time.isAfter(other.time);
        }
    }

    /**
     * Takes note of what was read.
     *
     * @param time when it was last changed, by AWS's clock
     * @return false if it is older than what is known: not to be acted on
     */
    boolean accept(String name, long version, Instant time) {
        Seen read = new Seen(version, time);
        Seen now = newest.merge(name, read, (known, found) -> found.isBehind(known) ? known : found);
        return now.equals(read);
    }

    /** Whether nothing is known yet. */
    boolean isEmpty() {
        return newest.isEmpty();
    }

    /** Takes note of a put. */
    void put(String name, long version, Instant time) {
        newest.put(name, new Seen(version, time));
    }

    /** Takes note of a deletion: any version that is still read was there before. */
    void deleted(String name, Instant time) {
        newest.values().removeIf(seen -> seen.version() == GONE && seen.time().isBefore(time.minus(LAG)));
        newest.put(name, new Seen(GONE, time));
    }

    /** Somebody else has deleted it. */
    void forget(String name) {
        newest.remove(name);
    }

    /** The version of a parameter that must be there. */
    Optional<Long> of(String name) {
        return Optional.ofNullable(newest.get(name)).map(Seen::version).filter(version -> version != GONE);
    }

    /** The parameters that must be there. */
    Set<String> present() {
        return newest.entrySet().stream()
                .filter(seen -> seen.getValue().version() != GONE)
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
