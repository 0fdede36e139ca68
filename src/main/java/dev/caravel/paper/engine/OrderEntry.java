package dev.caravel.paper.engine;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.account.Ids;
import java.util.Optional;

/**
 * Accepts, changes and cancels orders, with Kraken's checks in Kraken's order. Each method refuses with a {@link Refusal} before it
 * changes anything.
 */
public final class OrderEntry {
    private static final String BY_USER = "User requested";

    private final Engine engine;
    private final Clearing clearing;
    private final Ids ids;
    private final int mostOpen;
    private long ranks;

    OrderEntry(Engine engine, Clearing clearing, Ids ids, int mostOpen) {
        this.engine = engine;
        this.clearing = clearing;
        this.ids = ids;
        this.mostOpen = mostOpen;
    }

    /** Checks an order as far as {@code validate} does: everything but whether post-only would take. */
    public void check(Trader trader, NewOrder order) {
        OrderChecks.inTime(order.deadline(), engine.now());
        if (order.clientId().flatMap(trader::openByClientId).isPresent()) {
            throw Refusal.argument("cl_ord_id not unique");
        }
        Pit pit = order.pit();
        OrderChecks.mode(pit.pair(), order.post(), order.limit().isEmpty());
        Ticker ticker = ticker(pit);
        OrderChecks.volume(pit.pair(), order.volume());
        order.limit().ifPresent(price -> OrderChecks.price(pit.listing(), price));
        Price price = order.limit().orElse(order.side() == Side.BUY ? ticker.ask() : ticker.bid());
        OrderChecks.cost(pit.pair(), price, order.volume());
        if (trader.openIn(pit) >= mostOpen) {
            throw Refusal.of("EOrder:Orders limit exceeded");
        }
        OrderChecks.funds(canPay(trader, order, price));
    }

    private boolean canPay(Trader trader, NewOrder order, Price price) {
        Holdings holdings = trader.holdings();
        return switch (order.side()) {
            case BUY -> {
                Money cost = order.limit().isPresent()
                        ? price.times(order.volume())
                        : marketCost(trader, order).orElse(price.times(order.volume()));
                yield clearing.needs(cost).compareTo(holdings.dollarsFree()) <= 0;
            }
            case SELL -> order.volume().compareTo(holdings.coinsFree(order.pit().coin())) <= 0;
        };
    }

    private static Optional<Money> marketCost(Trader trader, NewOrder order) {
        Optional<Price> bound = new Crossing(order.pit(), order.side(), order.limit(), trader).bound();
        return order.pit()
                .offer(order.side(), order.volume(), bound)
                .map(fill -> fill.price().times(fill.volume()));
    }

    /** Places an order; it may be filled or cancelled at once. */
    public PaperOrder place(Trader trader, NewOrder request) {
        check(trader, request);
        if (request.post() && new Crossing(request.pit(), request.side(), request.limit(), trader).takes()) {
            throw Refusal.of("EOrder:Post only order");
        }
        PaperOrder order = new PaperOrder(ids.next('O'), trader, request, engine.now(), engine.nextCandle(), ++ranks);
        clearing.open(order);
        match(order, request.immediate());
        return order;
    }

    /** Changes an open order in place and returns the id of the change. */
    public String amend(PaperOrder order, Amendment change) {
        OrderChecks.inTime(change.deadline(), engine.now());
        Pit pit = order.pit();
        OrderChecks.mode(pit.pair(), change.post(), false);
        ticker(pit);
        Price before = order.limit().orElseThrow();
        Price price = change.limit().orElse(before);
        Volume volume = change.volume().orElse(order.volume());
        boolean repriced = !price.equals(before);
        if (!repriced && volume.equals(order.volume())) {
            throw Refusal.of("EOrder:No amendable parameters specified");
        }
        change.volume().ifPresent(total -> OrderChecks.volume(pit.pair(), total));
        change.limit().ifPresent(limit -> OrderChecks.price(pit.listing(), limit));
        OrderChecks.cost(pit.pair(), price, volume);
        if (volume.compareTo(order.executed()) <= 0) {
            cancel(order);
            return ids.next('T');
        }
        OrderChecks.funds(canPay(order, price, volume));
        if (change.post() && new Crossing(pit, order.side(), Optional.of(price), order.trader()).takes()) {
            throw Refusal.of("EOrder:Post only order");
        }
        boolean back = repriced || volume.compareTo(order.volume()) > 0;
        pit.remove(order);
        order.amend(price, volume, back ? ++ranks : order.rank(), engine.completed());
        order.hold(clearing.fees());
        if (back) {
            match(order, false);
        } else {
            pit.rest(order);
        }
        return ids.next('T');
    }

    private boolean canPay(PaperOrder order, Price price, Volume volume) {
        Holdings holdings = order.trader().holdings();
        return switch (order.side()) {
            case BUY -> {
                Money needed =
                        order.tally().needs(price, volume, clearing.fees().taker());
                yield needed.minus(order.dollarsHeld()).compareTo(holdings.dollarsFree()) <= 0;
            }
            case SELL -> {
                Volume free = holdings.coinsFree(order.pit().coin()).plus(order.coinsHeld());
                yield volume.minus(order.executed()).compareTo(free) <= 0;
            }
        };
    }

    /** Cancels an open order. */
    public void cancel(PaperOrder order) {
        cancel(order, BY_USER);
    }

    private void cancel(PaperOrder order, String reason) {
        clearing.end(order, OrderStatus.CANCELED, Optional.of(reason), engine.now());
    }

    /** Takes what can be had and lets the rest rest, unless it would meet an order of the same account. */
    private void match(PaperOrder order, boolean immediate) {
        Pit pit = order.pit();
        Crossing crossing = Crossing.of(order);
        pit.offer(order.side(), order.remaining(), crossing.bound()).ifPresent(fill -> {
            pit.took(order.side(), fill.volume());
            clearing.fill(order, fill, false, engine.now());
        });
        if (!order.isOpen()) {
            return;
        }
        if (crossing.own().isPresent()) {
            cancel(order, "Self trade prevention");
        } else if (order.limit().isEmpty()) {
            cancel(order, "Market price protection");
        } else if (immediate) {
            cancel(order, "Immediate or cancel");
        } else {
            pit.rest(order);
        }
    }

    private static Ticker ticker(Pit pit) {
        pit.use();
        return pit.ticker().orElseThrow(() -> Refusal.of("EService:Market in cancel_only mode"));
    }
}
