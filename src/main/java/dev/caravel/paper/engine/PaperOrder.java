package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import dev.caravel.paper.account.Holdings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An accepted order. Only this package changes it, under the exchange's lock. */
public final class PaperOrder {
    private final String txid;
    private final Trader trader;
    private final NewOrder request;
    private final Instant opened;

    /** The first candle in which it can be filled while resting. */
    private final long joins;

    private Optional<Price> limit;
    private Volume volume;
    private long rank;

    /** What must be traded through in the running candle: the worst of its limits since that candle opened. */
    private double through;

    private Tally tally;
    private Money dollarsHeld = Money.ZERO;
    private Volume coinsHeld = Volume.ZERO;
    private OrderStatus status = OrderStatus.OPEN;
    private Optional<Instant> closed = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private boolean amended;
    private final List<PaperTrade> trades = new ArrayList<>();

    PaperOrder(String txid, Trader trader, NewOrder request, Instant opened, long joins, long rank) {
        this.txid = txid;
        this.trader = trader;
        this.request = request;
        this.opened = opened;
        this.joins = joins;
        this.rank = rank;
        limit = request.limit();
        volume = request.volume();
        // no finer than the ledger books: an order's cost is then exactly what its ledger rows add up to
        tally = Tally.nothing(Math.min(request.pit().pair().costDecimals(), Holdings.DOLLAR_DECIMALS));
        settle();
    }

    public String txid() {
        return txid;
    }

    public Pit pit() {
        return request.pit();
    }

    public Side side() {
        return request.side();
    }

    public Optional<String> clientId() {
        return request.clientId();
    }

    public OptionalInt userref() {
        return request.userref();
    }

    /** Whether it was placed to rest only. */
    public boolean isPost() {
        return request.post();
    }

    /** Empty for a market order. */
    public Optional<Price> limit() {
        return limit;
    }

    /** The total, what is filled included. */
    public Volume volume() {
        return volume;
    }

    public Volume executed() {
        return tally.executed();
    }

    public Volume remaining() {
        return volume.minus(tally.executed());
    }

    /** Of what is filled, in the pair's cost decimals. */
    public Money cost() {
        return tally.cost();
    }

    /** Paid so far, in the pair's cost decimals. */
    public Money fee() {
        return tally.fee();
    }

    public OrderStatus status() {
        return status;
    }

    public boolean isOpen() {
        return !status.isOver();
    }

    public Instant opened() {
        return opened;
    }

    /** When it was over. */
    public Optional<Instant> closed() {
        return closed;
    }

    /** When the exchange ends it. */
    public Optional<Instant> expires() {
        return request.expires();
    }

    /** Why it is over, in the exchange's words. */
    public Optional<String> reason() {
        return reason;
    }

    public boolean isAmended() {
        return amended;
    }

    /** Its fills, oldest first. */
    public List<PaperTrade> trades() {
        return Collections.unmodifiableList(trades);
    }

    /** The dollars that it holds of the account. */
    public Money dollarsHeld() {
        return dollarsHeld;
    }

    /** The coins that it holds of the account. */
    public Volume coinsHeld() {
        return coinsHeld;
    }

    /** The order as a client would read it. */
    public OrderState state() {
        return new OrderState(
                txid,
                clientId(),
                pit().pair().altname(),
                side(),
                limit,
                volume,
                executed(),
                cost(),
                fee(),
                status,
                opened,
                closed,
                reason.orElse(""),
                trades.stream().map(PaperTrade::id).toList());
    }

    Trader trader() {
        return trader;
    }

    Tally tally() {
        return tally;
    }

    long rank() {
        return rank;
    }

    /** Whether it rests long enough to be filled in the candle, and the price goes through it. */
    boolean isReached(long candle, double price) {
        return joins <= candle && Pit.reaches(side(), price, through);
    }

    /** Brings the account's holds in line with what the order needs now. */
    void hold(Fees.Rate fees) {
        Money dollars = isOpen() && side() == Side.BUY
                ? limit.map(price -> tally.needs(price, volume, fees.taker())).orElse(Money.ZERO)
                : Money.ZERO;
        Volume coins = isOpen() && side() == Side.SELL ? remaining() : Volume.ZERO;
        trader.holdings().hold(dollarsHeld, dollars);
        trader.holdings().hold(pit().coin(), coinsHeld, coins);
        dollarsHeld = dollars;
        coinsHeld = coins;
    }

    void fill(Fills.Fill fill, BigDecimal feePercent) {
        tally = tally.with(fill.price(), fill.volume(), feePercent);
    }

    void traded(PaperTrade trade) {
        trades.add(trade);
    }

    void amend(Price price, Volume total, long newRank, long runningCandle) {
        double changed = price.toDouble();
        boolean joined = joins <= runningCandle;
        boolean better = side() == Side.BUY ? changed > through : changed < through;
        // what lay at the worse price would have been filled in any case, what lies at the better one only maybe
        if (!joined || !better) {
            through = changed;
        }
        limit = Optional.of(price);
        volume = total;
        rank = newRank;
        amended = true;
    }

    /** A new candle has opened: only the present limit counts. */
    void settle() {
        through = limit.map(Price::toDouble).orElse(through);
    }

    void end(OrderStatus end, Optional<String> why, Instant time) {
        status = end;
        reason = why;
        closed = Optional.of(time);
    }
}
