/**
 * Lets an owner look into a bot that runs: its health, its metrics, what each line of its log belongs to. Nothing of it is made unless
 * the settings ask for it, and it only listens: no decision depends on it. Start with {@link dev.caravel.route.observe.Observation}.
 */
@NullMarked
package dev.caravel.route.observe;

import org.jspecify.annotations.NullMarked;
