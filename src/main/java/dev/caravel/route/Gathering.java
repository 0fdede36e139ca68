package dev.caravel.route;

import java.util.Optional;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two branches of the gathering. They have put what they read into the run; what is left to join is whether both
 * succeeded. Their failure is thrown by the route itself: thrown by the multicast, Camel would not write a dead letter for it.
 */
public final class Gathering implements AggregationStrategy {
    private static final String FAILED = "gatheringFailed";

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange branch) {
        Exchange joined = before == null ? branch : before;
        Optional.ofNullable(branch.getException()).ifPresent(failure -> {
            branch.setException(null);
            joined.setProperty(FAILED, failure);
            joined.setVariable("call", branch.getVariable("call"));
            FailedStep.copy(branch, joined);
        });
        return joined;
    }

    /** Fails as a branch has failed. */
    public void check(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(FAILED, Exception.class);
        if (failure != null) {
            throw failure;
        }
    }
}
