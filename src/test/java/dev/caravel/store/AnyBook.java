package dev.caravel.store;

import dev.caravel.book.Audit;
import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Doubts;
import dev.caravel.book.Event;
import dev.caravel.book.Exit;
import dev.caravel.book.Foreign;
import dev.caravel.book.Guards;
import dev.caravel.book.Intent;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.book.Waits;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makes books in which everything may be anything. */
final class AnyBook {
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private AnyBook() {}

    static Arbitrary<Book> books() {
        return Combinators.combine(
                        positions().list().ofMaxSize(5),
                        trades().list().ofMaxSize(40),
                        events().list().ofMaxSize(30),
                        waits(),
                        guards(),
                        doubts(),
                        audits(),
                        money())
                .as((positions, trades, events, waits, guards, doubts, audit, capital) -> {
                    Book book = new Book(capital);
                    book.put(audit);
                    positions.forEach(book::put);
                    numbered(trades).forEach(book::add);
                    events.forEach(book::tell);
                    events.stream().limit(2).forEach(event -> book.taken(event.id(), "log"));
                    events.stream()
                            .limit(9)
                            .forEach(event -> book.put(book.reported().with(event.text(), event.time())));
                    events.stream()
                            .limit(1)
                            .forEach(event -> book.put(book.reported().summedUp(event.time())));
                    book.put(waits);
                    book.put(guards);
                    book.put(doubts);
                    book.put(foreign(events));
                    return book;
                });
    }

    private static Foreign foreign(List<Event> events) {
        SortedMap<String, Instant> booked = new TreeMap<>();
        events.stream().skip(5).forEach(event -> booked.put(event.id(), event.time()));
        SortedMap<Coin, Foreign.Missed> missed = new TreeMap<>();
        events.forEach(event -> event.coin()
                .ifPresent(coin -> missed.put(coin, new Foreign.Missed(Volume.of("1.5"), Lot.NONE, event.time()))));
        return new Foreign(
                events.stream().map(Event::id).collect(Collectors.toCollection(TreeSet::new)),
                booked,
                events.stream().map(Event::time).findFirst(),
                missed);
    }

    static Arbitrary<Position> positions() {
        Arbitrary<List<Intent>> intents = intents().list().ofMaxSize(2).uniqueElements(Intent::id);
        Arbitrary<List<PlacedOrder>> orders = orders().list().ofMaxSize(3).uniqueElements(PlacedOrder::txid);
        return Combinators.combine(
                        coins(),
                        times(),
                        Combinators.combine(lots(), lots()).as(Folded::new),
                        intents,
                        orders,
                        exits(),
                        Arbitraries.integers().between(0, 500))
                .as((coin, opened, folded, calls, placed, exit, attempts) -> new Position(
                        coin + "-" + opened.getEpochSecond(),
                        coin,
                        opened,
                        folded.carried(),
                        folded.released(),
                        calls,
                        placed.stream().map(order -> of(coin, order)).toList(),
                        exit,
                        attempts));
    }

    private record Folded(Lot carried, Lot released) {}

    /** No order belongs to two coins. */
    private static PlacedOrder of(Coin coin, PlacedOrder order) {
        return new PlacedOrder(
                coin + order.txid(),
                order.id(),
                order.side(),
                order.limit(),
                order.volume(),
                order.filled(),
                order.status(),
                order.placed());
    }

    private static Arbitrary<Intent> intents() {
        return Combinators.combine(
                        Combinators.combine(ids(), ids().optional()).as(Names::new),
                        Arbitraries.of(Intent.Kind.class),
                        Arbitraries.of(Side.class),
                        prices().optional(),
                        volumes().optional(),
                        texts(),
                        times(),
                        Combinators.combine(texts().optional(), times().optional())
                                .as(Doubt::new))
                .as((names, kind, side, limit, volume, reason, time, doubt) -> new Intent(
                        names.id(),
                        kind,
                        side,
                        names.txid(),
                        limit,
                        volume,
                        reason,
                        time,
                        time.plusSeconds(30),
                        doubt.unknown(),
                        doubt.absent()));
    }

    private record Names(String id, Optional<String> txid) {}

    private record Doubt(Optional<String> unknown, Optional<Instant> absent) {}

