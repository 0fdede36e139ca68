package dev.caravel.simulation.script;

import org.apache.camel.Exchange;

/** What is done in place of a step. */
@FunctionalInterface
public interface Detour {
    /** The step as the route has it. */
    interface Step {
        void take() throws Exception;
    }

    void take(Exchange exchange, Step step) throws Exception;
}
