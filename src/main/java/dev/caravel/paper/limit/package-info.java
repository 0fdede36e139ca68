/**
 * How often somebody may ask: {@link dev.caravel.paper.limit.Limits} counts calls and orders as Kraken does for an account of a
 * {@link dev.caravel.paper.limit.Tier}, and locks out who fails again and again.
 */
@NullMarked
package dev.caravel.paper.limit;

import org.jspecify.annotations.NullMarked;
