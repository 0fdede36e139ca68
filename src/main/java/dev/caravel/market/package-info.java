/**
 * What can be traded and what it costs: {@link dev.caravel.market.Coin}, {@link dev.caravel.market.Pair},
 * {@link dev.caravel.market.Quotes} and the three exact amounts {@link dev.caravel.market.Money},
 * {@link dev.caravel.market.Price} and {@link dev.caravel.market.Volume}. Start with {@code Pair}: it knows every precision and
 * minimum. {@link dev.caravel.market.Fills} is the one rule by which a candle fills an order.
 */
@NullMarked
package dev.caravel.market;

import org.jspecify.annotations.NullMarked;
