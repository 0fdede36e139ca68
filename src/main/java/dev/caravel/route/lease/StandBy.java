package dev.caravel.route.lease;

import dev.caravel.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until this copy may trade. It says so once, and then is silent until it is over. */
public final class StandBy {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.lease");

    private final Predicate<Duration> endsWithin;
    private final Supplier<Post> opens;
    private boolean failing;

    /**
     * One that waits for nothing yet.
     *
     * @param endsWithin waits so long, less if the process is told to end, and says whether it was
     * @param opens the post of a copy that has to wait
     */
    public StandBy(Predicate<Duration> endsWithin, Supplier<Post> opens) {
        this.endsWithin = endsWithin;
        this.opens = opens;
    }

    /**
     * Waits.
     *
     * @return empty if the process was told to end
     * @throws StoreException if the state does not answer the first time: that is for the owner to mend
     */
    public Optional<Tenure> await(Claim claim) {
        Optional<Tenure> tenure = claim.tryTake();
        return tenure.isPresent() ? tenure : awaitFree(claim);
    }

    /** The same after this copy has lost its right: the state may be away, and nobody looks. */
    public Optional<Tenure> awaitAgain(Claim claim) {
        Optional<Tenure> tenure = tryQuietly(claim);
        return tenure.isPresent() ? tenure : awaitFree(claim);
    }

    private Optional<Tenure> awaitFree(Claim claim) {
        LOG.info("standing by: {}; this copy takes over when it is free", claim.inTheWay());
        Optional<Tenure> tenure = Optional.empty();
        try (Post post = opens.get()) {
            tell(post, claim);
            while (tenure.isEmpty()) {
                if (endsWithin.test(claim.pause())) {
                    return Optional.empty();
                }
                tenure = tryQuietly(claim);
                tell(post, claim);
            }
        }
        tenure.flatMap(Tenure::takeOver).ifPresent(LOG::info);
        return tenure;
    }

    private void tell(Post post, Claim claim) {
        post.says(
                !failing,
                failing ? "stands by, and the state does not answer" : "stands by while " + claim.whoTrades());
    }

    private Optional<Tenure> tryQuietly(Claim claim) {
        try {
            Optional<Tenure> tenure = claim.tryTake();
            LOG.debug("standing by: {}", claim.inTheWay());
            failing = false;
            return tenure;
        } catch (StoreException away) {
            // One line for a failure that lasts.
            LOG.atLevel(failing ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                    .log("standing by, and the state does not answer: {}", away.getMessage());
            failing = true;
            return Optional.empty();
        }
    }
}
