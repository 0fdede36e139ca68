package dev.caravel.route.lease;

import dev.caravel.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a lease alive from a thread of its own, so that neither a slow run nor the start of the routes delays it. */
final class Renewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.lease");
    /** A call to the store ends by itself; this is for one that does not. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final Lease lease;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lease").daemon().factory());
    private Optional<Runnable> whenLost = Optional.empty();
    private volatile boolean lost;
    private boolean failing;

    /** Of a lease that is held. */
    private Renewal(Lease lease) {
        this.lease = lease;
    }

    static Renewal of(Lease lease, Duration pause) {
        Renewal renewal = new Renewal(lease);
        ScheduledFuture<?> _ = renewal.thread.scheduleWithFixedDelay(
                renewal::tick, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        return renewal;
    }

    Instant end() {
        return lost ? Instant.MIN : lease.end();
    }

    boolean isLost() {
        return lost;
    }

    synchronized void whenLost(Runnable action) {
        whenLost = Optional.of(action);
        if (lost) {
            tellOfLoss();
        }
    }

    private void tick() {
        try {
            if (lease.isDue()) {
                lease.renew();
            }
            failing = false;
            LOG.debug("lease held until {}", lease.end());
        } catch (RuntimeException unsure) {
            // One line for a failure that lasts.
            LOG.atLevel(failing ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                    .log(
                            "the lease was not renewed and is tried again, it ends at {}: {}",
                            lease.end(),
                            oneLine(unsure));
            failing = true;
        }
        if (!lease.isHeld()) {
            lose();
        }
    }

    private void lose() {
        lost = true;
        thread.shutdown();
        LOG.error(
                "the right to trade is lost: {}; nothing more is sent, this copy stands by",
                lease.newest()
                        .filter(term -> !term.owner().equals(lease.owner()))
                        .map(other -> other.owner() + " has taken over")
                        .orElse("the lease could not be renewed before it ended"));
        tellOfLoss();
    }

    private synchronized void tellOfLoss() {
        whenLost.ifPresent(Runnable::run);
        whenLost = Optional.empty();
    }

    private static String oneLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }

    /** Gives the lease up, so that no other copy has to wait for its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the lease is not given up, since the state does not answer: it ends by itself");
                return;
            }
            if (!lost) {
                lease.giveUp();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unsure) {
            LOG.warn("the lease may not have been given up and ends by itself: {}", oneLine(unsure));
        }
    }
}
