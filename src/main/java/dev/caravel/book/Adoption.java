package dev.caravel.book;

import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of orders in the bot's pairs that are not its own. The owner hears of each one that is open, and it is never touched;
 * unless the owner wants such orders taken over: then a buy is the bot's from that look on, and so is a sell of what it holds. Orders of
 * other bots of this program are theirs.
 *
 * @see MovedCoins
 */
public final class Adoption {
    /** So long after it was booked, no list shows an order that was over before the look's list of closed ones begins. */
    private static final Duration MEMORY = Duration.ofDays(1);
    /** A sentence has its length; the first few will be enough to know whose they are. */
    private static final int MOST_NAMED = 5;
    /** A position has to fit into a document. */
    private static final int MOST_OF_A_COIN = 6;
    /** All open orders are asked for by one call, which takes 50. */
    private static final int MOST_OPEN = 40;

    private final Book book;
    private final boolean adopts;

    /** @param adopts whether orders that were placed by hand are taken over */
    public Adoption(Book book, boolean adopts) {
        this.book = book;
        this.adopts = adopts;
    }

    /** What is to become of an order. */
    private enum Fate {
        TAKEN,
        /** If it is still there at the next look. */
        TAKEN_NEXT,
        LEFT
    }

    /**
     * Looks through the orders. Does nothing by a look that does not show all.
     *
     * @param balances read after the orders; without them nothing is known for certain
     */
    public void apply(Look look, Optional<Balances> balances, Pairs pairs, Instant now) {
        if (!look.complete() || balances.isEmpty()) {
            return;
        }
        book.put(
                adopts
                        ? book.foreign().adoptingSince(look.time().orElse(now))
                        : book.foreign().notAdopting());
        Map<Fate, List<OrderState>> fates = new LinkedHashMap<>();
        for (OrderState order : foreign(look, pairs)) {
            Fate fate =
                    fate(order, look, balances.get(), pairs.named(order.pair()).orElseThrow());
            if (fate == Fate.TAKEN) {
                adopt(order, look, pairs.named(order.pair()).orElseThrow(), now);
            }
            if (fate == Fate.TAKEN || !order.status().isOver()) {
                fates.computeIfAbsent(fate, none -> new ArrayList<>()).add(order);
            }
        }
        List<OrderState> left = fates.getOrDefault(Fate.LEFT, List.of());
        List<OrderState> next = fates.getOrDefault(Fate.TAKEN_NEXT, List.of());
        tell(Event.Kind.TAKEN_OVER, "Taken over from you", fates.getOrDefault(Fate.TAKEN, List.of()), now);
        tell(Event.Kind.FOREIGN_ORDER, "Not this bot's and not touched", untold(left), now);
        tell(Event.Kind.FOREIGN_ORDER, "Not this bot's, and taken over by the next cycle", untold(next), now);
        List<OrderState> open = new ArrayList<>(left);
        open.addAll(next);
        book.put(book.foreign()
                .told(open.stream().map(OrderState::txid).toList())
                .bookedSince(look.since().minus(MEMORY)));
    }

    /** Each as the look last saw it; buys first, since what they have bought may be what a sell sells. */
    private List<OrderState> foreign(Look look, Pairs pairs) {
        return look.newest().stream()
                .filter(order -> !isSomeBots(order)
                        && !isInBook(order.txid())
                        && pairs.named(order.pair()).isPresent())
                .sorted(Comparator.comparing(OrderState::side).thenComparing(OrderState::opened))
                .toList();
    }

    static boolean isSomeBots(OrderState order) {
        return order.clientId().map(ClientOrderId::isOfSomeBot).orElse(false);
    }

    private boolean isInBook(String txid) {
        return book.foreign().isBooked(txid)
                || book.positions().stream()
                        .anyMatch(position -> position.order(txid).isPresent());
    }

