package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.paper.account.Holdings;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether an account can pay for an order, its fee included. */
final class Funds {
    private Funds() {}

    /**
     * Refuses an order that its account cannot pay.
     *
     * @param instead an order whose holds become free for it
     */
    static void check(Trader trader, NewOrder order, Fees.Rate rates, Optional<PaperOrder> instead) {
        Prices prices = Prices.of(order.pit(), order.side(), order.pricing());
        Holdings holdings = trader.holdings();
        boolean enough = switch (order.side()) {
            case BUY -> {
                Money free = holdings.dollarsFree()
                        .plus(instead.map(PaperOrder::dollarsHeld).orElse(Money.ZERO));
                Money cost = cost(trader, order, prices);
                yield Clearing.needs(cost, rates, order.has(OrderFlag.FCIB)).compareTo(free) <= 0;
            }
            case SELL -> {
                Volume free = holdings.coinsFree(order.pit().coin())
                        .plus(instead.map(PaperOrder::coinsHeld).orElse(Volume.ZERO));
                yield coins(order, rates).compareTo(free) <= 0;
            }
        };
        OrderChecks.funds(enough);
    }

    private static Volume coins(NewOrder order, Fees.Rate rates) {
        Tally.Places places = Tally.Places.of(order);
        return Tally.nothing(places).needsCoins(order.volume(), rates.taker());
    }

    private static Money cost(Trader trader, NewOrder order, Prices prices) {
        if (order.has(OrderFlag.VIQC)) {
            return new Money(order.volume().amount());
        }
        if (prices.known().isPresent()) {
            return prices.known().get().times(order.volume());
        }
        House house = order.pit().surroundings().house().orElseThrow();
        Optional<Price> bound = Matching.marketBound(order, house);
        Crossing.Offer offer = new Crossing(order.pit(), Side.BUY, bound, trader).offer(house, order.volume());
        return offer.volume().isZero() ? house.quoted(Side.SELL).times(order.volume()) : offer.cost();
    }

    /** Whether an order's account can also pay for it at another price or with another volume. */
    static void check(PaperOrder order, Optional<Price> price, Volume volume) {
        Holdings holdings = order.trader().holdings();
        BigDecimal taker = order.rates().taker();
        boolean enough = switch (order.side()) {
            case BUY -> {
                Money needed =
                        price.map(at -> order.tally().needs(at, volume, taker)).orElse(Money.ZERO);
                yield needed.minus(order.dollarsHeld()).compareTo(holdings.dollarsFree()) <= 0;
            }
            case SELL -> {
                Volume free = holdings.coinsFree(order.pit().coin()).plus(order.coinsHeld());
                yield order.tally().needsCoins(volume, taker).compareTo(free) <= 0;
            }
        };
        OrderChecks.funds(enough);
    }
}
