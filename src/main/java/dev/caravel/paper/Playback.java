package dev.caravel.paper;

import dev.caravel.market.Pair;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Observation;
import java.time.Instant;
import java.util.Optional;

/** Carries out a journal's lines once more, on an exchange that nobody else uses yet. */
final class Playback {
    private final Engine engine;
    private final Counter counter;
    private final PaperSetup setup;
    private final Optional<LiveFeed> feed;

    Playback(Engine engine, Counter counter, PaperSetup setup, Optional<LiveFeed> feed) {
        this.engine = engine;
        this.counter = counter;
        this.setup = setup;
        this.feed = feed;
    }

    /** The next line; fails if what comes of it is not what the journal says. */
    void repeat(JournalLine line) {
        if (line instanceof JournalLine.Observed(Observation seen)) {
            // not by its time yet: another coin's line of the same candle may follow
            feed.orElseThrow().remember(seen);
            return;
        }
        engine.advance(line.time());
        switch (line) {
            case JournalLine.Observed _, JournalLine.Seen _ -> {}
            case JournalLine.Listed(Instant _, Pair pair) -> engine.list(pair);
            case JournalLine.Allowed(Instant _, int mostOpen) -> engine.entry().allow(mostOpen);
            case JournalLine.Opened(Instant _, String account) -> open(account);
            case JournalLine.Treated(Instant _, String account, Treatment treatment) ->
                counter.treat(account, treatment);
            case JournalLine.Request request -> {
                String result = counter.repeated(request);
                if (!result.equals(request.result())) {
                    throw new IllegalStateException("the paper journal does not fit the market, or this version: "
                            + request.method()
                            + " at " + request.time() + " was answered " + request.result() + " and now " + result
                            + "; move the journal away to start over");
                }
            }
        }
    }

    /** Lets the exchange have what the set-up has and the journal has not, and writes it down. */
    void goOn(PaperJournal journal) {
        if (setup.mostOpen() != engine.entry().mostOpen()) {
            journal.append(new JournalLine.Allowed(engine.now(), setup.mostOpen()));
            engine.entry().allow(setup.mostOpen());
        }
        for (PaperSetup.Account late : setup.accounts()
                .subList(counter.accounts().size(), setup.accounts().size())) {
            journal.append(new JournalLine.Opened(engine.now(), late.toString()));
            counter.open(late);
        }
    }

    private void open(String account) {
        int next = counter.accounts().size();
        if (next >= setup.accounts().size()
                || !setup.accounts().get(next).toString().equals(account)) {
            throw new IllegalStateException("the paper journal has an account that is missing here: " + account
                    + "; set it back in its place, or move the journal away to start over");
        }
        counter.open(setup.accounts().get(next));
    }
}
