package dev.caravel.kraken;

import dev.caravel.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be asked with an API key now: asked before each private call, told what became of it. Kraken's counters are kept by
 * {@link CallCounter} and {@link OrderCounters} and corrected by what Kraken says; while calling on would do harm nothing is asked at
 * all, for a while and never for good: what was wrong may be mended, and meanwhile no stop is enforced. Safe for any thread.
 */
public final class KeyBudget {
    private static final Duration LOCKOUT = Duration.ofMinutes(15);
    /** Long enough that two processes on one key do not get each other locked out. */
    private static final Duration NONCE_PAUSE = Duration.ofMinutes(2);
    /** When Kraken says that it was too often, and not for how long. */
    private static final Duration REST = Duration.ofSeconds(10);
    /** No time that Kraken names keeps us longer. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private static final int MOST_REJECTED = 1;
    private static final Pattern THROTTLED =
            Pattern.compile("EService\\s*:\\s*Throttled\\s*:\\s*(\\d{1,12})", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLS_EXCEEDED =
            Pattern.compile("EAPI\\s*:\\s*Rate limit exceeded.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDERS_EXCEEDED =
            Pattern.compile("EOrder\\s*:\\s*(Domain )?Rate limit exceeded.*", Pattern.CASE_INSENSITIVE);

    private final InstantSource clock;
    private final CallCounter calls;
    private final OrderCounters orders;
    private int rejectedNonces;
    private String why = "";
    private Instant closedUntil = Instant.MIN;

    public KeyBudget(InstantSource clock, Tier tier) {
        this.clock = clock;
        calls = new CallCounter(clock, tier);
        orders = new OrderCounters(clock, tier);
    }

    /** Counts a read that is about to be made; else says why it must not be. */
    public synchronized Optional<String> spend(KrakenRequest read) {
        return closed().or(() -> calls.spend(read));
    }

    /** Counts an order call that is about to be made; else says why it must not be. */
    public synchronized Optional<String> spend(OrderRequest order) {
        return closed().or(() -> orders.spend(order));
    }

    private Optional<String> closed() {
        return clock.instant().isBefore(closedUntil)
                ? Optional.of(why + " (no private call until " + closedUntil + ")")
                : Optional.empty();
    }

    /** A read has brought what it was made for: the nonces are taken. */
    public synchronized void succeeded() {
        rejectedNonces = 0;
    }

    /** A read was refused. */
    public synchronized void refused(List<String> errors, String message) {
        boolean nonceIsUsedByOthers =
                KrakenErrors.gravest(errors).remedy() == Remedy.RENEW_NONCE && ++rejectedNonces > MOST_REJECTED;
        if (nonceIsUsedByOthers) {
            rejectedNonces = 0;
            close(message, NONCE_PAUSE);
        }
        heed(errors, message);
    }

    /** An order call was carried out. */
    public synchronized void accepted(OrderRequest order, String txid) {
        orders.accepted(order, txid);
    }

    /**
     * An order call was refused. A rejected nonce means nothing here: that call is unknown, and the reads that resolve it will show
     * whether nonces are taken.
     */
    public synchronized void refused(OrderRequest order, List<String> errors) {
        if (errors.stream().anyMatch(error -> ORDERS_EXCEEDED.matcher(error).matches())) {
            orders.fill(order);
        }
        heed(errors, String.join(", ", errors));
    }

    private void heed(List<String> errors, String message) {
        Remedy remedy = KrakenErrors.gravest(errors).remedy();
        if (remedy == Remedy.REST || remedy == Remedy.STOP) {
            close(message, LOCKOUT);
        }
        for (String error : errors) {
            Matcher throttled = THROTTLED.matcher(error);
            if (throttled.matches()) {
                Instant until = Instant.ofEpochSecond(Long.parseLong(throttled.group(1)));
                Duration rest = Duration.between(clock.instant(), until);
                close(message, rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
            } else if (CALLS_EXCEEDED.matcher(error).matches()) {
                calls.fill();
            } else if (KrakenErrors.kind(error) == ErrorKind.LIMIT
                    && !ORDERS_EXCEEDED.matcher(error).matches()) {
                close(message, REST);
            }
        }
    }

    private void close(String because, Duration rest) {
        Instant until = clock.instant().plus(rest);
        if (until.isAfter(closedUntil)) {
            why = because;
            closedUntil = until;
        }
    }

    /**
     * What we think that Kraken's counters show at one moment.
     *
     * @param calls the counter of the key's reads
     * @param callLimit the most that it may show; infinite if the exchange does not count
     * @param orders the counter of the pair whose counter is fullest
     * @param orderLimit the same of that one
     */
    public record Counters(double calls, double callLimit, double orders, double orderLimit) {}

    /** To look at; nothing is counted. */
    public synchronized Counters counters() {
        return new Counters(calls.level(), calls.limit(), orders.highest(), orders.limit());
    }

    /** What we think that Kraken's counter of reads shows. */
    synchronized double calls() {
        return calls.level();
    }

    /** The same of the orders of a pair. */
    synchronized double orders(OrderRequest order) {
        return orders.level(order);
    }
}
