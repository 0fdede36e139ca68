package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An accepted order. Only this package changes it, under the exchange's lock. */
public final class PaperOrder {
    private final String txid;
    private final Trader trader;
    private final NewOrder request;
    private final Origin origin;
    private final Stand stand;
    private final Hold hold;
    private final Course course;

    private Volume volume;
    private Optional<Volume> display;
    private Tally tally;

    PaperOrder(String txid, Trader trader, NewOrder request, Origin origin, Stand stand) {
        this.txid = txid;
        this.trader = trader;
        this.request = request;
        this.origin = origin;
        this.stand = stand;
        hold = new Hold(trader.holdings());
        volume = request.volume();
        display = request.display();
        boolean waits = request.validity().starts().isPresent();
        course = new Course(waits ? OrderStatus.PENDING : OrderStatus.OPEN, origin.opened());
        tally = Tally.nothing(Tally.Places.of(request));
    }

    public String txid() {
        return txid;
    }

    /** As it was asked for; volume and prices may have changed since. */
    public NewOrder request() {
        return request;
    }

    public Pit pit() {
        return request.pit();
    }

    public Side side() {
        return request.side();
    }

    public OrderType type() {
        return request.type();
    }

    public Optional<String> clientId() {
        return request.clientId();
    }

    public OptionalInt userref() {
        return request.userref();
    }

    /** The order whose fill has placed this one. */
    public Optional<String> refid() {
        return origin.refid();
    }

    /** Whether it was placed to rest only. */
    public boolean isPost() {
        return request.has(OrderFlag.POST);
    }

    /** The limit price; empty for a type without one. */
    public Optional<Price> limit() {
        return stand.limit();
    }

    /** The price that triggers it, or has; empty for a type that does not wait for one. */
    public Optional<Price> trigger() {
        return stand.stop();
    }

    /** The best price for a trailing stop's owner since it was placed. */
    public Optional<Price> extreme() {
        return stand.extreme();
    }

    /** Whether it has been triggered. */
    public boolean isTriggered() {
        return stand.isTriggered();
    }

    /** The total, what is filled included; in dollars for an order with {@code VIQC}. */
    public Volume volume() {
        return volume;
    }

    /** How much of an iceberg the others see at most. */
    public Optional<Volume> display() {
        return display;
    }

    public Volume executed() {
        return tally.executed();
    }

    /** What is not filled; in dollars for an order with {@code VIQC}. */
    public Volume remaining() {
        if (!request.has(OrderFlag.VIQC)) {
            return volume.minus(tally.executed());
        }
        BigDecimal rest = volume.amount().subtract(tally.exactCost().amount());
        return new Volume(rest.max(BigDecimal.ZERO));
    }

    /** What of it lies in the book for everybody to see, while it rests. */
    Volume shown() {
        return type() == OrderType.ICEBERG ? stand.shown().min(remaining()) : remaining();
    }

    /** Of what is filled, in the pair's cost decimals. */
    public Money cost() {
        return tally.cost();
    }

    /** Paid so far in dollars, in the pair's cost decimals. */
    public Money fee() {
        return tally.fee();
    }

    /** Paid so far in coins. */
    public Volume coinFee() {
        return tally.coinFee();
    }

    public OrderStatus status() {
        return course.status();
    }

    /** Whether anything can still happen to it. */
    public boolean isOpen() {
        return !course.status().isOver();
    }

    public Instant opened() {
        return origin.opened();
    }

    /** When anything happened to it last: placed, started, triggered, changed, filled or ended. */
    public Instant changed() {
        return course.changed();
    }

    /** When it was over. */
    public Optional<Instant> closed() {
        return course.closed();
    }

    /** When it enters the market, if that was not at once. */
    public Optional<Instant> starts() {
        return request.validity().starts();
    }

    /** When the exchange ends it. */
    public Optional<Instant> expires() {
        return request.validity().expires();
    }

    /** Why it is over, in the exchange's words. */
    public Optional<String> reason() {
        return course.reason();
    }

    public boolean isAmended() {
        return !course.versions().isEmpty();
    }

    /** What it was like, the original first. */
    public List<OrderVersion> versions() {
        return isAmended() ? List.copyOf(course.versions()) : List.of(OrderHistory.original(this));
    }

    /** What it has traded, oldest first: one trade for each moment. */
    public List<PaperTrade> trades() {
        return List.copyOf(course.trades());
    }

    /** The dollars that it holds of the account. */
    public Money dollarsHeld() {
        return hold.dollars();
    }

    /** The coins that it holds of the account. */
    public Volume coinsHeld() {
        return hold.coins();
    }

    /** The order as a client would read it. */
    public OrderState state() {
        return OrderHistory.state(this);
    }

    Trader trader() {
        return trader;
    }

    Course course() {
        return course;
    }

    Stand stand() {
        return stand;
    }

    Tally tally() {
        return tally;
    }

    Fees.Rate rates() {
        return origin.rates();
    }

    long serial() {
        return origin.serial();
    }

    /** Brings the account's holds in line with what the order needs now. */
    void hold() {
        hold.follow(this);
    }

    void fill(Price price, Volume filled, BigDecimal feePercent) {
        tally = tally.with(price, filled, feePercent);
    }

    void resize(Volume total, Optional<Volume> shown) {
        volume = total;
        display = shown;
    }
}
