/**
 * Everything that the bot must remember, and how it is brought into line with the exchange. Start with
 * {@link dev.caravel.book.Position}: one coin from first buy to last sell, with its {@link dev.caravel.book.Intent}s and
 * {@link dev.caravel.book.PlacedOrder}s. {@link dev.caravel.book.Reconciliation} applies what the exchange says;
 * {@link dev.caravel.book.Resolution} finds out what became of calls whose answer was lost; {@link dev.caravel.book.Adoption} and
 * {@link dev.caravel.book.MovedCoins} see to what the owner does by hand.
 */
@NullMarked
package dev.caravel.book;

import org.jspecify.annotations.NullMarked;
