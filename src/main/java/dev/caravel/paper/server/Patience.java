package dev.caravel.paper.server;

import java.time.Duration;

/**
 * How long a server waits.
 *
 * @param request for the whole of a request that has begun
 * @param idle on a connection where nobody speaks: longer than the longest answer that is held back on purpose
 * @param last for answers that are under way when it ends
 */
record Patience(Duration request, Duration idle, Duration last) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofMinutes(10), Duration.ofSeconds(5));
}
