package dev.caravel.route;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Stands around every step of all routes. Any thread. */
abstract class AroundSteps implements InterceptStrategy {
    /** The step itself. */
    interface Step {
        /** Whether it was done in this thread; if not, the callback is called when it is. */
        boolean take(Exchange exchange, AsyncCallback callback);
    }

    /** Takes the step, with whatever comes before and after it; returns what that returns. */
    abstract boolean around(String id, Step step, Exchange exchange, AsyncCallback callback);

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return around(node.getId(), super::process, exchange, callback);
            }
        };
    }
}
