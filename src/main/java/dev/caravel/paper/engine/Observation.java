package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.Touch;
import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of one coin at one moment of a real market.
 *
 * @param coin its place in the whitelist
 * @param index of the candle that was over then
 * @param end when it was over
 * @param candle what was traded in it; empty if nothing was, or nobody asked
 * @param touch what arriving orders met from then on; empty if the coin was not quoted
 */
public record Observation(int coin, long index, Instant end, Optional<Candle> candle, Optional<Touch> touch) {}
