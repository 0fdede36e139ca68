package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes into the book what an order call came to. */
public final class Settlement {
    private final Book book;
    /** By position; only to tell the owner less, so that a restart may forget it. */
    private final Map<String, String> lastFailures = new HashMap<>();

    public Settlement(Book book) {
        this.book = book;
    }

    /**
     * Ends the intent, or marks it unknown.
     *
     * @param now by our clock, for what is told
     * @param exchangeTime by Kraken's, which may be minutes off ours: from then on the fills of an accepted order are looked for
     * @throws IllegalStateException if the coin has no such intent: a call was made that was not saved
     */
    public void settle(Coin coin, String intentId, Outcome outcome, Instant now, Instant exchangeTime) {
        Position position = book.position(coin)
                .orElseThrow(() -> new IllegalStateException(coin + ": an order call without a position: " + intentId));
        Intent intent = position.intent(intentId)
                .orElseThrow(() -> new IllegalStateException(coin + ": an order call without an intent: " + intentId));
        switch (outcome) {
            case Outcome.Accepted accepted -> accepted(position, intent, accepted.txid(), exchangeTime, now);
            case Outcome.Valid _ -> valid(position, intent);
            case Outcome.Refused refused -> refused(position, intent, refused, now);
            case Outcome.NeverSent neverSent -> neverSent(position, intent, neverSent.reason(), now);
            case Outcome.Unknown unknown -> unknown(position, intent, unknown.reason(), now);
        }
    }

    /** @param placed in Kraken's time, when a placement was accepted: from then on its fills are looked for */
    void accepted(Position position, Intent intent, String txid, Instant placed, Instant now) {
        Position rest = position.without(intent.id());
        lastFailures.remove(position.id());
        switch (intent.kind()) {
            case PLACE -> {
                book.put(rest.with(PlacedOrder.accepted(txid, intent, placed)).with(afterPlacing(rest, intent)));
                if (intent.side() == Side.BUY) {
                    book.put(book.waits().bought(position.coin()));
                }
            }
            case AMEND ->
                book.put(rest.changed(txid, order -> order.amended(intent)).with(afterAmending(rest, intent, now)));
            case CANCEL -> book.put(rest);
        }
    }

    /** Nothing came of it; a buy is waited for as if it had been placed, so that it is not tried again in every cycle. */
    private void valid(Position position, Intent intent) {
        keep(position.without(intent.id()));
        if (intent.isBuy()) {
            book.put(book.waits().bought(position.coin()));
        }
    }

    private static Exit afterPlacing(Position position, Intent intent) {
        return intent.side() == Side.SELL ? position.exit().placed() : position.exit();
    }

    private Exit afterAmending(Position position, Intent intent, Instant now) {
        if (position.exit().isUrgent()) {
            return position.exit().amendedOnceMore();
        }
        boolean lower = position.order(intent.txid().orElse(""))
                .flatMap(PlacedOrder::limit)
                .flatMap(old -> intent.limit().map(changed -> changed.compareTo(old) < 0))
                .orElse(false);
        if (intent.side() == Side.BUY || intent.volume().isPresent() || !lower) {
            return position.exit();
        }
        tell(
                Event.Kind.LOWERED,
                position,
                intent.id(),
                now,
                "sell lowered to " + intent.limit().get());
        return position.exit().by(Exit.Way.LOWERED);
    }

    private void refused(Position position, Intent intent, Outcome.Refused refused, Instant now) {
        Position rest = position.without(intent.id());
        if (intent.side() == Side.SELL) {
            rest = rest.with(afterRefusal(rest.exit(), intent, refused));
        }
        keep(rest);
        String text = what(intent) + " refused" + (refused.later() ? " for now: " : ": ") + refused.error();
        if (intent.isBuy() && !refused.later()) {
            // It would be decided and refused again in every cycle.
            book.put(book.doubts().quarantining(position.coin(), text, now));
        }
        tellOnce(position, intent, refused.error(), text, now);
    }

    /** A call that fails in the same way at every watch is told of once. */
    private void tellOnce(Position position, Intent intent, String why, String text, Instant now) {
        String failure = intent.kind() + " " + intent.side() + ' ' + why;
        if (!failure.equals(lastFailures.put(position.id(), failure))) {
            tell(Event.Kind.ORDER_REFUSED, position, intent.id(), now, text);
        }
    }

    private static Exit afterRefusal(Exit exit, Intent intent, Outcome.Refused refused) {
        return switch (intent.kind()) {
            case PLACE -> refused.error().contains("Post only") ? exit.postRefused() : exit;
            case AMEND -> exit.isUrgent() && !refused.later() ? exit.toReplace() : exit;
            case CANCEL -> exit;
        };
    }

    private void neverSent(Position position, Intent intent, String reason, Instant now) {
        keep(position.without(intent.id()));
        tellOnce(position, intent, reason, what(intent) + " not sent: " + reason, now);
    }

    private void unknown(Position position, Intent intent, String reason, Instant now) {
        book.put(position.with(intent.nowUnknown(reason)));
        tell(
                Event.Kind.ORDER_UNKNOWN,
                position,
                intent.id(),
                now,
                what(intent) + ", answer lost (" + reason + "): being resolved, never repeated");
    }

    /**
     * The book and the exchange differ in what concerns the coin: it is not bought until the owner says {@code run}, who is told once.
     *
     * @param subject of the difference, for the event's id
     * @param why the difference as a sentence; the same sentence is the same difference
     */
    public void differs(Coin coin, String subject, String why, Instant now) {
        if (book.doubts().isKnown(coin, why)) {
            return;
        }
        book.put(book.doubts().quarantining(coin, why, now));
        String id = Event.Kind.DIFFERENCE.word() + "/" + subject + "/" + now;
        String text = coin + ": " + why + "; " + coin + " is not bought until you say run";
        book.tell(new Event(id, Event.Kind.DIFFERENCE, now, Optional.of(coin), text));
    }

    /** Keeps the position unless nothing ever came of it. */
    void keep(Position position) {
        boolean empty = position.intents().isEmpty()
                && position.orders().isEmpty()
                && position.carried().isEmpty()
                && position.released().isEmpty();
        if (empty) {
            book.drop(position);
        } else {
            book.put(position);
        }
    }

    void tell(Event.Kind kind, Position position, String subject, Instant now, String text) {
        book.tell(new Event(
                kind.word() + "/" + subject, kind, now, Optional.of(position.coin()), position.coin() + ": " + text));
    }

    static String what(Intent intent) {
        String price = intent.limit().map(limit -> " at " + limit).orElse("");
        String volume = intent.volume().map(coins -> " " + coins).orElse("");
        String side = intent.side() == Side.BUY ? "buy" : "sell";
        return switch (intent.kind()) {
            case PLACE -> (intent.stop() ? "stop-loss" : side) + volume + price;
            case AMEND -> "change of the " + side + " to" + volume + price;
            case CANCEL -> "cancel of the " + side;
        };
    }
}
