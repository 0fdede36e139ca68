package dev.caravel.route;

import dev.caravel.book.Audit;
import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.book.Position;
import dev.caravel.book.Reconciliation;
import dev.caravel.market.Pair;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
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

    Reconciling(Book book, Reconciliation reconciliation, Reference reference, InstantSource clock) {
        this.book = book;
        this.reconciliation = reconciliation;
        this.reference = reference;
        this.clock = clock;
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
                ledgers.merge(execution.txid(), amounts(entry, line), Reconciling::sum);
            }
        }
        Audit.Finding finding = book.audit().compare(ledgers);
        Audit after = book.audit().after(finding);
        book.put(after);
        if (after.unequal() == TOLERATED + 1) {
            tell(
                    "audit/" + finding.unequal(),
                    "The book differs from the exchange's ledger by " + finding.dollars() + " dollars in orders "
                            + finding.unequal() + ": compare them by hand");
        }
        checkBalances(run);
    }

    private Audit.Ledger amounts(LedgerEntry entry, Audit.Line line) {
        Pair pair = reference.pair(line.coin());
        BigDecimal amount = entry.amount();
        boolean comes = (line.side() == Side.BUY) == entry.asset().equals(pair.base());
        BigDecimal unsigned = comes ? amount : amount.negate();
        return entry.asset().equals(pair.base())
                ? new Audit.Ledger(unsigned, BigDecimal.ZERO, BigDecimal.ZERO)
                : new Audit.Ledger(BigDecimal.ZERO, unsigned, entry.fee());
    }

    private static Audit.Ledger sum(Audit.Ledger a, Audit.Ledger b) {
        return new Audit.Ledger(
                a.coins().add(b.coins()), a.dollars().add(b.dollars()), a.fee().add(b.fee()));
    }

    private void checkBalances(DeskRun run) {
        Optional<Balances> balances = run.balances();
        for (Position position : balances.isPresent() ? book.positions() : java.util.List.<Position>of()) {
            Pair pair = reference.pair(position.coin());
            BigDecimal owned = balances.get().total(pair.base());
            if (owned.compareTo(position.held().amount()) < 0) {
                tell(
                        "balance/" + position.id() + "/" + owned.toPlainString(),
                        position.coin() + ": the book holds " + position.held() + ", the account has only "
                                + owned.toPlainString() + ": coins were moved by hand or into Kraken's Earn");
            }
        }
    }

    private void tell(String subject, String text) {
        book.tell(new Event(
                Event.Kind.DIFFERENCE.word() + "/" + subject,
                Event.Kind.DIFFERENCE,
                clock.instant(),
                Optional.empty(),
                text));
    }
}
