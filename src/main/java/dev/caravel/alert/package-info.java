/**
 * What the bot says to its owner: a {@link dev.caravel.alert.Message} for each event of the book and for each
 * {@link dev.caravel.alert.DeadLetter}, through a {@link dev.caravel.discretion.Mask} that lets no secret out. Start with {@code Message}.
 */
@NullMarked
package dev.caravel.alert;

import org.jspecify.annotations.NullMarked;
