package dev.caravel.market;

/** Kraken's own best bid, best ask and last trade of a pair (method Ticker). */
public record Ticker(Coin coin, Price bid, Price ask, Price last) {

    /** The middle of bid and ask: "the market". */
    public Price mid() {
        return Price.middle(bid, ask);
    }

    /** (ask − bid) / mid in percent. */
    public double spreadPercent() {
        return (ask.toDouble() - bid.toDouble()) / mid().toDouble() * 100;
    }
}
