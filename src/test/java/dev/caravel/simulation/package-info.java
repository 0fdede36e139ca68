/**
 * The proof that no order is lost and none is sent twice: a whole bot (its real routes, beans and book) trades on the real paper
 * exchange in one thread and on a virtual clock, while a seed decides what goes wrong and where it crashes. Start at {@link
 * dev.caravel.simulation.World}, which plays one seed; {@code SimulationTest} plays many, and {@code GuardsTest} takes the guards of the
 * protocol out one at a time to show that the proof can fail.
 */
@NullMarked
package dev.caravel.simulation;

import org.jspecify.annotations.NullMarked;
