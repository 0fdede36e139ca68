/**
 * An exchange to trade on without money: it speaks Kraken's REST contract, checks what Kraken checks, and matches orders against a
 * market that is played. Start with {@link dev.caravel.paper.PaperExchange}. Below it, {@code front} admits a request, {@code api}
 * reads and answers it, {@code engine} matches, {@code account} keeps the balances. {@link dev.caravel.paper.PaperJournal} lets an
 * exchange go on where it stopped.
 */
@NullMarked
package dev.caravel.paper;

import org.jspecify.annotations.NullMarked;
