package dev.caravel.store;

import java.time.Duration;
import java.time.Instant;

/**
 * One numbered document of the lease: who may trade, and until when. Written once and never changed; the highest number counts.
 *
 * @param number counts up from 1
 * @param owner the copy that may trade
 * @param since since when it has held the lease without a gap
 * @param ends when the lease ends, by the owner's clock
 * @param given whether the owner has given the lease up: then it is free at once
 */
public record LeaseTerm(long number, String owner, Instant since, Instant ends, boolean given) {
    /** Where they are kept, each under its number. */
    static final String FOLDER = "lease/";

    String name() {
        return name(number);
    }

    static String name(long number) {
        return FOLDER + number;
    }

    Document document() {
        return Document.of(
                name(),
                Json.document(new Form()
                        .with("owner", owner)
                        .with("since", since)
                        .with("ends", ends)
                        .with("given", given)
                        .node()));
    }

    /** The term that a document's text says. */
    static LeaseTerm read(String name, String text) {
        // A field that is unknown here is of no use here.
        return new Fields(name, Json.content(name, text), unknown -> {})
                .as(fields -> new LeaseTerm(
                        Long.parseLong(name.substring(FOLDER.length())),
                        fields.text("owner"),
                        fields.value("since", Instant::parse),
                        fields.value("ends", Instant::parse),
                        fields.flag("given")));
    }

    boolean isFree(Instant now, Duration margin) {
        return given || now.isAfter(ends.plus(margin));
    }
}
