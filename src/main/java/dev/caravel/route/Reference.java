package dev.caravel.route;

import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.order.Balances;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes rarely: pairs with their precisions and minimums, and our fees. Read again after an hour. Only the desk touches it.
 */
public final class Reference {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.reads");
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    /** The dearest tier: what we reckon with until Kraken has told ours. */
    private static final Fees.Rate DEAREST = new Fees.Rate(new BigDecimal("0.25"), new BigDecimal("0.40"));

    private final InstantSource clock;
    private Pairs pairs = new Pairs(List.of());
    private Fees fees = new Fees(Map.of());
    private Optional<Instant> read = Optional.empty();

    Reference(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether it is missing or too old. */
    public boolean isStale() {
        return read.map(time -> !clock.instant().isBefore(time.plus(LIFE))).orElse(true);
    }

    /**
     * A refresh failed: what was read before is good enough to look after positions, and is read again in a while. With nothing read
     * before there is nothing to go by.
     */
    public void keep(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) throws Exception {
        if (pairs.all().isEmpty()) {
            throw failure;
        }
        LOG.warn("pairs and fees could not be read again, the old ones stay: {}", failure.getMessage());
        read = Optional.of(clock.instant().minus(LIFE).plus(PAUSE));
    }

    void take(Pairs newPairs) {
        pairs = newPairs;
    }

    /** The last part of a refresh. */
    void take(Fees newFees) {
        fees = newFees;
        read = Optional.of(clock.instant());
    }

    Pairs pairs() {
        return pairs;
    }

    Fees fees() {
        return fees;
    }

    /** What a new order could use: the balance of the asset that all pairs are quoted in. */
    Money freeDollars(Balances balances) {
        return quote().map(asset -> new Money(balances.available(asset))).orElse(Money.ZERO);
    }

    /** What the account has of it, open orders included. */
    Money dollars(Balances balances) {
        return quote().map(asset -> new Money(balances.total(asset))).orElse(Money.ZERO);
    }

    boolean isDollars(String asset) {
        return quote().filter(asset::equals).isPresent();
    }

    private Optional<String> quote() {
        return pairs.all().stream().map(Pair::quote).findFirst();
    }

    /** Our fees in the first pair: they are the same in all pairs against dollars. */
    Fees.Rate usualRate() {
        return pairs.all().stream().findFirst().flatMap(fees::of).orElse(DEAREST);
    }

    /**
     * The pair of a coin that has a position.
     *
     * @throws IllegalStateException if Kraken no longer lists it
     */
    Pair pair(Coin coin) {
        Optional<Pair> pair = pairs.of(coin);
        return pair.orElseThrow(() -> new IllegalStateException(
                coin + ": Kraken lists no pair against US dollars; sell what is left by hand"));
    }
}
