package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.LiveMarket;
import dev.caravel.paper.engine.Observation;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The feed of one exchange, under its lock. */
final class LiveFeed implements Feed {
    private final LiveMarket live;
    private final Engine engine;
    private final PaperJournal journal;
    private final ReentrantLock lock;
    private final InstantSource clock;
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile Optional<Instant> fresh = Optional.empty();

    LiveFeed(LiveMarket live, Engine engine, PaperJournal journal, ReentrantLock lock, InstantSource clock) {
        this.live = live;
        this.engine = engine;
        this.journal = journal;
        this.lock = lock;
        this.clock = clock;
    }

    void remember(Observation kept) {
        engine.remember(live, kept);
    }

    /** Writes down what the exchange has used of the market, before what came of it. */
    void keepUsed() {
        live.takeUsed().forEach(seen -> journal.append(new JournalLine.Observed(seen)));
    }

    /** Forgets what was used by something that came to nothing. */
    void dropUsed() {
        List<Observation> unused = live.takeUsed();
    }

    @Override
    public Whitelist coins() {
        return live.coins();
    }

    @Override
    public Instant seen() {
        lock.lock();
        try {
            Instant last = journal.lastTime().orElse(engine.now());
            return last.isAfter(engine.now()) ? last : engine.now();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Coin> open() {
        lock.lock();
        try {
            return engine.pits().stream()
                    .filter(Pit::hasResting)
                    .map(pit -> pit.pair().coin())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void list(Pairs pairs) {
        lock.lock();
        try {
            for (Pit pit : engine.pits()) {
                Pair before = pit.pair();
                Pair terms = pairs.of(before.coin()).orElse(before.with(PairStatus.CANCEL_ONLY));
                if (!pit.listing().with(terms).equals(pit.listing())) {
                    journal.append(new JournalLine.Listed(engine.now(), terms));
                    engine.list(terms);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void observe(Sighting sighting) {
        lock.lock();
        try {
            engine.observe(live, sighting);
            fresh = Optional.of(sighting.time());
            first.countDown();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitFirst(Duration longest) throws InterruptedException {
        if (!first.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            // nobody waits again for what may take hours
            first.countDown();
        }
    }

    @Override
    public Optional<Instant> fresh() {
        return fresh;
    }

    @Override
    public boolean isStale() {
        return fresh.map(time -> time.plus(PATIENCE).isBefore(clock.instant())).orElse(true);
    }
}
