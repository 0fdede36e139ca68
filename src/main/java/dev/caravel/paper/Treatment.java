package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.Volume;

/** Something that is done to an account unasked, and that a journal must repeat since money depends on it. */
sealed interface Treatment {
    /** Its orders are filled in no fewer pieces than so many. */
    record Pieces(int least) implements Treatment {}

    /** Its post-only orders that would take are accepted and then cancelled. */
    record PostAccepted() implements Treatment {}

    /** Coins of it earn interest from now on. */
    record Earn(Coin coin, Volume volume) implements Treatment {}
}
