package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an order comes from.
 *
 * @param refid the order whose fill has placed it
 * @param rates what it pays, by what its account had traded when it was placed: what it holds is then enough, whatever comes
 * @param serial counts the orders of the exchange
 */
record Origin(Optional<String> refid, Fees.Rate rates, Instant opened, long serial) {}
