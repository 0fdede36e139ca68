/**
 * What may be shown of texts that others wrote or that hold what nobody may see: without secrets ({@link
 * dev.caravel.discretion.Mask}), on one line ({@link dev.caravel.discretion.OneLine}), and no more of a stranger's page than its
 * beginning ({@link dev.caravel.discretion.Excerpt}). Knows nothing of the rest of the program. Start with {@code Mask}.
 */
@NullMarked
package dev.caravel.discretion;

import org.jspecify.annotations.NullMarked;
