package dev.caravel.paper.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** What is due at a time of its own: orders that start or expire, and accounts whose orders are all cancelled. */
final class Agenda {
    private static final Comparator<Item> FIRST =
            Comparator.comparing(Item::time).thenComparingInt(Item::turn).thenComparingLong(Item::number);

    private final TreeSet<Item> items = new TreeSet<>(FIRST);

    /** Something that is due. */
    sealed interface Item {
        Instant time();

        /** At one time orders expire first. */
        default int turn() {
            return switch (this) {
                case Expiry _ -> 0;
                case Start _ -> 1;
                case Switch _ -> 2;
            };
        }

        /** Of the order or the account. */
        default long number() {
            return switch (this) {
                case Expiry(Instant _, PaperOrder order) -> order.serial();
                case Start(Instant _, PaperOrder order) -> order.serial();
                case Switch(Instant _, Trader trader) -> trader.number();
            };
        }
    }

    record Expiry(Instant time, PaperOrder order) implements Item {}

    record Start(Instant time, PaperOrder order) implements Item {}

    record Switch(Instant time, Trader trader) implements Item {}

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** What is due first, unless that is after the time. It stays until it is taken off. */
    Optional<Item> due(Instant time) {
        return items.isEmpty() || items.first().time().isAfter(time) ? Optional.empty() : Optional.of(items.first());
    }

    void take(Item item) {
        items.remove(item);
    }

    void add(PaperOrder order) {
        order.expires().ifPresent(time -> items.add(new Expiry(time, order)));
        order.starts().ifPresent(time -> items.add(new Start(time, order)));
    }

    void remove(PaperOrder order) {
        order.expires().ifPresent(time -> items.remove(new Expiry(time, order)));
        order.starts().ifPresent(time -> items.remove(new Start(time, order)));
    }

    /** Sets, moves or stops the switch of an account. */
    void set(Trader trader, Optional<Instant> time) {
        trader.switchedOff().ifPresent(before -> items.remove(new Switch(before, trader)));
        trader.switchOff(time);
        time.ifPresent(at -> items.add(new Switch(at, trader)));
    }
}
