package dev.caravel.strategy;

import dev.caravel.market.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Every number that the strategy goes by. The values of the profile {@code classic} are in the comments. Percentages are percent:
 * 0.75 is 0.75 %.
 */
public record Rules(
        Scoring scoring,
        Gate gate,
        Filters filters,
        Buying buying,
        Selling selling,
        Stopping stopping,
        Guarding guarding) {

    /**
     * How a coin is scored.
     *
     * @param weight1h of the scaled change over one hour (0.5)
     * @param weight24h over 24 hours (0.3)
     * @param weight7d over seven days (0.2)
     * @param turbulence how much disagreement between the three costs (0.5)
     */
    public record Scoring(double weight1h, double weight24h, double weight7d, double turbulence) {}

    /**
     * When anything is bought at all.
     *
     * @param opens market score at which a closed gate opens (50)
     * @param closes market score under which an open gate closes (47)
     * @param quoted share of the whitelist that must be quoted (0.5)
     */
    public record Gate(double opens, double closes, double quoted) {}

    /**
     * What keeps a coin from being bought.
     *
     * @param marketCap the smallest market cap in dollars (500,000,000)
     * @param knife24h change over 24 h under which it is a falling knife (−6)
     * @param knife7d change over 7 d under which it is a falling knife (−15)
     * @param spike1h change over 1 h above which it has spiked (4)
     * @param spread widest spread in percent (0.5)
     * @param quoteAge oldest quote (10 min)
     * @param quoteDeviation farthest that a quote may be off Kraken's middle, percent (2)
     */
    public record Filters(
            double marketCap,
            double knife24h,
            double knife7d,
            double spike1h,
            double spread,
            Duration quoteAge,
            double quoteDeviation) {

        /** Whether a quote of this time is too old; both times are milliseconds since the epoch. */
        boolean isOld(long quote, long now) {
            return now - quote > quoteAge.toMillis();
        }
    }

    /**
     * How a coin is bought.
     *
     * @param amount dollars for one position, fees not included (2350)
     * @param below how far under the middle the limit lies, percent (0.1)
     * @param positions most positions at once (3)
     * @param waitCycles cycles without a new buy after an accepted one (1)
     * @param backupMemory how many of the coins traded last are passed over (2)
     * @param life how long a buy rests when there is no next cycle to end it (18 min)
     */
    public record Buying(
            Money amount, BigDecimal below, int positions, int waitCycles, int backupMemory, Duration life) {}

    /**
     * How a position is sold.
     *
     * @param target above the average entry, percent (0.75)
     * @param patience cycles at the target before the price comes down (3)
     * @param step how much of the entry it comes down each cycle, percent (0.10)
     * @param floor lowest price relative to the entry until giveup, percent; empty: break-even after fees
     * @param giveup cycles after which the floor is the stop (144)
     */
    public record Selling(BigDecimal target, int patience, BigDecimal step, Optional<BigDecimal> floor, int giveup) {}

    /**
     * How a loss is cut.
     *
     * @param below under the average entry, percent (4)
     * @param slippage how far under the bid the sell is put, percent (0.5)
     * @param amends tries before a market order (3)
     */
    public record Stopping(BigDecimal below, BigDecimal slippage, int amends) {}

    /**
     * What pauses buying after losses.
     *
     * @param capital the dollars that the bot was given; its equity is this plus its net result
     * @param stops stop-losses within {@code stopsWithin} that trip StoplossGuard (3 in 24 h, for 12 h)
     * @param drawdown percent of equity lost within {@code drawdownWithin} that trips MaxDrawdown (5 in 7 d, for 24 h)
     * @param lowProfit net percent of a coin's trades within {@code lowProfitWithin} under which LowProfitCoins locks it, from
     *     {@code lowProfitTrades} trades on (−1 in 7 d from 2 trades, for 48 h)
     * @param cooldownCycles cycles for which a coin is not bought again after its position closed (2)
     * @param dailyLoss percent of equity lost since midnight UTC that ends buying for the day (2)
     * @param peakLoss percent lost from the highest equity that ends buying until reset by hand (10)
     * @param expectancyTrades how many of the last trades must not be net negative together (40)
     */
    public record Guarding(
            Money capital,
            int stops,
            Duration stopsWithin,
            Duration stopsFor,
            double drawdown,
            Duration drawdownWithin,
            Duration drawdownFor,
            double lowProfit,
            int lowProfitTrades,
            Duration lowProfitWithin,
            Duration lowProfitFor,
            int cooldownCycles,
            double dailyLoss,
            double peakLoss,
            int expectancyTrades) {}
}
