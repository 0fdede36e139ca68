/**
 * An interpreter of our own route files, in one thread and without Camel's engine, so that a whole bot can be started thousands of
 * times. Start at {@link dev.caravel.simulation.script.Interpreter}; {@code InterpreterTest} proves that it does what Camel does. It knows the
 * few things that the desk's routes use; whatever else it finds in them is an error.
 */
@NullMarked
package dev.caravel.simulation.script;

import org.jspecify.annotations.NullMarked;
