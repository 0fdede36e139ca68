package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.Volume;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.MarketMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** What an exchange does to its clients now and then without being asked. Any thread. */
public final class Mishaps {
    private final Engine engine;
    private final Counter counter;
    private final PaperJournal journal;
    private final Consumer<Runnable> alone;
    private Instant modeEnds = Instant.MAX;

    /** @param alone carries something out under the exchange's lock and at its present time */
    Mishaps(Engine engine, Counter counter, PaperJournal journal, Consumer<Runnable> alone) {
        this.engine = engine;
        this.counter = counter;
        this.journal = journal;
        this.alone = alone;
    }

    /** Puts the whole exchange into a mode for so long, in place of the mode that it is in. What rests is filled all the same. */
    public void mode(MarketMode mode, Duration lasting) {
        alone.accept(() -> {
            engine.mode(mode);
            modeEnds = engine.now().plus(lasting);
        });
    }

    /** Ends what is over; under the lock. */
    void pass() {
        if (!engine.now().isBefore(modeEnds)) {
            engine.mode(MarketMode.ONLINE);
            modeEnds = Instant.MAX;
        }
    }

    /**
     * Lets orders show up late in every list of their account, and what became of them later still. It is forgotten over a restart.
     *
     * @param orders from now on
     * @param trades from then on
     */
    public void hide(String account, Set<String> txids, Duration orders, Duration trades) {
        alone.accept(() -> {
            Instant seen = engine.now().plus(orders);
            counter.lags().hide(account, txids, seen, seen.plus(trades));
        });
    }

    /** Lets the orders of an account be filled in no fewer pieces than so many, from now on. */
    public void fillInPieces(String account, int least) {
        alone.accept(() -> treat(account, new Treatment.Pieces(least)));
    }

    /**
     * Lets an account's post-only orders that would take be accepted and then cancelled, from now on: Kraken is known to do either
     * (contract, section 9.5).
     */
    public void acceptPostOnly(String account) {
        alone.accept(() -> treat(account, new Treatment.PostAccepted()));
    }

    /** Moves all that an account has free of a coin to where it earns interest and cannot be traded. */
    public void earn(String account, Coin coin) {
        alone.accept(() -> {
            Holdings holdings = counter.trader(account).holdings();
            Volume free = holdings.coinsFree(counter.index(coin));
            if (!free.isZero()) {
                treat(account, new Treatment.Earn(coin, free));
            }
        });
    }

    private void treat(String account, Treatment treatment) {
        counter.treat(account, treatment);
        journal.append(new JournalLine.Treated(engine.now(), account, treatment));
    }
}