    /** Nothing is taken over while the owner does not let the bot trade: it would be cancelled or sold at once. */
    private Fate fate(OrderState order, Look look, Balances balances, Pair pair) {
        Optional<Position> current = book.position(pair.coin());
        boolean wanted = adopts
                && book.control().mode() == Control.Mode.RUN
                && order.form() == OrderForm.PLAIN
                && look.time().isPresent()
                && current.map(Adoption::adopted).orElse(0L) < MOST_OF_A_COIN
                && book.positions().stream().mapToLong(Adoption::open).sum() < MOST_OPEN;
        if (!wanted) {
            return Fate.LEFT;
        }
        Volume held = current.map(Position::held).orElse(Volume.ZERO);
        Volume owned = new Volume(balances.total(pair.base()));
        Volume others = owned.minus(held.min(owned));
        return switch (order.side()) {
            case BUY -> isBotsBuy(order, look, balances, pair, others) ? Fate.TAKEN : Fate.LEFT;
            case SELL -> {
                boolean fits = current.filter(position -> isBotsSell(order, position, others))
                        .isPresent();
                // A balance may lag behind a fill: what the second look says as well is so.
                Fate soon = book.foreign().told().contains(order.txid()) ? Fate.TAKEN : Fate.TAKEN_NEXT;
                yield fits ? soon : Fate.LEFT;
            }
        };
    }

    private static long adopted(Position position) {
        return position.orders().stream()
                .filter(order -> !ClientOrderId.isOfSomeBot(order.id()))
                .count();
    }

    private static long open(Position position) {
        return position.orders().stream().filter(PlacedOrder::isOpen).count();
    }

    /**
     * A buy of which nothing is filled, or one that was placed since orders are taken over and whose coins are there and free. Coins that
     * another order of his holds are the owner's business, and so is all that he bought before he sold some.
     *
     * @param others coins on the account that are not in the book
     */
    private boolean isBotsBuy(OrderState buy, Look look, Balances balances, Pair pair, Volume others) {
        if (buy.executed().isZero()) {
            return !buy.status().isOver();
        }
        boolean trades = look.newest().stream()
                .anyMatch(order -> order.side() == Side.SELL
                        && order.pair().equals(buy.pair())
                        && order.executed().isPositive()
                        && !isSomeBots(order)
                        && !order.closed().orElse(Instant.MAX).isBefore(buy.opened()));
        boolean isNew = book.foreign()
                .since()
                .map(since -> !buy.opened().isBefore(since))
                .orElse(false);
        Volume free = others.min(new Volume(balances.available(pair.base())));
        return isNew && !trades && free.compareTo(buy.executed()) >= 0;
    }

    /** One that can be filled from what the owner has besides is left alone, and so is one with fills: of whom? */
    private static boolean isBotsSell(OrderState sell, Position position, Volume others) {
        return !sell.status().isOver()
                && sell.executed().isZero()
                && sell.volume().compareTo(others) > 0
                && sell.volume().compareTo(position.held()) <= 0
                && position.openSell().isEmpty()
                && !position.isUnresolved(Side.SELL);
    }

    private void adopt(OrderState order, Look look, Pair pair, Instant now) {
        // All fills are after the look's beginning if there are none yet: patience and the audit need not go back
        // further.
        Instant placed = order.executed().isZero() ? look.time().orElse(now) : order.opened();
        Position position = book.position(pair.coin()).orElseGet(() -> Position.open(pair.coin(), now));
        book.adopt(position, order, PlacedOrder.found(order, order.clientId().orElse(order.txid()), placed));
    }

    private List<OrderState> untold(List<OrderState> open) {
        return open.stream()
                .filter(order -> !book.foreign().told().contains(order.txid()))
                .toList();
    }

    private void tell(Event.Kind kind, String what, List<OrderState> orders, Instant now) {
        if (orders.isEmpty()) {
            return;
        }
        String some = orders.stream().limit(MOST_NAMED).map(Adoption::text).collect(Collectors.joining(", "));
        String more = orders.size() > MOST_NAMED ? " and " + (orders.size() - MOST_NAMED) + " more" : "";
        book.tell(new Event(
                kind.word() + "/" + orders.getFirst().txid(), kind, now, Optional.empty(), what + ": " + some + more));
    }

    private static String text(OrderState order) {
        return (order.side() == Side.BUY ? "buy " : "sell ") + order.volume() + " " + order.pair()
                + order.limit().map(limit -> " at " + limit).orElse("") + " (" + order.txid() + ")";
    }
}
