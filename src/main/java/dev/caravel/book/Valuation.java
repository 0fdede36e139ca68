package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What open positions are worth now: their coins sold at Kraken's best bid, less the taker's fee. Coins without a ticker are worth what
 * they have cost; where a pair's fees are unknown none is taken off. Immutable.
 */
public record Valuation(Map<Coin, Ticker> tickers, Pairs pairs, Fees fees) {
    public Valuation {
        tickers = Map.copyOf(tickers);
    }

    /** What the position would have brought, all fees paid, if it were sold now. */
    public Money openResult(Position position) {
        Lot bought = position.bought();
        Lot sold = position.sold();
        return sold.cost()
                .minus(sold.fee())
                .plus(worth(position))
                .minus(bought.cost())
                .minus(bought.fee());
    }

    /** What all open positions would have brought. */
    public Money openResult(Book book) {
        return book.positions().stream().map(this::openResult).reduce(Money.ZERO, Money::plus);
    }

    /** What the bot owns: the capital that it was given, what it has made, and what its open positions would have brought. */
    public Money equity(Money capital, Book book) {
        return capital.plus(book.realised()).plus(openResult(book));
    }

    private Money worth(Position position) {
        Volume held = position.held();
        Optional<Ticker> ticker = Optional.ofNullable(tickers.get(position.coin()))
                .filter(shown -> !shown.bid().isZero());
        if (ticker.isEmpty()) {
            return position.invested();
        }
        Money value = ticker.get().bid().times(held);
        return value.minus(value.percent(takerFee(position.coin())));
    }

    private BigDecimal takerFee(Coin coin) {
        Optional<Pair> pair = pairs.of(coin);
        return pair.flatMap(fees::of).map(Fees.Rate::taker).orElse(BigDecimal.ZERO);
    }
}
