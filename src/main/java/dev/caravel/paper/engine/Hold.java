package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.account.Holdings;
import java.util.Optional;

/** What one order holds of its account, so that nothing else can spend it. */
final class Hold {
    private final Holdings holdings;
    private Money dollars = Money.ZERO;
    private Volume coins = Volume.ZERO;

    Hold(Holdings holdings) {
        this.holdings = holdings;
    }

    Money dollars() {
        return dollars;
    }

    Volume coins() {
        return coins;
    }

    void follow(PaperOrder order) {
        switch (order.side()) {
            case BUY -> {
                Money needed = order.isOpen() ? dollars(order) : Money.ZERO;
                holdings.hold(dollars, needed);
                dollars = needed;
            }
            case SELL -> {
                Volume needed = order.isOpen()
                        ? order.tally().needsCoins(order.volume(), order.rates().taker())
                        : Volume.ZERO;
                holdings.hold(order.pit().coin(), coins, needed);
                coins = needed;
            }
        }
    }

    private static Money dollars(PaperOrder order) {
        return price(order)
                .map(price ->
                        order.tally().needs(price, order.volume(), order.rates().taker()))
                .orElse(Money.ZERO);
    }

    /** What a buy costs at most: its limit; without one, the price that triggers it; nothing for an order that never waits. */
    private static Optional<Price> price(PaperOrder order) {
        return order.limit().isPresent() ? order.limit() : order.trigger();
    }
}
