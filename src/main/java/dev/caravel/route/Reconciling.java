package dev.caravel.route;

import dev.caravel.book.Audit;
import dev.caravel.book.Book;
import dev.caravel.book.Position;
import dev.caravel.book.Reconciliation;
import dev.caravel.book.Settlement;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Variable;

/** Applies what a run has gathered to the book, and compares the two. Only the desk uses it. */
public final class Reconciling {
    /** One look may fall between an order's record and its ledger rows; two in a row mean that something is wrong. */
    private static final int TOLERATED = 1;

    private final Book book;
    private final Reconciliation reconciliation;
    private final Reference reference;
    private final InstantSource clock;
    private final Settlement settlement;
    private final Money lastPlace;

    /** @param lastPlace how much coarser the exchange's ledger is than its orders, for each fill */
    Reconciling(Book book, Reconciliation reconciliation, Reference reference, InstantSource clock, Money lastPlace) {
        this.book = book;
        this.reconciliation = reconciliation;
        this.reference = reference;
        this.clock = clock;
        this.settlement = new Settlement(book);
        this.lastPlace = lastPlace;
    }

    public void apply(@Variable("run") DeskRun run) {
        reconciliation.apply(run.look(), reference.pairs(), clock.instant());
    }

    /** Compares the fills that the book has with the exchange's ledger, and the coins that it holds with the balances. */
    public void audit(@Variable("run") DeskRun run) {
        if (run.hasMoreLedger()) {
            checkBalances(run);
            return;
        }
        Map<String, Audit.Ledger> ledgers = new HashMap<>();
        Map<String, Execution> executions = new HashMap<>();
        run.executions().rows().forEach(row -> executions.put(row.tradeId(), row));
        for (LedgerEntry entry : run.ledger().rows()) {
            Execution execution = executions.get(entry.refid());
            Audit.Line line = execution == null ? null : book.audit().lines().get(execution.txid());
            if (execution != null && line != null) {
                ledgers.merge(execution.txid(), amounts(entry, line), Audit.Ledger::plus);
            }
        }
        Audit.Finding finding = book.audit().compare(ledgers, lastPlace);
        List<Coin> coins = book.audit().lines().entrySet().stream()
                .filter(line -> finding.unequal().contains(line.getKey()))
                .map(line -> line.getValue().coin())
                .distinct()
                .toList();
        Audit after = book.audit().after(finding);
        book.put(after);
        if (after.unequal() > TOLERATED) {
            String text = "the book differs from the exchange's ledger by " + finding.dollars() + " dollars in orders "
                    + finding.unequal() + ", compare them by hand";
            coins.forEach(coin -> settlement.differs(coin, "audit/" + coin, text, clock.instant()));
        }
        checkBalances(run);
    }

    private Audit.Ledger amounts(LedgerEntry entry, Audit.Line line) {
        // A coin may be listed no more when its last order is audited.
        boolean isCoin = reference
                .pairs()
                .of(line.coin())
                .map(pair -> entry.asset().equals(pair.base()))
                .orElseGet(() -> !reference.isDollars(entry.asset()));
        BigDecimal amount = entry.amount();
        boolean comes = (line.side() == Side.BUY) == isCoin;
        BigDecimal unsigned = comes ? amount : amount.negate();
        return isCoin
                ? new Audit.Ledger(unsigned, BigDecimal.ZERO, BigDecimal.ZERO, 0)
                : new Audit.Ledger(BigDecimal.ZERO, unsigned, entry.fee(), 1);
    }

    /** The coins in a resting sell cannot be taken away; they may have been sold since the orders were read. */
    private void checkBalances(DeskRun run) {
        Optional<Balances> balances = run.balances();
        for (Position position : balances.isPresent() ? book.positions() : List.<Position>of()) {
            Optional<Pair> listed = reference.pairs().of(position.coin());
            if (listed.isEmpty()) {
                continue;
            }
            Pair pair = listed.get();
            BigDecimal owned = balances.get().total(pair.base());
            BigDecimal resting =
                    position.openSell().map(sell -> sell.rest().amount()).orElse(BigDecimal.ZERO);
            if (owned.compareTo(position.held().amount().subtract(resting)) < 0) {
                settlement.differs(
                        position.coin(),
                        "balance/" + position.id(),
                        "the book holds " + position.held() + ", the account has only " + owned.toPlainString()
                                + ": coins were moved by hand or into Kraken's Earn",
                        clock.instant());
            }
        }
    }
}
