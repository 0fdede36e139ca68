package dev.caravel.route;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Notes on an exchange at which step it failed: the innermost one of the failure that it has now. Camel itself forgets the step before a
 * dead letter can be written.
 */
final class FailedStep implements InterceptStrategy {
    private static final String NOTE = "caravelFailedStep";

    private record Note(Throwable failure, String step) {}

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, @Nullable Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(exchange, doneSync -> {
                    note(exchange, node.getId());
                    callback.done(doneSync);
                });
            }
        };
    }

    private static void note(Exchange exchange, String step) {
        Throwable failure = exchange.getException();
        if (failure != null && (!(exchange.getProperty(NOTE) instanceof Note known) || known.failure() != failure)) {
            exchange.setProperty(NOTE, new Note(failure, step));
        }
    }

    /** Takes over what a branch has noted. */
    static void copy(Exchange branch, Exchange joined) {
        joined.setProperty(NOTE, branch.getProperty(NOTE));
    }

    /** The step at which the exchange failed last; empty if it never did. */
    static Optional<String> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(NOTE, Note.class)).map(Note::step);
    }
}
