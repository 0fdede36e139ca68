package dev.caravel.route.observe;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One question about the bot's health, as Camel's health endpoint asks it. Any thread. */
final class Check extends AbstractHealthCheck {
    private final Kind kind;
    private final Function<CamelContext, Answer> answer;

    /**
     * @param kind liveness: a bot that fails it should be started anew; readiness: it does not trade as it should, for a reason that
     *     starting it anew may not mend
     */
    Check(String name, Kind kind, Function<CamelContext, Answer> answer) {
        super("caravel", name);
        this.kind = kind;
        this.answer = answer;
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
        Answer given = answer.apply(getCamelContext());
        builder.message(given.why()).state(given.isUp() ? State.UP : State.DOWN);
    }
}
