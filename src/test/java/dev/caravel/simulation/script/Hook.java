package dev.caravel.simulation.script;

import org.apache.camel.Exchange;

/** Sees every step before and after it is done, and may end it all by an {@link Error}. */
public interface Hook {
    /** Sees nothing. */
    Hook NONE = new Hook() {};

    default void before(String step, Exchange exchange) {}

    default void after(String step, Exchange exchange) {}
}
