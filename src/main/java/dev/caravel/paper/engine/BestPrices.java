package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import java.time.Instant;

/** The best prices from a time on (Spread). */
public record BestPrices(Instant time, Price bid, Price ask) {}
