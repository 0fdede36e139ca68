package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A book and the orders of an exchange, told step by step: {@code intent = story.buy("10", "100"); story.arrives(intent, "O1");
 * story.unknown(intent); story.fills("O1", "10"); story.looks();}. The exchange knows what arrived, the book only what it was told.
 */
final class Story {
    static final Coin SOL = new Coin("SOL");
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Duration VISIBILITY = Duration.ofMinutes(2);
    static final Pair PAIR = new Pair(
            SOL,
            "SOLUSD",
            "SOLUSD",
            "SOL",
            "ZUSD",
            new BigDecimal("0.01"),
            5,
            5,
            Volume.of("0.1"),
            Money.of("0.5"),
            PairStatus.ONLINE);
    static final Pairs PAIRS = new Pairs(List.of(PAIR));
    static final String BOT = "tester";

    final Book book = new Book(Money.of("10000"));
    final Map<String, OrderState> exchange = new LinkedHashMap<>();
    final Map<String, Integer> fills = new HashMap<>();
    final Settlement settlement = new Settlement(book);
    final Resolution resolution = new Resolution(book, VISIBILITY, Duration.ofDays(7));
    final Reconciliation reconciliation = new Reconciliation(book, BOT, resolution);
    Instant now = NOON;

    Story() {
        book.put(book.waits().begun(NOON));
    }

    // What the bot does.

    Intent buy(String volume, String price) {
        return place(Side.BUY, volume, price);
    }

    Intent sell(String volume, String price) {
        return place(Side.SELL, volume, price);
    }

    private Intent place(Side side, String volume, String price) {
        Position position = book.position(SOL).orElseGet(() -> Position.open(SOL, now));
        ClientOrderId id = ClientOrderId.of(BOT, new ClientOrderId.Parts(now, SOL, side, position.attempts() % 512));
        return intends(
                position,
                intent(id.text(), Intent.Kind.PLACE, side, Optional.empty())
                        .asking(Optional.of(Price.of(price)), Optional.of(Volume.of(volume))));
    }

    Intent amend(String txid, String price) {
        return intends(
                position(),
                intent(txid + "/amend-" + position().attempts(), Intent.Kind.AMEND, side(txid), Optional.of(txid))
                        .asking(Optional.of(Price.of(price)), Optional.empty()));
    }

    Intent cancel(String txid) {
        return intends(
                position(),
                intent(txid + "/cancel-" + position().attempts(), Intent.Kind.CANCEL, side(txid), Optional.of(txid)));
    }

    private Side side(String txid) {
        return position().order(txid).orElseThrow().side();
    }

    private Intent intends(Position position, Intent intent) {
        book.put(position.intending(intent));
        return intent;
    }

    private Intent intent(String id, Intent.Kind kind, Side side, Optional<String> txid) {
        return new Intent(
                id,
                kind,
                side,
                txid,
                Optional.empty(),
                Optional.empty(),
                "BEST_SCORE",
                now,
                now.plusSeconds(30),
                Optional.empty(),
                Optional.empty());
    }

    void accepted(Intent intent, String txid) {
        settles(intent, new Outcome.Accepted(txid));
    }

    void unknown(Intent intent) {
        settles(intent, new Outcome.Unknown("read timed out"));
    }

    void settles(Intent intent, Outcome outcome) {
        settlement.settle(SOL, intent.id(), outcome, now, now);
    }

    /** A buy that is accepted and rests. */
    Story buying(String volume, String price, String txid) {
        Intent intent = buy(volume, price);
        arrives(intent, txid);
        accepted(intent, txid);
        return this;
    }

    Story selling(String volume, String price, String txid) {
        Intent intent = sell(volume, price);
        arrives(intent, txid);
        accepted(intent, txid);
        return this;
    }

    // What the exchange does.

    /** A placement reaches the exchange and rests. */
    void arrives(Intent intent, String txid) {
        exchange.put(
                txid,
                new OrderState(
                        txid,
                        Optional.of(intent.id()),
                        PAIR.altname(),
                        intent.side(),
                        intent.limit(),
                        intent.volume().orElseThrow(),
                        Volume.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        OrderStatus.OPEN,
                        now,
                        Optional.empty(),
                        "",
                        List.of()));
    }

    /** The owner places an order, without an id of ours. */
    Story byHand(Side side, String volume, String price, String txid) {
        exchange.put(
                txid,
                new OrderState(
                        txid,
                        Optional.empty(),
                        PAIR.altname(),
                        side,
                        Optional.of(Price.of(price)),
                        Volume.of(volume),
                        Volume.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        OrderStatus.OPEN,
                        now,
                        Optional.empty(),
                        "",
                        List.of()));
        return this;
    }

