package dev.caravel.route;

import dev.caravel.alert.DeadLetter;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What watches have failed by since the last run that was good: every 30 seconds the same is no news. A cycle's failure always is. Any
 * thread.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.alert");
    /** Errors may say something else each time. */
    private static final int MOST = 1_000;

    private final Set<String> told = new HashSet<>();
    private int untold;

    /** Whether this came from a watch, and another one has failed in the same way. */
    synchronized boolean isOldNews(DeadLetter letter) {
        if (told.size() >= MOST) {
            told.clear();
        }
        boolean isNew = told.add(letter.route() + ' ' + letter.step() + ' ' + letter.coin() + ' ' + letter.error());
        if (isNew || !letter.isOfWatch()) {
            return false;
        }
        untold++;
        return true;
    }

    /** A run was good. */
    synchronized void ends() {
        if (untold > 0) {
            LOG.info("dead-letters=over like-those-before={}", untold);
        }
        told.clear();
        untold = 0;
    }
}
