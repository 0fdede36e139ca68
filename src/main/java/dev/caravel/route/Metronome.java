package dev.caravel.route;

import dev.caravel.replay.Moment;
import dev.caravel.replay.PacedClock;
import dev.caravel.replay.Schedule;
import dev.caravel.replay.VirtualClock;
import dev.caravel.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a played clock along the schedule, and starts the cycle or watch of each moment. The market stands still while the desk works:
 * at a thousand times its speed a deadline of five seconds would be over before an order could travel. Where the desk needs longer than
 * there is, the market waits for it. A clock that moves by itself ({@link Trial}) waits for nobody.
 */
public final class Metronome implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.clock");
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    private final ScheduleSettings settings;
    private final Trader trader;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** Beats for a trader whose set-up is on a played clock, or on one that moves by itself and not as the real one does. */
    public Metronome(Setup setup, Trader trader) {
        this.settings = setup.settings().schedule();
        this.trader = trader;
        this.clock = setup.clock();
        this.thread = Thread.ofPlatform().name("metronome").unstarted(this::beat);
    }

    public void start() {
        thread.start();
    }

    private void beat() {
        PacedClock pace = clock instanceof PacedClock own
                ? own
                : new PacedClock(InstantSource.system(), clock.instant(), settings.clockSpeed());
        Duration watch = settings.watch().orElse(Duration.ZERO);
        Schedule schedule = new Schedule(settings.cycle()::next, watch, clock.instant(), FOR_EVER);
        try {
            for (Moment moment : schedule) {
                if (stopped.await(pace.realTimeUntil(moment.time()).toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                if (clock instanceof VirtualClock played) {
                    played.advanceTo(moment.time());
                    play(moment);
                } else if (moment.kind() == Moment.Kind.CYCLE
                        || clock.instant().isBefore(moment.time().plus(watch))) {
                    // A watch that comes too late is left to the next one.
                    play(moment);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    // Quartz goes on after a job that failed, and so does this.
    private void play(Moment moment) {
        try {
            switch (moment.kind()) {
                case CYCLE -> trader.cycle(moment.time());
                case WATCH -> trader.watch();
            }
        } catch (RuntimeException failed) {
            LOG.error("{} of {} failed", moment.kind(), moment.time(), failed);
        }
    }

    /** Starts nothing more, and waits for what was started. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(LONGEST_RUN);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
