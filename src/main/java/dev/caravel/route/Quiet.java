package dev.caravel.route;

import java.time.Duration;

/** Lets others wait until no run of the desk is under way. Any thread. */
final class Quiet {
    private boolean busy;
    private long runs;

    synchronized void begins() {
        busy = true;
    }

    /** @param something whether the run did more than to see that there is nothing to do */
    synchronized void ends(boolean something) {
        busy = false;
        runs += something ? 1 : 0;
        notifyAll();
    }

    /** How many runs have done something, or may be doing so now. */
    synchronized long runs() {
        return busy ? runs + 1 : runs;
    }

    /**
     * Returns when no run is under way.
     *
     * @param most how long to wait, in real time
     * @return whether there is none; false when the time is up
     */
    synchronized boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); busy && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return !busy;
    }
}
