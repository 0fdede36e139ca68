package dev.caravel.book;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of orders on the account that are not this bot's. Immutable.
 *
 * @param told open ones of which the owner has heard, by txid
 * @param booked those that were taken over and are in the book for good, by txid, and since when
 */
public record Foreign(SortedSet<String> told, SortedMap<String, Instant> booked) {
    public static final Foreign NONE = new Foreign(new TreeSet<>(), new TreeMap<>());

    public Foreign {
        told = Collections.unmodifiableSortedSet(new TreeSet<>(told));
        booked = Collections.unmodifiableSortedMap(new TreeMap<>(booked));
    }

    /** The owner has heard of these; of those that are open no more he would hear again. */
    Foreign told(Collection<String> open) {
        return new Foreign(new TreeSet<>(open), booked);
    }

    boolean isBooked(String txid) {
        return booked.containsKey(txid);
    }

    Foreign booked(String txid, Instant now) {
        SortedMap<String, Instant> all = new TreeMap<>(booked);
        all.putIfAbsent(txid, now);
        return new Foreign(told, all);
    }

    /** Without what was booked before that, which no list shows any more. */
    Foreign since(Instant oldest) {
        SortedMap<String, Instant> rest = new TreeMap<>(booked);
        rest.values().removeIf(oldest::isAfter);
        return new Foreign(told, rest);
    }
}
