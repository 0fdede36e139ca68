package dev.caravel.simulation.script;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What the routes reach beyond themselves. */
public interface Outside {
    /** An answer over HTTP. */
    record Answer(int status, String body) {}

    /**
     * A request over HTTP.
     *
     * @param path of the URL, from {@code /0} on
     * @param step that makes it
     */
    Answer call(String step, String path, String query, Map<String, String> headers, String body) throws IOException;

    /** Time passes in which nothing is done. */
    void pause(Duration time);

    /** Whether another thread has done what it was asked for before this one goes on; else it is done later. */
    boolean isQuick();

    /** The owner is told. */
    void tell(String line);
}
