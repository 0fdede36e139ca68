package dev.caravel.store;

import dev.caravel.book.Intent;
import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import dev.caravel.strategy.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One line of the decision journal. */
public sealed interface JournalEntry {
    Instant time();

    /** What was decided, coin by coin. Scores are kept to four decimals. */
    record Run(Kind kind, Verdict verdict) implements JournalEntry {
        @Override
        public Instant time() {
            return verdict.cycle();
        }
    }

    /** Which run of the desk it was. */
    enum Kind {
        CYCLE,
        WATCH
    }

    /**
     * What an order call came to.
     *
     * @param id of the intent
     * @param outcome accepted, valid, refused, refused-later, never-sent or unknown
     * @param text the order's id if it was accepted, else why not
     */
    record OrderCall(
            Instant time,
            Coin coin,
            Intent.Kind call,
            Side side,
            String id,
            Optional<Price> limit,
            Optional<Volume> volume,
            String reason,
            String outcome,
            String text)
            implements JournalEntry {

        public static OrderCall of(Instant time, Coin coin, Intent intent, Outcome outcome) {
            return new OrderCall(
                    time,
                    coin,
                    intent.kind(),
                    intent.side(),
                    intent.id(),
                    intent.limit(),
                    intent.volume(),
                    intent.reason(),
                    switch (outcome) {
                        case Outcome.Accepted accepted -> "accepted";
                        case Outcome.Valid valid -> "valid";
                        case Outcome.Refused refused -> refused.later() ? "refused-later" : "refused";
                        case Outcome.NeverSent neverSent -> "never-sent";
                        case Outcome.Unknown unknown -> "unknown";
                    },
                    switch (outcome) {
                        case Outcome.Accepted accepted -> accepted.txid();
                        case Outcome.Valid valid -> valid.toString();
                        case Outcome.Refused refused -> refused.error();
                        case Outcome.NeverSent neverSent -> neverSent.reason();
                        case Outcome.Unknown unknown -> unknown.reason();
                    });
        }
    }

    /** What went wrong on the way, as it was reported; without secrets. */
    record DeadLetter(Instant time, Optional<Coin> coin, Map<String, String> fields) implements JournalEntry {
        public DeadLetter {
            fields = Map.copyOf(fields);
        }
    }
}
