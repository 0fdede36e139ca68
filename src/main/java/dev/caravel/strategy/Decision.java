package dev.caravel.strategy;

import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.util.Optional;

/** What is to be done about one coin, and why. Doing nothing is a decision too. */
public sealed interface Decision {
    Coin coin();

    Why why();

    /** The same decision on these grounds. */
    default Decision with(Why changed) {
        return switch (this) {
            case Buy buy -> new Buy(buy.coin, buy.limit, buy.volume, changed);
            case Sell sell -> new Sell(sell.coin, sell.limit, sell.volume, sell.postOnly, sell.stop, changed);
            case Edit edit -> new Edit(edit.coin, edit.side, edit.txid, edit.to, changed);
            case Hold hold -> new Hold(hold.coin, changed);
        };
    }

    /**
     * The grounds of a decision.
     *
     * @param score of the coin, where it was quoted
     * @param detail the figures behind the reason, for a person; may be empty
     */
    record Why(Reason reason, Optional<Score> score, String detail) {
        public static Why of(Reason reason) {
            return new Why(reason, Optional.empty(), "");
        }

        public static Why of(Reason reason, String detail) {
            return new Why(reason, Optional.empty(), detail);
        }

        public Why with(Optional<Score> known) {
            return new Why(reason, known, detail);
        }
    }

    /** Open a position: a post-only limit order that the exchange ends by itself. */
    record Buy(Coin coin, Price limit, Volume volume, Why why) implements Decision {}

    /**
     * Place a sell.
     *
     * @param limit empty: at the market
     * @param postOnly refuse rather than take
     * @param stop leave it at the exchange until the last trade is at the limit or under it, then sell at the market
     */
    record Sell(Coin coin, Optional<Price> limit, Volume volume, boolean postOnly, boolean stop, Why why)
            implements Decision {
        /** One that does not wait for a price. */
        public Sell(Coin coin, Optional<Price> limit, Volume volume, boolean postOnly, Why why) {
            this(coin, limit, volume, postOnly, false, why);
        }
    }

    /**
     * Change an open order, or cancel it.
     *
     * @param to what it becomes; empty: it is cancelled
     */
    record Edit(Coin coin, Side side, String txid, Optional<Amendment> to, Why why) implements Decision {}

    /** Leave everything as it is. */
    record Hold(Coin coin, Why why) implements Decision {}

    /**
     * What an open order is changed to.
     *
     * @param limit empty: unchanged
     * @param volume the new total; empty: unchanged
     */
    record Amendment(Optional<Price> limit, Optional<Volume> volume, boolean postOnly) {}
}
