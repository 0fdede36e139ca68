package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Event;
import dev.caravel.market.Money;
import dev.caravel.route.lease.LeaseEnd;
import dev.caravel.store.ControlDocument;
import dev.caravel.store.Document;
import dev.caravel.store.Documents;
import dev.caravel.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the book from its documents and hands out those that have changed, one by one. Only the desk uses it. */
public final class BookKeeping {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.state");

    private final Book book;
    private final Documents documents;
    private final ControlDocument control;
    private final Money capital;
    private final LeaseEnd lease;
    private final Optional<Event> news;
    private final InstantSource clock;
    private final Deque<Document> changes = new ArrayDeque<>();
    private boolean loaded;
    private boolean isSaved = true;

    /**
     * @param lease without which nothing is saved: the state is another copy's then
     * @param news what the owner is to be told once the book is open
     */
    BookKeeping(
            Book book,
            Documents documents,
            ControlDocument control,
            Money capital,
            LeaseEnd lease,
            Optional<Event> news,
            InstantSource clock) {
        this.book = book;
        this.documents = documents;
        this.control = control;
        this.capital = capital;
        this.lease = lease;
        this.news = news;
        this.clock = clock;
    }

    public boolean isNotLoaded() {
        return !loaded;
    }

    /** A book that was not opened must not be saved either: it would be taken for an empty one. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Opens the book that the documents hold. What the owner is to be told of the time before is told all the same. */
    public void load(@Body Map<String, String> texts) {
        Book opened = documents.load(texts, capital);
        List<Event> before = book.outbox();
        SortedMap<String, Instant> troubles = book.reported().troubles();
        book.replaceBy(opened);
        before.forEach(book::tell);
        troubles.forEach((trouble, since) -> book.put(book.reported().with(trouble, since)));
        news.ifPresent(book::tell);
        loaded = true;
    }

    /** The book has been made anew: the next save puts it in place of what these documents hold. */
    void replaces(Map<String, String> texts) {
        documents.supersede(texts);
        loaded = true;
    }

    /** Reads what the owner allows; the owner is told that it was heard. */
    public void readControl() {
        Control said = said();
        if (!said.equals(book.control())) {
            book.put(said);
            book.tell(new Event(
                    Event.Kind.CONTROL_CHANGED.word() + "/" + said.since(),
                    Event.Kind.CONTROL_CHANGED,
                    clock.instant(),
                    Optional.empty(),
                    "The owner says " + said.mode().word() + " (" + said.by() + ")"));
        }
    }

    /** The owner's word; one that cannot be read stops buying and nothing else, since stops must go on. */
    private Control said() {
        try {
            return control.read();
        } catch (StoreException unreadable) {
            LOG.error("no buys until this is mended: {}", unreadable.getMessage());
            return book.control().mode() == Control.Mode.RUN
                    ? new Control(Control.Mode.NO_BUYS, clock.instant(), "unreadable document")
                    : book.control();
        }
    }

    /** Whether all that the book had at the end of the last save is kept. */
    boolean isSaved() {
        return isSaved;
    }

    /** Looks for what has to be saved. What was found before and could not be put is found again. */
    public void findChanges() {
        changes.clear();
        isSaved = false;
        changes.addAll(documents.changed(book));
        isSaved = changes.isEmpty();
    }

    public boolean hasChange() {
        return !changes.isEmpty();
    }

    /**
     * The next one to put.
     *
     * @throws StoreException if another copy may trade with the state by now
     */
    public Document change() {
        if (lease.isOver()) {
            throw new StoreException("the lease ended and the state is another copy's: nothing more is saved");
        }
        return changes.getFirst();
    }

    /** The document that was handed out is safely kept. */
    public void stored() {
        documents.stored(changes.removeFirst());
        isSaved = changes.isEmpty();
    }
}
