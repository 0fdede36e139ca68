package dev.caravel.strategy;

import dev.caravel.market.Quotes;

/**
 * Scores all coins together and moves the gate for buys. The large coins count more, but only by the square root of their market
 * cap; a coin whose quote is missing or old, or whose score or market cap is unknown, does not count. May be used by any thread.
 */
public final class MarketScorer {
    private final Scorer scorer;
    private final Rules.Gate gate;
    private final Rules.Filters filters;

    public MarketScorer(Rules rules) {
        scorer = new Scorer(rules.scoring());
        gate = rules.gate();
        filters = rules.filters();
    }

    /**
     * What the market looks like now.
     *
     * @param now milliseconds since the epoch
     * @param wasOpen whether the gate was open before
     */
    public MarketScore look(Quotes quotes, long now, boolean wasOpen) {
        double sum = 0;
        double weights = 0;
        int quoted = 0;
        for (int coin = 0; coin < quotes.coins().size(); coin++) {
            if (!quotes.isQuoted(coin) || filters.isOld(quotes.time(coin), now)) {
                continue;
            }
            quoted++;
            double score = scorer.score(quotes, coin);
            double weight = Math.sqrt(quotes.marketCap(coin));
            if (Double.isFinite(score * weight)) {
                sum += score * weight;
                weights += weight;
            }
        }
        double total = sum / weights;
        return new MarketScore(total, quoted, isOpen(total, wasOpen));
    }

    /** An unknown market score leaves the gate as it was. */
    private boolean isOpen(double total, boolean wasOpen) {
        return wasOpen ? !(total < gate.closes()) : total >= gate.opens();
    }
}
