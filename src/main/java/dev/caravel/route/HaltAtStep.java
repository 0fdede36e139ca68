package dev.caravel.route;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Ends the process at one step of the routes, as a power cut would: nothing is finished, closed or said. For {@link Trial} only.
 */
final class HaltAtStep implements InterceptStrategy {
    private static final Pattern FORM = Pattern.compile("(before|after) ([a-z0-9-]+) ([1-9]\\d{0,3})");
    /** As of a process that was killed. */
    static final int KILLED = 137;

    private final boolean isBefore;
    private final String step;
    private final int visit;
    private final AtomicInteger visits = new AtomicInteger();

    private HaltAtStep(boolean isBefore, String step, int visit) {
        this.isBefore = isBefore;
        this.step = step;
        this.visit = visit;
    }

    /**
     * The trap that a text describes.
     *
     * @param text such as {@code after save-intent 2}: once the step has been taken the second time
     */
    static HaltAtStep of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not 'before STEP N' or 'after STEP N': " + text);
        }
        return new HaltAtStep(form.group(1).equals("before"), form.group(2), Integer.parseInt(form.group(3)));
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor next) {
        return step.equals(node.getId()) ? new Trap(target) : target;
    }

    private final class Trap extends DelegateAsyncProcessor {
        Trap(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            boolean isNow = visits.incrementAndGet() == visit;
            if (isNow && isBefore) {
                Runtime.getRuntime().halt(KILLED);
            }
            return super.process(exchange, doneSync -> {
                if (isNow) {
                    Runtime.getRuntime().halt(KILLED);
                }
                callback.done(doneSync);
            });
        }
    }
}
