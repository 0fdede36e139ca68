package dev.caravel.route;

import dev.caravel.strategy.Decision;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Says of every step which cycle or watch, coin and order it works for, so that each line that is logged in it can be found by them. The
 * step's own thread carries it, whichever that is, and afterwards what it carried before.
 */
final class LogContext extends AroundSteps {
    @Override
    boolean around(String id, Step step, Exchange exchange, AsyncCallback callback) {
        DeskRun run = exchange.getVariable("run", DeskRun.class);
        OrderCall order = exchange.getVariable("order", OrderCall.class);
        Object body = exchange.getMessage().getBody();
        String kind = run == null || run.isCycle() ? "cycle" : "watch";
        String coin = order != null
                ? order.coin().symbol()
                : body instanceof Decision decision ? decision.coin().symbol() : null;
        String cycle = swap(kind, run == null ? null : run.due().toString());
        String oldCoin = swap("coin", coin);
        String oldOrder = swap("order", order == null ? null : order.intentId());
        try {
            return step.take(exchange, callback);
        } finally {
            restore(kind, cycle);
            restore("coin", oldCoin);
            restore("order", oldOrder);
        }
    }

    /** What stood there before. */
    private static @Nullable String swap(String key, @Nullable String text) {
        String before = MDC.get(key);
        if (text != null) {
            MDC.put(key, text);
        }
        return before;
    }

    private static void restore(String key, @Nullable String before) {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }
}
