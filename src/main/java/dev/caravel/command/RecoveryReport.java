package dev.caravel.command;

import dev.caravel.book.Book;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Recovery;
import dev.caravel.book.Trade;
import dev.caravel.discretion.OneLine;
import dev.caravel.market.Money;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found on the exchange, for people. */
final class RecoveryReport {
    private static final int PRICE_DIGITS = 7;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Book book;
    private final Recovery.Recovered found;
    private final Pairs pairs;

    RecoveryReport(Book book, Recovery.Recovered found, Pairs pairs) {
        this.book = book;
        this.found = found;
        this.pairs = pairs;
    }

    void print(PrintWriter out) {
        if (book.positions().isEmpty()) {
            out.println("No position and no open order of this bot is on the exchange.");
        } else {
            positions().print(out);
        }
        List<Trade> trades = book.trades();
        Money fees = trades.stream().map(Trade::fees).reduce(Money.ZERO, Money::plus);
        out.println(trades.size() + " closed trades, net " + book.realised().rounded(2) + " $ after " + fees.rounded(2)
                + " $ of fees");
        found.foreign().forEach(order -> out.println(OneLine.of("Not this bot's and left alone here: " + text(order))));
        found.remarks().forEach(remark -> out.println(OneLine.of("! " + remark)));
        book.audit().lines().forEach((txid, line) -> {
            if (line.over()) {
                out.println("! " + line.coin() + ": order " + txid
                        + " does not agree with the exchange's ledger; it is compared again in each cycle");
            }
        });
        book.doubts().quarantined().forEach((coin, doubt) -> out.println(OneLine.of("! " + coin + ": " + doubt.why())));
    }

    private Table positions() {
        Table table = new Table(
                1, "Coin", "State", "Opened UTC", "Bought", "Sold", "Entry $", "Held at cost $", "Open orders");
        for (Position position : book.positions()) {
            table.add(
                    position.coin().symbol(),
                    pairs.of(position.coin())
                            .map(pair -> position.state(pair).name().toLowerCase(Locale.ROOT))
                            .orElse("not listed"),
                    MINUTE.format(position.opened()),
                    position.bought().volume().toString(),
                    position.sold().volume().toString(),
                    position.entry()
                            .map(price -> price.rounded(PRICE_DIGITS).toString())
                            .orElse("-"),
                    position.invested().rounded(2).toString(),
                    position.orders().stream()
                            .filter(PlacedOrder::isOpen)
                            .map(RecoveryReport::text)
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }

    private static String text(PlacedOrder order) {
        return text(order.side(), order.volume(), order.limit(), order.filled().volume()) + " (" + order.txid() + ")";
    }

    private static String text(OrderState order) {
        return order.txid() + ", " + order.pair() + " "
                + text(order.side(), order.volume(), order.limit(), order.executed());
    }

    private static String text(Side side, Volume volume, Optional<Price> limit, Volume filled) {
        return side.name().toLowerCase(Locale.ROOT) + " " + volume
                + limit.map(price -> " at " + price).orElse(" at the market")
                + (filled.isZero() ? "" : ", filled " + filled);
    }
}
