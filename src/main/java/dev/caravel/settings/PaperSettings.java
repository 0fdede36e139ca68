package dev.caravel.settings;

import dev.caravel.market.Money;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The paper exchange.
 *
 * @param port on the loopback; 0: any free one
 * @param cash dollars in the account at its beginning
 * @param makerFee of a fill that rested, percent of its cost
 * @param takerFee of a fill that took, percent of its cost
 * @param share how much of a candle's volume our orders may fill, percent
 * @param slippage what taking a whole candle's volume loses against the best price, percent
 * @param follow how often a real market is looked at
 */
public record PaperSettings(
        int port,
        Money cash,
        BigDecimal makerFee,
        BigDecimal takerFee,
        BigDecimal share,
        BigDecimal slippage,
        Duration follow) {

    static final Setting<Integer> PORT = Setting.of(
            "caravel.paper.port",
            Kind.whole(0, 65_535, ""),
            "0",
            "The loopback port of the paper exchange; 0 takes any free one.");
    static final Setting<Money> CASH = Setting.of(
            "caravel.paper.cash",
            Kind.number("0", "1000000000", "US dollars").map(Money::new),
            "10000",
            "What the paper account holds at its beginning.");
    static final Setting<BigDecimal> MAKER_FEE = Setting.of(
            "caravel.paper.fee.maker", Kind.percent("0", "5"), "0.25", "The fee of a fill that rested in the book.");
    static final Setting<BigDecimal> TAKER_FEE = Setting.of(
            "caravel.paper.fee.taker", Kind.percent("0", "5"), "0.40", "The fee of a fill that took from the book.");
    static final Setting<BigDecimal> SHARE = Setting.of(
            "caravel.paper.share",
            Kind.percent("0.01", "100"),
            "10",
            "How much of a candle's volume may fill one order.");
    static final Setting<BigDecimal> SLIPPAGE = Setting.of(
            "caravel.paper.slippage",
            Kind.percent("0", "10"),
            "1",
            "What taking a whole candle's volume loses against the best price.");

    static final Setting<Duration> FOLLOW = Setting.of(
            "caravel.paper.follow",
            Kind.duration("5s", "1m"),
            "15s",
            "How often the paper exchange looks at Kraken's real market; not with caravel.quotes=replay.");

    static final Group GROUP = Group.of(
            "The paper exchange (caravel.exchange=paper)", PORT, CASH, MAKER_FEE, TAKER_FEE, SHARE, SLIPPAGE, FOLLOW);

    static PaperSettings of(Values values) {
        return new PaperSettings(
                values.of(PORT),
                values.of(CASH),
                values.of(MAKER_FEE),
                values.of(TAKER_FEE),
                values.of(SHARE),
                values.of(SLIPPAGE),
                values.of(FOLLOW));
    }
}
