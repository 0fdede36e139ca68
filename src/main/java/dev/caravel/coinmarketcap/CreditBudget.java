package dev.caravel.coinmarketcap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps a part of the month's credits back, for whoever else uses the key. What the key says counts, and on top of it what was spent
 * since. One thread at a time.
 */
public final class CreditBudget {
    private static final Duration ASKED_EVERY = Duration.ofDays(1);
    private static final long USABLE_PERCENT = 90;

    private Credits credits = new Credits(OptionalLong.empty(), 0, Optional.empty());
    private long spent;
    private Instant due = Instant.MIN;

    /** Whether the key should be asked now: at the start, then once a day, and when the count has begun anew. */
    public boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    /** The key is being asked. */
    public void asked(Instant now) {
        due = now.plus(ASKED_EVERY);
    }

    /** What the key said. */
    public void take(Credits read, Instant now) {
        credits = read;
        spent = 0;
        due = read.reset()
                .filter(reset -> reset.isAfter(now) && reset.isBefore(due))
                .orElse(due);
    }

    /** The key does not answer this question, and shall not be asked again. */
    public void unknown() {
        due = Instant.MAX;
    }

    /** A call has cost this many credits. */
    public void spend(int more) {
        spent += more;
    }

    /** Whether nothing more may be spent this month. */
    public boolean isSpent() {
        return credits.limit().isPresent() && used() * 100 >= credits.limit().getAsLong() * USABLE_PERCENT;
    }

    private long used() {
        return credits.used() + spent;
    }

    /** For the owner, when {@link #isSpent}. */
    public CoinMarketCapException overdrawn() {
        return new CoinMarketCapException.Lasting(
                Remedy.WAIT_FOR_THE_MONTH,
                this + " are used, over " + USABLE_PERCENT + " %: no call "
                        + credits.reset().map(reset -> "until " + reset).orElse("until next month")
                        + ", and nothing is bought; let cycles run less often or take a larger plan");
    }

    @Override
    public String toString() {
        return used() + " of "
                + (credits.limit().isPresent() ? credits.limit().getAsLong() : "an unknown number of")
                + " credits";
    }
}
