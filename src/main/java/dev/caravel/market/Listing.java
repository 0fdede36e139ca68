package dev.caravel.market;

/**
 * A coin as the exchanges know it: Kraken's pair with US dollars and the names around it. Precisions and minimums move several times
 * a year; where Kraken can be asked, its own AssetPairs count.
 *
 * @param pair the pair with US dollars
 * @param assetName the coin's altname ({@code XBT}; its id is the pair's base)
 * @param wsname the pair's old websocket name ({@code XBT/USD})
 * @param priceDecimals decimals of a price
 * @param assetDecimals decimals of a balance
 * @param coinMarketCap the coin's id at CoinMarketCap
 */
public record Listing(
        Pair pair, String assetName, String wsname, int priceDecimals, int assetDecimals, int coinMarketCap) {

    /** The same names, with the precisions, minimums and status that another pair has. */
    public Listing with(Pair terms) {
        Pair changed = new Pair(
                coin(),
                pair.id(),
                pair.altname(),
                pair.base(),
                pair.quote(),
                terms.tick(),
                terms.lotDecimals(),
                terms.costDecimals(),
                terms.ordermin(),
                terms.costmin(),
                terms.status());
        int decimals = Math.max(0, changed.tick().scale());
        return new Listing(changed, assetName, wsname, decimals, assetDecimals, coinMarketCap);
    }

    public Coin coin() {
        return pair.coin();
    }

    /** The pair's name with a slash that today's interface uses ({@code BTC/USD}). */
    public String slashName() {
        return coin().symbol() + "/USD";
    }
}
