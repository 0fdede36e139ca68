package dev.caravel.route.observe;

import dev.caravel.route.Admission;
import dev.caravel.route.DeskRun;
import dev.caravel.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How the desk is getting on. Written by the desk's thread, read by any.
 *
 * <p>Two clocks: cycles are late by the market's, which may be a played one; a run is stuck by the real one.
 */
final class Pulse {
    /** A run looks at its budget before each call; a few calls that all time out may follow. */
    private static final int STUCK = 4;

    private final ScheduleSettings schedule;
    private final InstantSource market;
    private final InstantSource real;
    private final Instant started;
    private volatile Optional<Instant> busySince = Optional.empty();
    private volatile Optional<DeskRun> last = Optional.empty();
    private volatile Optional<Instant> lastGood = Optional.empty();

    Pulse(ScheduleSettings schedule, InstantSource market, InstantSource real) {
        this.schedule = schedule;
        this.market = market;
        this.real = real;
        this.started = market.instant();
    }

    /** The desk begins a run. */
    void begins(DeskRun run) {
        busySince = Optional.of(real.instant());
    }

    /** The desk has ended it. */
    void ends(DeskRun run) {
        busySince = Optional.empty();
        last = Optional.of(run);
        if (run.isCycle() && isGood(run)) {
            lastGood = Optional.of(run.due());
        }
    }

    static boolean isGood(DeskRun run) {
        return run.admission() == Admission.IN && run.failure().isEmpty();
    }

    /** Whether the desk has been at one run for far longer than it may take. */
    Answer stuck() {
        Duration most = schedule.deskBudget().multipliedBy(STUCK);
        Optional<Duration> busy = busySince.map(since -> Duration.between(since, real.instant()));
        return busy.filter(time -> time.compareTo(most) > 0)
                .map(time -> Answer.down("the desk has been at one run for " + time.toSeconds() + " s; its budget is "
                        + schedule.deskBudget().toSeconds() + " s (caravel.desk.budget)"))
                .orElseGet(
                        () -> Answer.up(busy.isPresent() ? "the desk is at work" : "the desk waits for its next run"));
    }

    /** Whether the book could be read. */
    Answer book() {
        if (last.isEmpty()) {
            return schedule.watch().isPresent() || isLate()
                    ? Answer.down("the book was not read yet: the first run does")
                    : Answer.up("the first cycle will read the book (no watches: caravel.watch.every=0)");
        }
        return last.get().admission() == Admission.NOT_ASKED
                ? Answer.down(last.get().failure().orElse("the book cannot be read"))
                : Answer.up("the book was read");
    }

    /** Whether the last good cycle is no older than two intervals. */
    Answer cycle() {
        Instant from = lastGood.orElse(started).truncatedTo(ChronoUnit.SECONDS);
        if (!isLate()) {
            return Answer.up(lastGood.isPresent() ? "the cycle of " + from + " was good" : "started at " + from);
        }
        String since = lastGood.isPresent() ? "no good cycle since that of " : "no good cycle since the start at ";
        String why = last.flatMap(DeskRun::failure)
                .map(text -> "; the last run failed: " + text)
                .orElse("");
        return Answer.down(since + from + "; two were due" + why);
    }

    /** Two cycles in a row should be over and good, and were not. */
    private boolean isLate() {
        return schedule.cycle()
                .next(lastGood.orElse(started))
                .flatMap(schedule.cycle()::next)
                .map(second -> market.instant().isAfter(second.plus(schedule.deskBudget())))
                .orElse(false);
    }

    /** Since the scheduled time of the last good cycle, or the start if there was none yet. */
    Duration sinceLastGood() {
        return Duration.between(lastGood.orElse(started), market.instant());
    }

    /** Whether the last run was a good one. */
    Optional<DeskRun> last() {
        return last;
    }
}
