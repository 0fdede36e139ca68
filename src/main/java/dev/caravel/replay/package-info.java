/**
 * Markets to play, and the time in which they are played. A {@link dev.caravel.replay.ReplayMarket} is either
 * {@linkplain dev.caravel.replay.RecordedMarket recorded} candles or a {@linkplain dev.caravel.replay.GeneratedMarket seeded
 * generator}; {@link dev.caravel.replay.ReplayQuotes} turns it into the quotes of one moment, a
 * {@link dev.caravel.replay.Schedule} says which moments are played, and a {@link dev.caravel.replay.VirtualClock} shows them.
 * Start with {@code ReplayMarket}.
 */
@NullMarked
package dev.caravel.replay;

import org.jspecify.annotations.NullMarked;
