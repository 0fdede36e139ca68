package dev.caravel.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The right of one copy among several to trade, kept in a store that all of them share and that can do one thing in a single step:
 * create a document of which there was none.
 *
 * <p>The lease is a row of numbered terms. It is taken and renewed only by creating the next number, so of two copies that try the same
 * one succeeds; who finds the number taken reads it, and if it is its own after all (the answer was lost), has won. A term ends by
 * itself. Its owner counts from before it asked, and stops {@link #margin} early; the others wait {@link #margin} longer. So there are
 * never two holders as long as each clock is off by no more than the margin. A clock that was set back ends the term at once.
 *
 * <p>A copy that was asleep must not mistake a number that was deleted for one that was never there. Hence numbers are deleted only two
 * lives after they were first seen: whoever did not see one by then is too late, since what it creates counts from when it looked.
 *
 * <p>One thread takes, renews and gives up; any may ask {@link #isHeld} and {@link #end}, and never waits for the store.
 */
public final class Lease {
    /** What a life is divided by: clocks may be off by 6 s when a lease lives 90 s. */
    private static final int MARGINS = 15;
    /** At the most, so that a failed one can be repeated: a lease of 90 s is renewed every 30 s. */
    private static final int RENEWALS = 3;
    /** The terms that are never deleted. */
    private static final int KEPT = 2;

    private static final Pattern NAME = Pattern.compile(LeaseTerm.FOLDER + "\\d{1,18}");

    private final DocumentStore store;
    private final InstantSource clock;
    private final String owner;
    private final Duration life;
    /** When each term was first seen by this copy. */
    private final NavigableMap<Long, Instant> seen = new TreeMap<>();

    private Optional<LeaseTerm> newest = Optional.empty();
    private Instant looked = Instant.MIN;
    private volatile Hold hold = Hold.NONE;
    private Optional<LeaseTerm> predecessor = Optional.empty();
    private boolean gone;

    /** From when until when the lease may be used. */
    private record Hold(Instant from, Instant end) {
        static final Hold NONE = new Hold(Instant.MAX, Instant.MIN);

        boolean includes(Instant now) {
            return !now.isBefore(from) && now.isBefore(end);
        }
    }

    /**
     * Not taken yet.
     *
     * @param store that the copies share
     * @param clock real time, whatever time is played
     * @param owner the name of this copy, which no other has ever had
     * @param life of a term that is not renewed; the same for all copies
     */
    public Lease(DocumentStore store, InstantSource clock, String owner, Duration life) {
        this.store = store;
        this.clock = clock;
        this.owner = owner;
        this.life = life;
    }

    /** How far a clock may be off. */
    public Duration margin() {
        return life.dividedBy(MARGINS);
    }

    /** Whether this copy may trade now. */
    public boolean isHeld() {
        return hold.includes(clock.instant());
    }

    /** Until when this copy may trade, by its own clock; {@link Instant#MIN} if it may not. */
    public Instant end() {
        Hold now = hold;
        return now.includes(clock.instant()) ? now.end() : Instant.MIN;
    }

    /** The name of this copy. */
    public String owner() {
        return owner;
    }

    /** The newest term that was seen: who holds the lease, or held it last. */
    public Optional<LeaseTerm> newest() {
        return newest;
    }

    /** The term of another copy after which this one took the lease. */
    public Optional<LeaseTerm> predecessor() {
        return predecessor;
    }

    /**
     * Takes the lease if it is free.
     *
     * @return whether this copy holds it now
     * @throws StoreException if the store does not say; it may be taken all the same, which the next try finds out
     */
    public boolean take() {
        if (gone) {
            throw new IllegalStateException(owner + " has given the lease up: the next one needs another name");
        }
        Instant now = clock.instant();
        look(now);
        boolean isFree =
                newest.map(term -> isMine(term) || term.isFree(now, margin())).orElse(true);
        if (isFree) {
            predecessor = newest.filter(term -> !term.owner().equals(owner)).or(() -> predecessor);
            create(new LeaseTerm(nextNumber(), owner, now, now.plus(life), false));
        }
        return isHeld();
    }

    /** Whether it is time to renew. */
    public boolean isDue() {
        return Duration.between(hold.from(), clock.instant()).compareTo(life.dividedBy(RENEWALS)) >= 0;
    }

    /**
     * Renews the lease while it is held.
     *
     * @return whether this copy still holds it
     * @throws StoreException if the store does not say; the lease holds on until its end
     */
    public boolean renew() {
        Instant now = clock.instant();
        if (!isHeld()) {
            hold = Hold.NONE;
            return false;
        }
        Instant since = newest.map(LeaseTerm::since).orElse(now);
        create(new LeaseTerm(nextNumber(), owner, since, now.plus(life), false));
        return isHeld();
    }

    /**
     * Gives the lease up for good, so that another copy need not wait for its end. Nothing may be under way that needs it.
     *
     * @throws StoreException if that cannot be kept: then the others have to wait
     */
    public void giveUp() {
        Instant now = clock.instant();
        boolean held = isHeld();
        hold = Hold.NONE;
        gone = true;
        Instant since = newest.map(LeaseTerm::since).orElse(now);
        // A renewal whose answer was lost may have that number already.
        while (held && !store.create(new LeaseTerm(nextNumber(), owner, since, now, true).document())) {
            Optional<LeaseTerm> there = read(nextNumber());
            there.ifPresent(this::see);
            held = there.filter(this::isMine).isPresent();
        }
    }

    private long nextNumber() {
        return newest.map(LeaseTerm::number).orElse(0L) + 1;
    }

    private boolean isMine(LeaseTerm term) {
        return term.owner().equals(owner) && !term.given();
    }

    /** What counts is the highest number. Who has looked lately has to read only the next ones, since none of them can be gone yet. */
    private void look(Instant now) {
        boolean lately = newest.isPresent()
                && !now.isBefore(looked)
                && Duration.between(looked, now).compareTo(life) < 0;
        if (lately) {
            for (Optional<LeaseTerm> next = read(nextNumber()); next.isPresent(); next = read(nextNumber())) {
                see(next.orElseThrow());
            }
        } else {
            store.all().entrySet().stream()
                    .filter(document -> NAME.matcher(document.getKey()).matches())
                    .map(document -> LeaseTerm.read(document.getKey(), document.getValue()))
                    .forEach(this::see);
        }
        looked = now;
    }

    private Optional<LeaseTerm> read(long number) {
        String name = LeaseTerm.name(number);
        return store.read(name).map(text -> LeaseTerm.read(name, text));
    }

    private void see(LeaseTerm term) {
        seen.putIfAbsent(term.number(), clock.instant());
        if (newest.map(known -> known.number() < term.number()).orElse(true)) {
            newest = Optional.of(term);
        }
    }

    private void create(LeaseTerm wanted) {
        LeaseTerm there = store.create(wanted.document())
                ? wanted
                : read(wanted.number())
                        .orElseThrow(() -> new StoreException(
                                wanted.name() + " is there and cannot be read yet: it is tried again"));
        see(there);
        if (isMine(there)) {
            begin(there);
            deleteOld();
        } else {
            hold = Hold.NONE;
        }
    }

    private void begin(LeaseTerm mine) {
        hold = new Hold(mine.ends().minus(life), mine.ends().minus(margin()));
    }

    /** Best effort: what is not deleted now is deleted later. */
    private void deleteOld() {
        Instant before = clock.instant().minus(life.multipliedBy(2));
        long kept = nextNumber() - KEPT;
        try {
            while (!seen.isEmpty()
                    && seen.firstKey() < kept
                    && seen.firstEntry().getValue().isBefore(before)) {
                store.put(Document.gone(LeaseTerm.name(seen.firstKey())));
                seen.pollFirstEntry();
            }
        } catch (StoreException later) {
            // The lease itself is renewed, which is what matters.
        }
    }
}
