package dev.caravel.kraken;

import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.Side;

/**
 * Reads what happened: trades and ledger.
 *
 * @see AccountCalls
 */
public final class HistoryReader {

    private HistoryReader() {}

    /**
     * A page of the account's trades in all pairs (TradesHistory).
     *
     * @throws KrakenException if it cannot be read in full
     */
    public static Page<Execution> trades(KrakenReply reply) {
        Row result = Row.result("TradesHistory", reply);
        return new Page<>(
                result.object("trades").rows().map(HistoryReader::trade).toList(), OrderReader.count(result));
    }

    private static Execution trade(Row trade) {
        return new Execution(
                trade.key(),
                trade.text("ordertxid"),
                trade.text("pair"),
                trade.word("type", Side.class),
                trade.time("time"),
                trade.price("price"),
                trade.volume("vol"),
                trade.money("cost"),
                trade.money("fee"));
    }

    /**
     * A page of the account's ledger (Ledgers).
     *
     * @throws KrakenException if it cannot be read in full
     */
    public static Page<LedgerEntry> ledger(KrakenReply reply) {
        Row result = Row.result("Ledgers", reply);
        return new Page<>(
                result.object("ledger").rows().map(HistoryReader::entry).toList(), OrderReader.count(result));
    }

    private static LedgerEntry entry(Row entry) {
        return new LedgerEntry(
                entry.key(),
                entry.text("refid"),
                entry.time("time"),
                entry.text("type"),
                entry.text("asset"),
                entry.decimal("amount"),
                entry.decimal("fee"),
                entry.decimal("balance"));
    }
}