    private static Arbitrary<PlacedOrder> orders() {
        return Combinators.combine(
                        ids(),
                        ids(),
                        Arbitraries.of(Side.class),
                        prices().optional(),
                        volumes(),
                        lots(),
                        Arbitraries.of(OrderStatus.class),
                        times())
                .as(PlacedOrder::new);
    }

    private static Arbitrary<Exit> exits() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 9);
        return Combinators.combine(Arbitraries.of(Exit.Way.class), counts, Arbitraries.of(true, false), counts)
                .as(Exit::new);
    }

    static Arbitrary<Trade> trades() {
        return Combinators.combine(coins(), times(), times(), lots(), lots(), Arbitraries.of(Trade.Exit.class))
                .as((coin, opened, closed, bought, sold, exit) ->
                        new Trade(1, "of a trade", coin, opened, closed, bought, sold, exit));
    }

    private static List<Trade> numbered(List<Trade> trades) {
        List<Trade> numbered = new ArrayList<>();
        trades.forEach(trade -> numbered.add(new Trade(
                numbered.size() + 1L,
                trade.position(),
                trade.coin(),
                trade.opened(),
                trade.closed(),
                trade.bought(),
                trade.sold(),
                trade.exit())));
        return numbered;
    }

    private static Arbitrary<Event> events() {
        return Combinators.combine(texts(), Arbitraries.of(Event.Kind.class), times(), coins().optional(), texts())
                .as(Event::new);
    }

    private static Arbitrary<Waits> waits() {
        return Combinators.combine(
                        times().optional(),
                        times().optional(),
                        coins().list().ofMaxSize(24),
                        Arbitraries.maps(coins(), times()))
                .as(Waits::new);
    }

    private static Arbitrary<Guards> guards() {
        Arbitrary<Guards.Lock> locks = Combinators.combine(
                        texts(), coins().optional(), times(), times().optional(), texts())
                .as(Guards.Lock::new);
        return Combinators.combine(
                        locks.list().ofMaxSize(30).uniqueElements(),
                        money(),
                        times(),
                        money(),
                        money(),
                        Arbitraries.doubles().between(0, 100),
                        Arbitraries.of(true, false))
                .as(Guards::new);
    }

    private static Arbitrary<Doubts> doubts() {
        Arbitrary<Doubts.Ghost> ghosts =
                Combinators.combine(ids(), coins(), times()).as(Doubts.Ghost::new);
        Arbitrary<Doubts.Quarantine> quarantines =
                Combinators.combine(texts(), times()).as(Doubts.Quarantine::new);
        return Combinators.combine(
                        ghosts.list().ofMaxSize(40).uniqueElements(),
                        Arbitraries.maps(coins(), quarantines).ofMaxSize(24))
                .as(Doubts::new);
    }

    private static Arbitrary<Audit> audits() {
        Arbitrary<Audit.Line> lines = Combinators.combine(
                        coins(), Arbitraries.of(Side.class), times(), lots(), Arbitraries.of(true, false))
                .as(Audit.Line::new);
        return Combinators.combine(
                        Arbitraries.maps(ids(), lines).ofMaxSize(25),
                        Arbitraries.integers().between(0, 9))
                .as(Audit::new);
    }

    static Arbitrary<Control> controls() {
        return Combinators.combine(Arbitraries.of(Control.Mode.class), times(), texts())
                .as(Control::new);
    }

    private static Arbitrary<Coin> coins() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(Coin::new);
    }

    private static Arbitrary<Lot> lots() {
        Arbitrary<Lot> any = Combinators.combine(volumes(), money(), money()).as(Lot::new);
        return Arbitraries.oneOf(any, Arbitraries.just(Lot.NONE));
    }

    private static Arbitrary<Volume> volumes() {
        return amounts().map(Volume::new);
    }

    private static Arbitrary<Price> prices() {
        return amounts().map(Price::new);
    }

    private static Arbitrary<Money> money() {
        return Arbitraries.bigDecimals()
                .between(MOST.negate(), MOST)
                .ofScale(20)
                .map(Money::new);
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals().between(BigDecimal.ZERO, MOST).ofScale(20);
    }

    private static Arbitrary<Instant> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L), Arbitraries.of(0, 1, 123_000_000, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-', '/')
                .ofLength(36);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '\t', '"', '\\', '{', '}', 'é', '\u20ac', '\u2028')
                .ofMaxLength(60);
    }
}
