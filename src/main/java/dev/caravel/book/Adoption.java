package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of orders on the account that are not this bot's. The owner hears of each one that is open, and it is never touched,
 * unless the owner wants such orders taken over: then a buy of a coin that the bot trades is its own from that moment on, and so is a
 * sell of what it holds. Orders of other bots of this program are theirs.
 *
 * @see MovedCoins
 */
public final class Adoption {
    /** So long after it was booked, no list shows an order that was over before the look's list of closed ones begins. */
    private static final Duration MEMORY = Duration.ofDays(1);
    /** A sentence has its length; the first few will be enough to know whose they are. */
    private static final int MOST_NAMED = 5;

    private final Book book;
    private final boolean adopts;
    private final Settlement settlement;

    /** @param adopts whether orders that were placed by hand are taken over */
    public Adoption(Book book, boolean adopts) {
        this.book = book;
        this.adopts = adopts;
        this.settlement = new Settlement(book);
    }

    /**
     * Looks through the orders. Does nothing by a look that does not show all.
     *
     * @param balances read after the orders; without them nothing is taken over
     * @param since buys that were over before that are left alone
     */
    public void apply(Look look, Optional<Balances> balances, Instant since, Pairs pairs, Instant now) {
        if (!look.complete()) {
            return;
        }
        List<OrderState> open = new ArrayList<>();
        for (OrderState order : foreign(look)) {
            boolean taken = adopts && balances.isPresent() && adopt(order, look, balances.get(), since, pairs, now);
            if (!taken && !order.status().isOver()) {
                open.add(order);
            }
        }
        tell(open, now);
        book.put(book.foreign()
                .told(open.stream().map(OrderState::txid).toList())
                .since(look.since().minus(MEMORY)));
    }

    /** Each as the look last saw it. */
    private List<OrderState> foreign(Look look) {
        Map<String, OrderState> newest = new LinkedHashMap<>();
        for (OrderState row : look.orders()) {
            boolean someBots = row.clientId().map(ClientOrderId::isOfSomeBot).orElse(false);
            if (!someBots && !isInBook(row.txid())) {
                newest.computeIfAbsent(row.txid(), txid -> look.order(txid).orElse(row));
            }
        }
        return List.copyOf(newest.values());
    }

    private boolean isInBook(String txid) {
        return book.foreign().isBooked(txid)
                || book.positions().stream()
                        .anyMatch(position -> position.order(txid).isPresent());
    }

    private void tell(List<OrderState> open, Instant now) {
        List<OrderState> untold = open.stream()
                .filter(order -> !book.foreign().told().contains(order.txid()))
                .toList();
        if (untold.isEmpty()) {
            return;
        }
        String some = untold.stream().limit(MOST_NAMED).map(Adoption::text).collect(Collectors.joining(", "));
        String more = untold.size() > MOST_NAMED ? " and " + (untold.size() - MOST_NAMED) + " more" : "";
        String what = untold.size() == 1
                ? "An open order is not this bot's and is"
                : "Open orders are not this bot's and are";
        book.tell(new Event(
                Event.Kind.FOREIGN_ORDER.word() + "/" + untold.getFirst().txid(),
                Event.Kind.FOREIGN_ORDER,
                now,
                Optional.empty(),
                what + " not touched: " + some + more));
    }

    static String text(OrderState order) {
        return (order.side() == Side.BUY ? "buy " : "sell ") + order.volume() + " " + order.pair()
                + order.limit().map(limit -> " at " + limit).orElse("") + " (" + order.txid() + ")";
    }

    private boolean adopt(OrderState order, Look look, Balances balances, Instant since, Pairs pairs, Instant now) {
        Optional<Pair> pair = pairs.named(order.pair());
        if (pair.isEmpty() || order.form() == OrderForm.OTHER) {
            return false;
        }
        boolean over = order.status().isOver();
        if (!over && order.form() != OrderForm.PLAIN) {
            return false;
        }
        Optional<Position> current = book.position(pair.get().coin());
        Volume held = current.map(Position::held).orElse(Volume.ZERO);
        Volume owned = new Volume(balances.total(pair.get().base()));
        Volume surplus = owned.minus(held.min(owned));
        return switch (order.side()) {
            case BUY -> {
                // What was bought and is not there any more is the owner's business.
                boolean wanted = !over
                        || (order.executed().isPositive()
                                && !order.closed().orElse(Instant.MIN).isBefore(since));
                boolean fits = wanted && surplus.compareTo(order.executed()) >= 0;
                yield fits && adopted(order, order.opened(), current, pair.get().coin(), now);
            }
            case SELL -> {
                // One that can be filled from what the owner has besides is left alone, and so is one with fills: of
                // whom?
                boolean fits = !over
                        && order.executed().isZero()
                        && order.volume().compareTo(surplus) > 0
                        && order.volume().compareTo(held) <= 0
                        && current.filter(
                                        position -> position.openSell().isEmpty() && !position.isUnresolved(Side.SELL))
                                .isPresent();
                // Patience begins now.
                yield fits
                        && look.time()
                                .filter(time ->
                                        adopted(order, time, current, pair.get().coin(), now))
                                .isPresent();
            }
        };
    }

    private boolean adopted(OrderState order, Instant placed, Optional<Position> current, Coin coin, Instant now) {
        Position position = current.orElseGet(() -> Position.open(coin, now));
        PlacedOrder adopted = new PlacedOrder(
                order.txid(),
                order.clientId().orElse(order.txid()),
                order.side(),
                order.limit(),
                order.volume(),
                Lot.NONE,
                OrderStatus.OPEN,
                placed);
        // First as open, or the audit would take it for one that has been compared.
        book.put(position.with(adopted));
        book.put(position.with(adopted.seen(order)));
        settlement.tell(Event.Kind.TAKEN_OVER, position, order.txid(), now, "took over from you: " + text(order));
        return true;
    }
}
