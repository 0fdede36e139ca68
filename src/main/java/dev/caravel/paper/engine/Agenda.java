package dev.caravel.paper.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** What is due at a time of its own: orders that start or expire, and accounts whose orders are all cancelled. */
final class Agenda {
    private static final Comparator<Item> FIRST =
            Comparator.comparing(Item::time).thenComparing(Item::kind).thenComparingLong(Item::number);

    private final TreeSet<Item> items = new TreeSet<>(FIRST);

    /** At one time orders expire first. */
    private enum Kind {
        EXPIRY,
        START,
        SWITCH
    }

    /** Something that is due. */
    sealed interface Item {
        Instant time();

        Kind kind();

        long number();
    }

    record Expiry(Instant time, PaperOrder order) implements Item {
        @Override
        public Kind kind() {
            return Kind.EXPIRY;
        }

        @Override
        public long number() {
            return order.serial();
        }
    }

    record Start(Instant time, PaperOrder order) implements Item {
        @Override
        public Kind kind() {
            return Kind.START;
        }

        @Override
        public long number() {
            return order.serial();
        }
    }

    record Switch(Instant time, Trader trader) implements Item {
        @Override
        public Kind kind() {
            return Kind.SWITCH;
        }

        @Override
        public long number() {
            return trader.number();
        }
    }

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
