package dev.caravel.paper;

import dev.caravel.market.Pair;
import dev.caravel.paper.engine.Observation;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of a {@link PaperJournal} after the first. */
sealed interface JournalLine {
    Instant time();

    /**
     * An accepted request that changed orders.
     *
     * @param result what was answered; it must come out again when the journal is played
     */
    record Request(Instant time, String key, String nonce, String method, Map<String, String> arguments, String result)
            implements JournalLine {
        public Request {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }

        static Request of(Instant time, dev.caravel.paper.front.Request request, String result) {
            Map<String, String> arguments =
                    new LinkedHashMap<>(request.arguments().values());
            arguments.remove("nonce");
            return new Request(time, request.key(), request.nonce(), request.method(), arguments, result);
        }
    }

    /** What an order has met, or was filled by, in a market that is followed: it cannot be asked for again. */
    record Observed(Observation observation) implements JournalLine {
        @Override
        public Instant time() {
            return observation.end();
        }
    }

    /** From then on the pair has these precisions, minimums and this status. */
    record Listed(Instant time, Pair pair) implements JournalLine {}

    /** From then on an account may have so many orders open in one pair. */
    record Allowed(Instant time, int mostOpen) implements JournalLine {}

    /** An account was opened that was not there from the beginning; it is named as in the set-up's fingerprint. */
    record Opened(Instant time, String account) implements JournalLine {}

    /** Something was done to an account unasked. */
    record Treated(Instant time, String account, Treatment treatment) implements JournalLine {}

    /** A time at which somebody has seen the market, so that nobody sees an earlier one later. */
    record Seen(Instant time) implements JournalLine {}
}
