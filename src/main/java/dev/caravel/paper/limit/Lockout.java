package dev.caravel.paper.limit;

import java.time.Duration;
import java.time.Instant;

/** Shuts a key out after bad signatures or nonces in a row, or after it was unknown so often. Any thread. */
final class Lockout {
    /** Kraken does not say how many; parallel calls of one key must not reach it. */
    private static final int MOST = 15;

    private static final Duration LASTING = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 1000;

    private final Recent<String, Standing> keys = new Recent<>(MOST_KEYS);

    private record Standing(int failures, Instant until) {}

    synchronized boolean isOut(String key, Instant now) {
        return keys.of(key).filter(standing -> now.isBefore(standing.until)).isPresent();
    }

    synchronized void failed(String key, Instant now) {
        int failures = keys.of(key).map(Standing::failures).orElse(0) + 1;
        keys.put(key, failures < MOST ? new Standing(failures, Instant.MIN) : new Standing(0, now.plus(LASTING)));
    }

    synchronized void succeeded(String key) {
        keys.forget(key);
    }
}
