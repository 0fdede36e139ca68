/**
 * The matching engine. {@link dev.caravel.paper.engine.Engine} moves the time and plays the candles against what rests,
 * {@link dev.caravel.paper.engine.OrderEntry} accepts, changes and cancels orders, {@link dev.caravel.paper.engine.Clearing} books
 * what is filled. A {@link dev.caravel.paper.engine.Pit} is where one pair is traded. Everything here is single-threaded and depends
 * on nothing but its arguments: the same calls at the same times give the same ids, fills and balances. Start with {@code Engine}.
 */
@NullMarked
package dev.caravel.paper.engine;

import org.jspecify.annotations.NullMarked;
