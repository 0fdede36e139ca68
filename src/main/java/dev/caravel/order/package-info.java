/**
 * What is asked of the exchange and what it answers: an {@link dev.caravel.order.OrderRequest} goes out under a
 * {@link dev.caravel.order.ClientOrderId}, an {@link dev.caravel.order.Outcome} comes back, and an
 * {@link dev.caravel.order.OrderState} is how the exchange sees the order now. Start with {@code Outcome}.
 */
@NullMarked
package dev.caravel.order;

import org.jspecify.annotations.NullMarked;
