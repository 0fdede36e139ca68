package dev.caravel.route;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Notes the step at which an exchange failed, and the call that was under way. Camel's own history has forgotten it once the failure
 * comes back from a sub-route.
 */
final class FailedSteps extends AroundSteps {
    private static final String NOTE = "failedStep";

    /**
     * The first step that failed, which is the innermost.
     *
     * @param call what was asked; empty if nothing
     */
    record Note(Throwable failure, String step, String call) {
        private boolean isAbout(Throwable other) {
            return Stream.iterate(other, cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause -> cause == failure);
        }
    }

    @Override
    boolean around(String id, Step step, Exchange exchange, AsyncCallback callback) {
        return step.take(exchange, doneSync -> {
            note(exchange, id);
            callback.done(doneSync);
        });
    }

    /** Notes the failure of the exchange, if it has one that was not noted yet. */
    static void note(Exchange exchange, String step) {
        Throwable failure = exchange.getException();
        if (failure != null
                && !of(exchange).filter(note -> note.isAbout(failure)).isPresent()) {
            Object call = exchange.getVariable("call");
            exchange.setProperty(NOTE, new Note(failure, step, call == null ? "" : call.toString()));
        }
    }

    /** Where the exchange failed last. */
    static Optional<Note> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(NOTE, Note.class));
    }

    /** What was noted of a branch is known of the whole. */
    static void copy(Exchange branch, Exchange whole) {
        of(branch).ifPresent(note -> whole.setProperty(NOTE, note));
    }
}
