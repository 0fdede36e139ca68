/** The program: {@link dev.caravel.Caravel} starts it; its commands are in {@code command}. */
@NullMarked
package dev.caravel;

import org.jspecify.annotations.NullMarked;
