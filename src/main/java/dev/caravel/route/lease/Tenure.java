package dev.caravel.route.lease;

import dev.caravel.book.Event;
import dev.caravel.store.FolderLock;
import java.time.Instant;
import java.util.Optional;

/**
 * The right of this copy to trade with a state, from when it was granted until it is closed or lost. A state in files is held with its
 * folder and cannot be lost; one that machines share is held by a lease, which a thread renews. Any thread.
 */
public final class Tenure implements AutoCloseable {
    private final String owner;
    private final Optional<String> takeOver;
    private final FolderLock folder;
    private final Optional<Renewal> renewal;
    private final Runnable closing;

    /** @param closing of the way to the state by which the right is held */
    Tenure(String owner, Optional<String> takeOver, FolderLock folder, Optional<Renewal> renewal, Runnable closing) {
        this.owner = owner;
        this.takeOver = takeOver;
        this.folder = folder;
        this.renewal = renewal;
        this.closing = closing;
    }

    /** The name of this copy among all. */
    public String owner() {
        return owner;
    }

    /** What to tell the owner of the bot if another copy traded before; empty if none did, or it had ended before this one came. */
    public Optional<String> takeOver() {
        return takeOver;
    }

    /** The same as an event. */
    public Optional<Event> news(Instant now) {
        Event.Kind kind = Event.Kind.HOLDER_CHANGED;
        return takeOver.map(text -> new Event(kind.word() + "/" + owner, kind, now, Optional.empty(), text));
    }

    /**
     * Until when this copy may trade.
     *
     * @param isPlayed whether the clock of the desk is played: by such a one it can only be said whether the right is held now
     */
    public LeaseEnd end(boolean isPlayed) {
        return renewal.<LeaseEnd>map(held -> () -> {
                    Instant end = held.end();
                    return isPlayed && end.isAfter(Instant.MIN) ? Instant.MAX : end;
                })
                .orElse(LeaseEnd.NEVER);
    }

    /** Is called once if the right is lost, at once if it has been. It must not wait. */
    public void whenLost(Runnable action) {
        renewal.ifPresent(held -> held.whenLost(action));
    }

    /** Whether another copy may trade by now, without this one having let it. */
    public boolean isLost() {
        return renewal.map(Renewal::isLost).orElse(false);
    }

    /** Lets another copy trade, at once. Nothing may be under way. Closing twice does nothing. */
    @Override
    public void close() {
        renewal.ifPresent(Renewal::close);
        closing.run();
        folder.close();
    }
}
