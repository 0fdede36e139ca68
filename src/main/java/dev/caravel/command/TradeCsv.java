package dev.caravel.command;

import dev.caravel.book.Lot;
import dev.caravel.book.Trade;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Closed trades for the tax adviser: a row for each disposal, with what was acquired for it, as RFC 4180 has it. Amounts are exact, prices
 * are cost or proceeds by volume; the fees stand apart and are in neither.
 */
final class TradeCsv {
    /** RFC 4180 ends each line so, on every system. */
    private static final String END = "\r\n";

    private static final Pattern TO_QUOTE = Pattern.compile("[,\"\r\n]");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The names of the columns. */
    static final List<String> HEADER = List.of(
            "trade",
            "lot",
            "asset",
            "acquired_utc",
            "disposed_utc",
            "volume_acquired",
            "price_acquired_usd",
            "cost_usd",
            "fee_acquired_usd",
            "volume_disposed",
            "price_disposed_usd",
            "proceeds_usd",
            "fee_disposed_usd",
            "net_usd",
            "exit");

    private TradeCsv() {}

    /** @param year of the disposals, by UTC; empty: all */
    static void print(List<Trade> trades, Optional<Integer> year, PrintWriter out) {
        out.print(line(HEADER.stream()));
        trades.stream()
                .filter(trade ->
                        year.map(wanted -> wanted == year(trade.closed())).orElse(true))
                .forEach(trade -> out.print(row(trade)));
    }

    private static int year(Instant time) {
        return time.atOffset(ZoneOffset.UTC).getYear();
    }

    private static String row(Trade trade) {
        Stream<String> what = Stream.of(
                Long.toString(trade.number()),
                trade.position(),
                trade.coin().symbol(),
                SECOND.format(trade.opened()),
                SECOND.format(trade.closed()));
        Stream<String> came =
                Stream.of(trade.net().toString(), trade.exit().name().toLowerCase(Locale.ROOT));
        return line(
                Stream.of(what, side(trade.bought()), side(trade.sold()), came).flatMap(part -> part));
    }

    private static Stream<String> side(Lot lot) {
        return Stream.of(
                lot.volume().toString(),
                lot.isEmpty() ? "" : lot.price().toString(),
                lot.cost().toString(),
                lot.fee().toString());
    }

    private static String line(Stream<String> fields) {
        return fields.map(TradeCsv::quoted).collect(Collectors.joining(",")) + END;
    }

    static String quoted(String field) {
        return TO_QUOTE.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
