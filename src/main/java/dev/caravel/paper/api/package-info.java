/**
 * Kraken's methods over the engine: each reads its {@link dev.caravel.paper.api.Arguments}, asks the engine, and writes the
 * result as JSON. {@link dev.caravel.paper.api.Methods} lists them; one class holds a group of methods, as Kraken's own
 * description groups them.
 */
@NullMarked
package dev.caravel.paper.api;

import org.jspecify.annotations.NullMarked;
