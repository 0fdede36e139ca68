package dev.caravel.route.observe;

import dev.caravel.discretion.Mask;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One question about the bot's health, as Camel's health endpoint asks it. Any thread. */
final class Check extends AbstractHealthCheck {
    private final Kind kind;
    private final Function<CamelContext, Answer> answer;
    private final Mask mask;

    /**
     * @param kind liveness: a bot that fails it should be started anew; readiness: it does not trade as it should, for a reason that
     *     starting it anew may not mend
     * @param mask over what the answer may repeat of a failure
     */
    Check(String name, Kind kind, Function<CamelContext, Answer> answer, Mask mask) {
        super("caravel", name);
        this.kind = kind;
        this.answer = answer;
        this.mask = mask;
    }

    @Override
    public boolean isLiveness() {
        return kind == Kind.LIVENESS;
    }

    @Override
    public boolean isReadiness() {
        return kind == Kind.READINESS;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Answer given = answer.apply(getCamelContext()).masked(mask);
        builder.message(given.why()).state(given.isUp() ? State.UP : State.DOWN);
    }
}
