package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Volume;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is known of what the owner does by hand on the account. Immutable.
 *
 * @param told open orders of which the owner has heard, by txid
 * @param booked orders that were taken over and are in the book for good, by txid, and since when
 * @param since when such orders began to be taken over, in Kraken's time; empty while they are not
 * @param missed coins that the book holds and the account did not have at the last look
 */
public record Foreign(
        SortedSet<String> told,
        SortedMap<String, Instant> booked,
        Optional<Instant> since,
        SortedMap<Coin, Missed> missed) {
    public static final Foreign NONE = new Foreign(new TreeSet<>(), new TreeMap<>(), Optional.empty(), new TreeMap<>());

    /**
     * What is missing of one coin.
     *
     * @param volume not there at the last look; zero if all was there
     * @param sold what the owner was seen to sell of it, and is not in the book
     * @param until when sales were over that have been counted, in Kraken's time
     */
    public record Missed(Volume volume, Lot sold, Instant until) {}

    public Foreign {
        told = Collections.unmodifiableSortedSet(new TreeSet<>(told));
        booked = Collections.unmodifiableSortedMap(new TreeMap<>(booked));
        missed = Collections.unmodifiableSortedMap(new TreeMap<>(missed));
    }

    /** The owner has heard of these; of those that are open no more he would hear again. */
    Foreign told(Collection<String> open) {
        return new Foreign(new TreeSet<>(open), booked, since, missed);
    }

    boolean isBooked(String txid) {
        return booked.containsKey(txid);
    }

    Foreign booked(String txid, Instant now) {
        SortedMap<String, Instant> all = new TreeMap<>(booked);
        all.putIfAbsent(txid, now);
        return new Foreign(told, all, since, missed);
    }

    /** Without what was booked before that, which no list shows any more. */
    Foreign bookedSince(Instant oldest) {
        SortedMap<String, Instant> rest = new TreeMap<>(booked);
        rest.values().removeIf(oldest::isAfter);
        return new Foreign(told, rest, since, missed);
    }

    /** Orders are taken over from now on, if that is not so already. */
    Foreign adoptingSince(Instant time) {
        return since.isPresent() ? this : new Foreign(told, booked, Optional.of(time), missed);
    }

    /** Orders are not taken over. */
    Foreign notAdopting() {
        return new Foreign(told, booked, Optional.empty(), missed);
    }

    Optional<Missed> missed(Coin coin) {
        return Optional.ofNullable(missed.get(coin));
    }

    Foreign missing(Coin coin, Missed what) {
        SortedMap<Coin, Missed> all = new TreeMap<>(missed);
        all.put(coin, what);
        return new Foreign(told, booked, since, all);
    }

    /** Of these coins only. */
    Foreign missingOf(Predicate<Coin> coins) {
        SortedMap<Coin, Missed> rest = new TreeMap<>(missed);
        rest.keySet().removeIf(coins.negate());
        return new Foreign(told, booked, since, rest);
    }
}
