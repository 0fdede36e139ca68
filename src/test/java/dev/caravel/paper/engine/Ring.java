package dev.caravel.paper.engine;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Market;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.paper.HandMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine with three accounts, each with $100,000 and two coins, over a market that a test moves by hand. Candle 0 is over: the house
 * bids 40000.0 and asks 40000.1 for one coin, and for a quarter of a coin at each $20 from there.
 */
final class Ring {
    final HandMarket market = new HandMarket("BTC", "ETH");
    final Engine engine;
    final Pit pit;
    final Trader ann;
    final Trader bob;
    final Trader cid;

    Ring() {
        this(FeeSchedule.KRAKEN);
    }

    Ring(FeeSchedule fees) {
        engine = new Engine(
                market, listings(market), Fills.USUAL, fees, 80, 7, HandMarket.START.plus(Duration.ofMinutes(5)));
        pit = engine.pits().getFirst();
        ann = open();
        bob = open();
        cid = open();
    }

    static List<Listing> listings(Market market) {
        Listings known = Listings.read();
        return market.coins().coins().stream()
                .map(coin -> known.of(coin).orElseThrow())
                .toList();
    }

    private Trader open() {
        return engine.open(Money.of("100000"), Map.of(0, Volume.of("2")));
    }

    Instant now() {
        return engine.now();
    }

    void pass(Duration time) {
        engine.advance(engine.now().plus(time));
    }

    /** To the end of the candle with the index, when it can be seen. */
    void toEndOf(long candle) {
        engine.advance(HandMarket.START.plus(Duration.ofMinutes(5 * (candle + 1))));
    }

    Ask buy(OrderType type, String volume) {
        return new Ask(pit, Side.BUY, type, volume);
    }

    Ask sell(OrderType type, String volume) {
        return new Ask(pit, Side.SELL, type, volume);
    }

    PaperOrder place(Trader trader, Ask ask) {
        return engine.entry().place(trader, ask.order());
    }

    PaperOrder buy(Trader trader, String volume, String price) {
        return place(trader, buy(OrderType.LIMIT, volume).at(price));
    }

    PaperOrder sell(Trader trader, String volume, String price) {
        return place(trader, sell(OrderType.LIMIT, volume).at(price));
    }

    PaperOrder marketBuy(Trader trader, String volume) {
        return place(trader, buy(OrderType.MARKET, volume));
    }

    PaperOrder marketSell(Trader trader, String volume) {
        return place(trader, sell(OrderType.MARKET, volume));
    }

    String refused(Trader trader, Ask ask) {
        try {
            place(trader, ask);
        } catch (Refusal refusal) {
            return refusal.error();
        }
        throw new AssertionError("accepted");
    }

    static Amendment amendment() {
        return new Amendment(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    static Amendment to(String limit) {
        return new Amendment(
                PriceTerm.of(limit), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    static Amendment size(String total) {
        return new Amendment(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Volume.of(total)),
                Optional.empty(),
                false,
                Optional.empty());
    }

    static List<PaperTrade> fills(PaperOrder order) {
        return PaperTrade.fills(order.trades());
    }

    /** The prices of an order's fills, oldest first. */
    static List<String> prices(PaperOrder order) {
        return fills(order).stream().map(fill -> fill.price().toString()).toList();
    }

    static Volume coins(String text) {
        return Volume.of(text);
    }

    static Price price(String text) {
        return Price.of(text);
    }
}
