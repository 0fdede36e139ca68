package dev.caravel.strategy;

import dev.caravel.market.Quotes;

/**
 * Finds the one coin to buy and says of every other what stopped it. The filters are asked in the order in which {@link Reason}
 * declares them, and the first that applies is told: what makes this very coin impossible comes first, then what forbids all buys,
 * then the source's figures, Kraken's figures, and last the bot's own past and means. Of what passes, the best score wins; on equal
 * scores the coin that comes first in the whitelist. Makes no objects; may be used by any thread.
 */
public final class Screening {
    /** No coin is to be bought. */
    public static final int NONE = -1;

    private final Scorer scorer;
    private final Rules.Gate gate;
    private final Rules.Filters filters;
    private final Rules.Buying buying;
    private final Rules.Guarding guarding;

    public Screening(Rules rules) {
        scorer = new Scorer(rules.scoring());
        gate = rules.gate();
        filters = rules.filters();
        buying = rules.buying();
        guarding = rules.guarding();
    }

    /** Hears of every coin once. */
    @FunctionalInterface
    public interface Sink {
        /** Of the coin with this index: {@code BEST_SCORE} or {@code BACKUP_COIN} if it is to be bought, else what stopped it. */
        void found(int coin, Reason reason);
    }

    /** The index of the coin to buy, or {@link #NONE}. */
    public int choose(Quotes quotes, MarketScore market, Standing standing, Sink sink) {
        int best = NONE;
        double bestRise = Double.NEGATIVE_INFINITY;
        double passedOver = Double.NEGATIVE_INFINITY;
        for (int coin = 0; coin < quotes.coins().size(); coin++) {
            Reason reason = reason(quotes, market, standing, coin);
            if (reason != Reason.BEST_SCORE) {
                sink.found(coin, reason);
                continue;
            }
            double rise = scorer.rise(quotes, coin);
            if (standing.boughtSince(coin) < buying.backupMemory()) {
                passedOver = Math.max(passedOver, rise);
                sink.found(coin, Reason.RECENTLY_TRADED);
            } else if (rise > bestRise) {
                if (best != NONE) {
                    sink.found(best, Reason.OUTSCORED);
                }
                best = coin;
                bestRise = rise;
            } else {
                sink.found(coin, Reason.OUTSCORED);
            }
        }
        if (best != NONE) {
            sink.found(best, passedOver > bestRise ? Reason.BACKUP_COIN : Reason.BEST_SCORE);
        }
        return best;
    }

    /** The first thing that stops the coin; {@code BEST_SCORE} while nothing does. */
    private Reason reason(Quotes quotes, MarketScore market, Standing standing, int coin) {
        Reason reason = coinItself(standing, coin);
        if (reason == Reason.BEST_SCORE) {
            reason = anyBuy(quotes, market, standing, coin);
        }
        if (reason == Reason.BEST_SCORE) {
            reason = quoted(quotes, standing, coin);
        }
        if (reason == Reason.BEST_SCORE) {
            reason = traded(quotes, standing, coin);
        }
        return reason == Reason.BEST_SCORE ? own(standing, coin) : reason;
    }

    private static Reason coinItself(Standing standing, int coin) {
        if (standing.isUnresolved(coin)) {
            return Reason.UNRESOLVED;
        }
        if (standing.isHeld(coin)) {
            return Reason.HELD;
        }
        return standing.isQuarantined(coin) ? Reason.QUARANTINED : Reason.BEST_SCORE;
    }

    private Reason anyBuy(Quotes quotes, MarketScore market, Standing standing, int coin) {
        if (!standing.allowsBuys()) {
            return Reason.CONTROL;
        }
        if (standing.isLocked(coin)) {
            return Reason.GUARD;
        }
        if (!standing.isTargetNet(coin)) {
            return Reason.TARGET_NOT_NET;
        }
        if (market.quoted() < gate.quoted() * quotes.coins().size()) {
            return Reason.TOO_FEW_QUOTES;
        }
        if (!market.open()) {
            return Reason.GATE_CLOSED;
        }
        if (standing.positions() >= buying.positions()) {
            return Reason.POSITIONS_FULL;
        }
        return isWithin(standing, standing.lastBuy(), buying.waitCycles()) ? Reason.WAITING : Reason.BEST_SCORE;
    }

    private Reason quoted(Quotes quotes, Standing standing, int coin) {
        double c1 = quotes.change1h(coin);
        double c24 = quotes.change24h(coin);
        double c7 = quotes.change7d(coin);
        if (!quotes.isQuoted(coin) || !Double.isFinite(c1 + c24 + c7)) {
            return Reason.NOT_QUOTED;
        }
        if (filters.isOld(quotes.time(coin), standing.now())) {
            return Reason.QUOTE_OLD;
        }
        // Negated, so that an unknown market cap is stopped too.
        if (!(quotes.marketCap(coin) >= filters.marketCap())) {
            return Reason.SMALL_CAP;
        }
        if ((c1 < 0 && c24 < 0 && c7 < 0) || c24 < filters.knife24h() || c7 < filters.knife7d()) {
            return Reason.FALLING_KNIFE;
        }
        return c1 > filters.spike1h() ? Reason.SPIKE : Reason.BEST_SCORE;
    }

    private Reason traded(Quotes quotes, Standing standing, int coin) {
        double mid = standing.mid(coin);
        if (!standing.isOnline(coin)) {
            return Reason.NOT_ONLINE;
        }
        if (Double.isNaN(mid)) {
            return Reason.NO_TICKER;
        }
        if (deviation(quotes.price(coin), mid) > filters.quoteDeviation()) {
            return Reason.QUOTE_OFF;
        }
        return standing.spread(coin) > filters.spread() ? Reason.SPREAD : Reason.BEST_SCORE;
    }

    private Reason own(Standing standing, int coin) {
        if (isWithin(standing, standing.lastClosed(coin), guarding.cooldownCycles())) {
            return Reason.COOLDOWN;
        }
        if (!standing.isLargeEnough(coin)) {
            return Reason.TOO_SMALL;
        }
        return standing.isAffordable(coin) ? Reason.BEST_SCORE : Reason.CASH;
    }

    /** How far the price is off the middle, percent of the middle. */
    static double deviation(double price, double mid) {
        return Math.abs(price - mid) / mid * 100;
    }

    private static boolean isWithin(Standing standing, long since, int cycles) {
        return since != Standing.NEVER && standing.cycle() <= since + cycles * standing.interval();
    }
}
