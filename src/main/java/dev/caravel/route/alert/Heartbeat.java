package dev.caravel.route.alert;

import dev.caravel.discretion.Mask;
import dev.caravel.route.DeskRun;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls {@code caravel.heartbeat} after each good cycle: who is not called for long enough knows that something is wrong. Any thread. */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.alert");

    private final Optional<String> uri;
    private final Mask mask;

    /** @param uri may hold a token */
    public Heartbeat(Optional<String> uri, Mask mask) {
        this.uri = uri;
        this.mask = mask;
    }

    /** Whether the run was one to be proud of, and somebody wants to know. */
    public boolean isDue(@Variable("run") DeskRun run) {
        return uri.isPresent() && isGood(run);
    }

    /** Whether it is a cycle in which the strategy ran and nothing failed. */
    static boolean isGood(DeskRun run) {
        return run.isCycle() && run.failure().isEmpty() && !run.verdicts().isEmpty();
    }

    public String uri() {
        return uri.orElseThrow();
    }

    /** An empty message; a GET where that means something, unless the address says otherwise. */
    public void prepare(Exchange exchange) {
        exchange.getMessage().setBody("");
        if (uri().startsWith("http")) {
            exchange.getMessage().setBody(null);
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
        }
    }

    /** It hurts nothing; the next good cycle calls again. */
    public void missed(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("heartbeat=failed why=\"{}\"", mask.over(String.valueOf(failure)));
    }
}
