package dev.caravel.strategy;

import java.time.Instant;
import java.util.List;

/**
 * All decisions of one run of the desk.
 *
 * @param cycle the scheduled time of the cycle, or the time of the watch
 * @param market what the market looked like; for a watch, which looks at no quotes, without a total
 * @param decisions one a coin; a watch decides about held coins only
 */
public record Verdict(Instant cycle, MarketScore market, List<Decision> decisions) {
    public Verdict {
        decisions = List.copyOf(decisions);
    }

    /** The decisions to do something. */
    public List<Decision> actions() {
        return decisions.stream()
                .filter(decision -> !(decision instanceof Decision.Hold))
                .toList();
    }
}
