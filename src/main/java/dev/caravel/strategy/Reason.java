package dev.caravel.strategy;

/** Why something was decided. The name is what the journal, the report and {@code explain} show. */
public enum Reason {
    // Buys, and what keeps a coin from being bought in the order in which it is looked at: the first that applies is
    // told.
    BEST_SCORE("the best score of all coins that may be bought"),
    BACKUP_COIN("the best coin that was not traded lately"),

    // The coin itself is not to be had, whatever the market does.
    UNRESOLVED("an order call of this coin is being resolved"),
    HELD("already held"),
    QUARANTINED("the book and the exchange do not agree about this coin"),

    // Nothing at all is to be bought now; a guard or a fee may also concern one coin.
    CONTROL("the owner allows no buys"),
    GUARD("a guard has tripped"),
    TARGET_NOT_NET("the target does not cover the fees"),
    TOO_FEW_QUOTES("too few coins are quoted"),
    GATE_CLOSED("the market score is under the threshold"),
    POSITIONS_FULL("as many positions as allowed are open"),
    WAITING("a buy was accepted a moment ago"),

    // What the source of quotes says.
    NOT_QUOTED("no quote, or a figure is missing"),
    QUOTE_OLD("the quote is too old"),
    SMALL_CAP("the market cap is too small or unknown"),
    FALLING_KNIFE("it is falling"),
    SPIKE("it has just jumped"),

    // What Kraken says.
    NOT_ONLINE("the pair is not open for trading"),
    NO_TICKER("Kraken shows no price"),
    QUOTE_OFF("the quote is too far from Kraken's price"),
    SPREAD("the spread is too wide"),

    // What the bot has done and what it has left.
    COOLDOWN("its last position was closed a moment ago"),
    TOO_SMALL("the order would be under the exchange's minimum"),
    CASH("too little free cash"),
    RECENTLY_TRADED("among the coins traded last"),
    OUTSCORED("another coin scored higher"),

    // Held coins.
    AT_TARGET("a sell at the target"),
    MORE_FILLED("the buy filled further: the sell grows with it"),
    TARGET_PASSED("the price has passed the target"),
    PATIENCE("the sell rests at its price"),
    LOWERED("unfilled for too long: the price comes down"),
    SAME_PRICE("the lower price rounds to the resting one"),
    AT_FLOOR("the price has come down as far as it may"),
    STOP("the stop-loss was touched"),
    STOP_CANCELS_BUY("the stop-loss first cancels what is still being bought"),
    STOP_REPLACES("the stop-loss could not amend and places anew"),
    FLATTEN("the owner said flatten"),
    CANCEL_BUY("the owner allows no buys: the open buy is cancelled"),
    LEAVING("the bot ends: the stop-loss waits at the exchange"),
    RETURNED("the bot is back: the stop-loss leaves the exchange"),
    GHOST("an order that was given up appeared: it is cancelled"),
    BUYING("the buy rests, nothing to sell yet"),
    DUST("too few coins to sell: they wait for the next lot"),
    HALTED("the owner said halt: nothing is sent");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** The reason as half a sentence. */
    public String text() {
        return text;
    }
}
