/**
 * The proof by crashing: {@link dev.caravel.command.chaos.Crashes} ends the real program, a process of its own, as
 * {@link dev.caravel.command.chaos.Plan} says and starts it again, on a {@link dev.caravel.command.chaos.Stage} with a
 * {@link dev.caravel.command.chaos.Venue}, a paper exchange with faults that lives here and survives it;
 * {@link dev.caravel.command.chaos.Comparison} judges what is left.
 */
@NullMarked
package dev.caravel.command.chaos;

import org.jspecify.annotations.NullMarked;