    /** So many coins are filled at the limit; an order that is filled entirely is over. */
    Story fills(String txid, String volume) {
        OrderState order = exchange.get(txid);
        Volume coins = Volume.of(volume);
        Money cost = order.limit().orElseThrow().times(coins);
        Money fee = cost.percent(new BigDecimal("0.25")).rounded(5);
        Volume executed = order.executed().plus(coins);
        boolean full = executed.equals(order.volume());
        exchange.put(
                txid,
                with(
                        order,
                        order.limit(),
                        new Lot(executed, order.cost().plus(cost), order.fee().plus(fee)),
                        full ? OrderStatus.CLOSED : OrderStatus.OPEN,
                        order.reason()));
        fills.merge(txid, 1, Integer::sum);
        return this;
    }

    Story ends(String txid, OrderStatus status, String reason) {
        OrderState order = exchange.get(txid);
        exchange.put(txid, with(order, order.limit(), lot(order), status, reason));
        return this;
    }

    Story expires(String txid) {
        return ends(txid, OrderStatus.EXPIRED, "");
    }

    Story cancelled(String txid) {
        return ends(txid, OrderStatus.CANCELED, "User requested");
    }

    Story repriced(String txid, String price) {
        OrderState order = exchange.get(txid);
        exchange.put(txid, with(order, Optional.of(Price.of(price)), lot(order), order.status(), ""));
        return this;
    }

    static Lot lot(OrderState order) {
        return Lot.of(order);
    }

    private OrderState with(OrderState order, Optional<Price> limit, Lot lot, OrderStatus status, String reason) {
        return new OrderState(
                order.txid(),
                order.clientId(),
                order.pair(),
                order.side(),
                limit,
                order.volume(),
                lot.volume(),
                lot.cost(),
                lot.fee(),
                status,
                order.opened(),
                status.isOver() ? Optional.of(now) : Optional.empty(),
                reason,
                order.trades(),
                order.form());
    }

    // Time, and what the bot sees.

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Both lists, read to their ends from two hours ago. */
    Story looks() {
        return sees(look());
    }

    /** A look in a cycle, in which the account owns so many coins. */
    Story looksThrough(boolean adopts, Balances balances) {
        looks();
        new Adoption(book, adopts).apply(look(), Optional.of(balances), PAIRS, now);
        return this;
    }

    static Balances owning(String coins) {
        BigDecimal owned = new BigDecimal(coins);
        return new Balances(Map.of(PAIR.base(), new Balances.Balance(owned, owned)), Map.of());
    }

    Look look() {
        Instant since = now.minus(Duration.ofHours(2));
        List<OrderState> shown = exchange.values().stream()
                .filter(order -> !order.closed().orElse(Instant.MAX).isBefore(since))
                .toList();
        return new Look(shown, true, since, Optional.of(now));
    }

    /** Both lists from two hours ago, in which these orders are missing. */
    Story looksInVainFor(String... txids) {
        return sees(new Look(
                exchange.values().stream()
                        .filter(order -> !Arrays.asList(txids).contains(order.txid()))
                        .toList(),
                true,
                now.minus(Duration.ofHours(2)),
                Optional.of(now)));
    }

    /** Only these orders, asked for one by one. */
    Story asksFor(String... txids) {
        return sees(new Look(Arrays.stream(txids).map(exchange::get).toList(), false, Instant.MAX, Optional.of(now)));
    }

    Story sees(Look look) {
        reconciliation.apply(look, PAIRS, true, now);
        return this;
    }

    /** The ledger is read and compared, exactly. */
    Audit.Finding audits() {
        Map<String, Audit.Ledger> ledgers = new HashMap<>();
        exchange.forEach((txid, order) -> ledgers.put(txid, ledger(order)));
        Audit.Finding finding = book.audit().compare(ledgers, Money.ZERO);
        book.put(book.audit().after(finding));
        return finding;
    }

    Audit.Ledger ledger(OrderState order) {
        return new Audit.Ledger(
                order.executed().amount(),
                order.cost().amount(),
                order.fee().amount(),
                fills.getOrDefault(order.txid(), 0));
    }

    // What the book has.

    Position position() {
        return book.position(SOL).orElseThrow();
    }

    /** What the owner would be told now, which then is told. */
    List<Event.Kind> tells() {
        List<Event> events = book.outbox();
        events.forEach(event -> book.told(event.id()));
        return events.stream().map(Event::kind).toList();
    }

    void owner(Control.Mode mode) {
        book.put(new Control(mode, now, "test"));
    }
}
