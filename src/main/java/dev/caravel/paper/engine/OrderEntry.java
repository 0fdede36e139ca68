package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accepts, changes and cancels orders, with Kraken's checks in Kraken's order. Each method refuses with a {@link Refusal} before it
 * changes anything.
 */
public final class OrderEntry {
    private static final Optional<String> BY_USER = Optional.of("User requested");

    private final Engine engine;
    private final Clearing clearing;
    private final Admission admission;
    private final Amending amending;
    private final Agenda agenda;
    private int mostOpen;

    OrderEntry(Engine engine, Works works, int mostOpen) {
        this.engine = engine;
        this.mostOpen = mostOpen;
        clearing = works.clearing();
        admission = works.admission();
        agenda = works.agenda();
        amending = new Amending(engine, works, this);
    }

    /** How many orders an account may have open in one pair. */
    public int mostOpen() {
        return mostOpen;
    }

    /** From now on an account may have so many orders open in one pair. Those that are open stay. */
    public void allow(int most) {
        mostOpen = most;
    }

    /** Checks an order as far as {@code validate} does: everything but whether post-only would take. */
    public void check(Trader trader, NewOrder order) {
        check(trader, order, Optional.empty());
    }

    private void check(Trader trader, NewOrder order, Optional<PaperOrder> instead) {
        OrderChecks.inTime(order.deadline(), engine.now());
        if (order.clientId().flatMap(trader::openByClientId).isPresent()) {
            throw Refusal.argument("cl_ord_id not unique");
        }
        Pit pit = order.pit();
        OrderChecks.mode(engine.mode(pit), order.has(OrderFlag.POST), order.type() == OrderType.MARKET);
        pit.surroundings().use();
        Pair pair = pit.pair();
        if (order.has(OrderFlag.VIQC)) {
            OrderChecks.dollars(pair, order.volume());
        } else {
            OrderChecks.volume(pair, order.volume());
            order.display().ifPresent(display -> OrderChecks.display(pair, display, order.volume()));
        }
        Prices prices = Prices.of(pit, order.side(), order.pricing());
        OrderChecks.prices(pit.listing(), prices);
        order.close()
                .ifPresent(
                        close -> OrderChecks.prices(pit.listing(), Prices.of(pit, Pit.opposite(order.side()), close)));
        if (!order.has(OrderFlag.VIQC)) {
            House house = pit.surroundings().house().orElseThrow();
            Price price = prices.known().orElse(house.quoted(Pit.opposite(order.side())));
            OrderChecks.cost(pair, price, order.volume());
        }
        if (trader.openIn(pit) - (instead.isPresent() ? 1 : 0) >= mostOpen) {
            throw Refusal.of("EOrder:Orders limit exceeded");
        }
        Fees.Rate rates = clearing.rates(trader, engine.now());
        Funds.check(trader, order, rates, instead);
    }

    /** Places an order; it may be filled or cancelled at once. */
    public PaperOrder place(Trader trader, NewOrder request) {
        check(trader, request);
        refuseTaking(trader, request);
        return accept(trader, request);
    }

    private void refuseTaking(Trader trader, NewOrder request) {
        if (request.has(OrderFlag.POST) && !trader.isPostAccepted()) {
            House house = request.pit().surroundings().house().orElseThrow();
            Optional<Price> limit =
                    Prices.of(request.pit(), request.side(), request.pricing()).limit();
            if (new Crossing(request.pit(), request.side(), limit, trader).takes(house)) {
                throw Refusal.of("EOrder:Post only order");
            }
        }
    }

    private PaperOrder accept(Trader trader, NewOrder request) {
        Instant now = engine.now();
        PaperOrder order = admission.admit(trader, request, Optional.empty(), now, engine.nextCandle());
        if (order.status() != OrderStatus.PENDING) {
            admission.begin(order, now);
            admission.settle(order.pit(), now, engine.nextCandle());
        }
        return order;
    }

    /**
     * Replaces an open order by a new one for what is not filled of it (EditOrder).
     *
     * @param changed the new order; its volume is the total, what is filled of the old one included
     */
    public PaperOrder edit(PaperOrder old, NewOrder changed) {
        NewOrder rest = rest(old, changed);
        Trader trader = old.trader();
        check(trader, rest, Optional.of(old));
        refuseTaking(trader, rest);
        clearing.end(old, OrderStatus.CANCELED, Optional.of("Order replaced"), engine.now());
        return accept(trader, rest);
    }

    /** Checks an edit as far as {@code validate} does. */
    public void checkEdit(PaperOrder old, NewOrder changed) {
        check(old.trader(), rest(old, changed), Optional.of(old));
    }

    private static NewOrder rest(PaperOrder old, NewOrder changed) {
        if (old.isTriggered()
                || old.request().close().isPresent()
                || old.clientId().isPresent()) {
            throw Refusal.of("EOrder:Invalid order");
        }
        if (changed.volume().compareTo(old.executed()) <= 0) {
            throw Refusal.argument("volume");
        }
        return changed.with(changed.volume().minus(old.executed()), changed.display());
    }

    /** Changes an open order in place and returns the id of the change. */
    public String amend(PaperOrder order, Amendment change) {
        return amending.amend(order, change);
    }

    /** Cancels an open order. */
    public void cancel(PaperOrder order) {
        if (engine.mode(order.pit()) == MarketMode.MAINTENANCE) {
            throw Refusal.of("EService:Unavailable");
        }
        clearing.end(order, OrderStatus.CANCELED, BY_USER, engine.now());
    }

    /** Cancels all open orders of an account and returns how many there were. */
    public int cancelAll(Trader trader) {
        List<PaperOrder> open = List.copyOf(trader.open());
        open.forEach(this::cancel);
        return open.size();
    }

    /**
     * Cancels all open orders of an account after a time, unless this is called again before; each call replaces the one before.
     *
     * @param timeout zero: never
     * @return when, if it comes to that
     */
    public Optional<Instant> cancelAllAfter(Trader trader, Duration timeout) {
        agenda.set(
                trader,
                timeout.isZero() ? Optional.empty() : Optional.of(engine.now().plus(timeout)));
        return trader.switchedOff();
    }
}
