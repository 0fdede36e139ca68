/**
 * Kraken's REST contract and nothing else: no Camel, no network, no files. A call is made as a
 * {@link dev.caravel.kraken.KrakenRequest} by {@link dev.caravel.kraken.OrderCalls}, {@link dev.caravel.kraken.AccountCalls} or
 * {@link dev.caravel.kraken.PublicCalls}, signed by {@link dev.caravel.kraken.KrakenSigner}, and what comes back is a
 * {@link dev.caravel.kraken.KrakenReply}, which the readers turn into the words of the domain. How many calls Kraken
 * takes is known to {@link dev.caravel.kraken.KeyBudget} and {@link dev.caravel.kraken.PublicBudget}. Start with {@code OrderCalls}; what
 * Kraken's errors mean is decided in {@link dev.caravel.kraken.KrakenErrors} alone.
 */
@NullMarked
package dev.caravel.kraken;

import org.jspecify.annotations.NullMarked;
