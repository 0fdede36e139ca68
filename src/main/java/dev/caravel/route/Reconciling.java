package dev.caravel.route;

import dev.caravel.book.Adoption;
import dev.caravel.book.Audit;
import dev.caravel.book.Book;
import dev.caravel.book.MovedCoins;
import dev.caravel.book.Reconciliation;
import dev.caravel.book.Settlement;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.Side;
import dev.caravel.settings.TraderSettings;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.Variable;

/** Applies what a run has gathered to the book, and compares the two. Only the desk uses it. */
public final class Reconciling {
    /** One look may fall between an order's record and its ledger rows; two in a row mean that something is wrong. */
    private static final int TOLERATED = 1;

    private final Book book;
    private final Reconciliation reconciliation;
    private final Adoption adoption;
    private final MovedCoins coins;
    private final String bot;
    private final Reference reference;
    private final InstantSource clock;
    private final Settlement settlement;
    private final Money lastPlace;
    private final BooleanSupplier isSaved;

    /**
     * @param trader for the bot's name, and whether what its owner does by hand is taken over
     * @param lastPlace how much coarser the exchange's ledger is than its orders, for each fill
     * @param isSaved whether all that the book has is kept already
     */
    Reconciling(
            Book book,
            Reconciliation reconciliation,
            TraderSettings trader,
            Reference reference,
            InstantSource clock,
            Money lastPlace,
            BooleanSupplier isSaved) {
        this.book = book;
        this.reconciliation = reconciliation;
        this.adoption = new Adoption(book, trader.adopts());
        this.bot = trader.bot();
        this.coins = new MovedCoins(book, trader.bot(), trader.adopts());
        this.reference = reference;
        this.clock = clock;
        this.settlement = new Settlement(book);
        this.lastPlace = lastPlace;
        this.isSaved = isSaved;
    }

    /** Applies what was seen of our orders, and of others on the account. */
    public void apply(@Variable("run") DeskRun run) {
        applyOwn(run);
        adoption.apply(run.look(), run.balances(), reference.pairs(), clock.instant());
    }

    /** Applies what was seen of our orders and nothing else. */
    public void applyOwn(@Variable("run") DeskRun run) {
        reconciliation.apply(run.look(), reference.pairs(), isSaved.getAsBoolean(), clock.instant());
    }

    /** The same for a book that was just rebuilt: nothing is known of what its owner has done by hand. */
    public void auditOwn(@Variable("run") DeskRun run) {
        auditLedger(run);
        compare(run, new MovedCoins(book, bot, false));
    }

    /** Compares the fills that the book has with the exchange's ledger, and the coins that it holds with the balances. */
    public void audit(@Variable("run") DeskRun run) {
        auditLedger(run);
        compare(run, coins);
    }

    private void auditLedger(DeskRun run) {
        if (run.hasMoreLedger()) {
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

    private void compare(DeskRun run, MovedCoins moved) {
        run.balances()
                .map(balances -> new MovedCoins.Sight(run.look(), balances, run.tickers(), reference.pairs()))
                .ifPresent(sight -> moved.apply(sight, clock.instant()));
    }
}
