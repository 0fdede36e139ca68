package dev.caravel.route;

import dev.caravel.replay.Moment;
import dev.caravel.replay.PacedClock;
import dev.caravel.replay.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts cycles and watches along the schedule on a played clock, which Quartz cannot follow. A watch that comes up late is passed
 * over, since the next one is due already; a cycle never is, and the desk says so if it is too old.
 */
public final class Metronome implements AutoCloseable {
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Setup setup;
    private final Trader trader;
    private final PacedClock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    public Metronome(Setup setup, Trader trader) {
        this.setup = setup;
        this.trader = trader;
        this.clock = (PacedClock) setup.clock();
        this.thread = Thread.ofPlatform().name("metronome").unstarted(this::beat);
    }

    void start() {
        thread.start();
    }

    private void beat() {
        Duration watch = setup.settings().schedule().watch().orElse(Duration.ZERO);
        Schedule schedule = new Schedule(setup.settings().schedule().cycle()::next, watch, clock.instant(), FOR_EVER);
        try {
            for (Moment moment : schedule) {
                Duration ahead = clock.realTimeUntil(moment.time());
                if (stopped.await(ahead.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                play(moment, watch);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(Moment moment, Duration watch) {
        switch (moment.kind()) {
            case CYCLE -> trader.cycle(moment.time());
            case WATCH -> {
                if (Duration.between(moment.time(), clock.instant()).compareTo(watch) < 0) {
                    trader.watch();
                }
            }
        }
    }

    /** Starts nothing more, and waits for what was started. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
