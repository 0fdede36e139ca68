package dev.caravel.kraken;

/** Orders as somebody else on the account places them: without an id of ours. */
public final class Others {
    private Others() {}

    /** A small buy that is over at once. */
    public static KrakenRequest market() {
        return buy("0.0001").with("ordertype", "market");
    }

    /** One that rests far below the market. */
    public static KrakenRequest resting() {
        return buy("0.001").with("ordertype", "limit").with("price", "1000");
    }

    private static KrakenRequest buy(String volume) {
        return KrakenRequest.toPrivate("AddOrder")
                .with("pair", "XBTUSD")
                .with("type", "buy")
                .with("volume", volume);
    }
}
