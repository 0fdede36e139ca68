package dev.caravel.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the owner is still to be told, oldest first. It is bounded: when sinks take nothing for days, the oldest events go, and one
 * event in their place says so.
 */
final class Outbox {
    /** About nine documents. */
    static final int MOST = 100;

    private final LinkedHashMap<String, Event> events = new LinkedHashMap<>();

    void replaceBy(Outbox other) {
        events.clear();
        events.putAll(other.events);
    }

    List<Event> events() {
        return List.copyOf(events.values());
    }

    void add(Event event) {
        events.putIfAbsent(event.id(), event);
        while (events.size() > MOST) {
            dropOldest();
        }
    }

    void taken(String eventId, String sink) {
        events.computeIfPresent(eventId, (id, event) -> event.takenBy(sink));
    }

    void remove(String eventId) {
        events.remove(eventId);
    }

    private void dropOldest() {
        Optional<Event> before = notice();
        before.map(Event::id).ifPresent(events::remove);
        Event oldest = events.pollFirstEntry().getValue();
        Event first = before.orElse(oldest);
        // Whoever had all that was dropped misses nothing.
        Set<String> missNothing = new TreeSet<>(oldest.takenBy());
        before.ifPresent(notice -> missNothing.retainAll(notice.takenBy()));
        Event notice = new Event(
                Event.Kind.ALERTS_DROPPED.word() + "/" + first.time(),
                Event.Kind.ALERTS_DROPPED,
                first.time(),
                Optional.empty(),
                "Alerts from " + first.time() + " to " + oldest.time() + " were dropped, because more than " + MOST
                        + " waited: see the trades and the journal",
                missNothing);
        events.putFirst(notice.id(), notice);
        if (before.isEmpty()) {
            // The notice takes a place itself.
            dropOldest();
        }
    }

    private Optional<Event> notice() {
        return events.values().stream()
                .filter(event -> event.kind() == Event.Kind.ALERTS_DROPPED)
                .findFirst();
    }
}
