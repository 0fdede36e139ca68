package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out what became of order calls whose outcome is not certain, and never repeats one. A placement is found by its client order
 * id among open and closed orders; it counts as never placed only when both lists were read in full without it twice, the second time
 * after the visibility bound. Amends and cancels are read off the order itself.
 */
public final class Resolution {
    /** How long after its deadline a call may still be on its way through the exchange. */
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** How much earlier than the intent the list of closed orders must begin. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Book book;
    private final Settlement settlement;
    private final Duration visibility;
    private final Duration ghostMemory;

    /**
     * @param visibility after a deadline, within which an accepted order appears in the lists
     * @param ghostMemory how long a given-up id is still looked for
     */
    public Resolution(Book book, Duration visibility, Duration ghostMemory) {
        this.book = book;
        this.settlement = new Settlement(book);
        this.visibility = visibility;
        this.ghostMemory = ghostMemory;
    }

    /** From when on closed orders must be read to resolve what is open. */
    public Optional<Instant> closedSince() {
        return book.positions().stream()
                .flatMap(position -> position.intents().stream())
                .map(intent -> intent.created().minus(MARGIN))
                .min(Instant::compareTo);
    }

    /** Resolves what this look allows; a look without a trusted time resolves nothing but what it found. */
    public void resolve(Look look, Instant now) {
        for (Position position : book.positions()) {
            for (Intent intent : position.intents()) {
                Position current = book.position(position.coin()).orElse(position);
                switch (intent.kind()) {
                    case PLACE -> placement(current, intent, look, now);
                    case AMEND, CANCEL -> change(current, intent, look, now);
                }
            }
        }
    }

    /** Whether the look would show the order if the exchange knew it. */
    boolean shows(Look look, PlacedOrder order) {
        boolean visible = look.time()
                .map(time -> !time.isBefore(order.placed().plus(visibility)))
                .orElse(false);
        return visible && look.complete() && !look.since().isAfter(order.placed());
    }

    private void placement(Position position, Intent intent, Look look, Instant now) {
        Optional<OrderState> found = look.placedAs(intent.id());
        if (found.isPresent()) {
            settlement.accepted(
                    position, intent, found.get().txid(), found.get().opened(), now);
            resolved(position, intent, now, "was accepted as " + found.get().txid());
            return;
        }
        boolean tells =
                look.complete() && !look.since().isAfter(intent.created().minus(MARGIN));
        if (!tells
                || look.time().isEmpty()
                || look.time().get().isBefore(intent.notAfter().plus(SETTLING))) {
            return;
        }
        Instant time = look.time().get();
        if (intent.absent().isEmpty()) {
            book.put(position.with(intent.absentAt(time)));
        } else if (!time.isBefore(intent.notAfter().plus(visibility))) {
            settlement.keep(position.without(intent.id()));
            haunts(intent.id(), position.coin(), now);
            resolved(position, intent, now, "was never placed");
        }
    }

    /** What was given up is looked for all the same. */
    void haunts(String id, Coin coin, Instant now) {
        book.put(book.doubts().haunting(id, coin, now, ghostMemory));
    }

    private void change(Position position, Intent intent, Look look, Instant now) {
        Optional<OrderState> seen = intent.txid().flatMap(look::order);
        boolean late = look.time()
                .map(time -> !time.isBefore(intent.notAfter().plus(SETTLING)))
                .orElse(false);
        if (seen.isEmpty() || !(late || seen.get().status().isOver())) {
            return;
        }
        if (isDone(intent, seen.get())) {
            settlement.accepted(position, intent, seen.get().txid(), seen.get().opened(), now);
            resolved(position, intent, now, "was done");
        } else {
            book.put(position.without(intent.id()));
            resolved(position, intent, now, "was not done");
        }
    }

    private static boolean isDone(Intent intent, OrderState order) {
        return switch (intent.kind()) {
            case CANCEL -> order.status().isOver();
            case AMEND ->
                intent.limit()
                                .map(limit -> order.limit().equals(Optional.of(limit)))
                                .orElse(true)
                        && intent.volume().map(order.volume()::equals).orElse(true);
            case PLACE -> true;
        };
    }

    private void resolved(Position position, Intent intent, Instant now, String text) {
        if (intent.unknown().isPresent()) {
            settlement.tell(
                    Event.Kind.ORDER_RESOLVED, position, intent.id(), now, Settlement.what(intent) + " " + text);
        }
    }
}
