/**
 * The matching engine. {@link dev.caravel.paper.engine.Engine} moves the time, plays the candles against what rests and waits, and
 * carries out what is due in between; {@link dev.caravel.paper.engine.OrderEntry} accepts, changes and cancels orders. A
 * {@link dev.caravel.paper.engine.Pit} is where one pair is traded: the house is the market at large as
 * {@link dev.caravel.market.Fills} tells it, and accounts meet it and each other by price and then by time ({@code Matching}).
 * {@link dev.caravel.paper.engine.Clearing} books what comes of it; depth, deals, bars and best prices are read from the pit.
 * Everything here is single-threaded and depends on nothing but its arguments: the same calls at the same times give the same ids,
 * fills and balances. Start with {@code Engine}.
 */
@NullMarked
package dev.caravel.paper.engine;

import org.jspecify.annotations.NullMarked;
