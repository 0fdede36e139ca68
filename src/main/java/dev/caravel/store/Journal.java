package dev.caravel.store;

import dev.caravel.strategy.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** STUB. */
public final class Journal {
    public Journal(Path folder, Duration age, long bytes, boolean durable, InstantSource clock) {}

    public void keep(Verdict verdict) {}
}
