package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The form of documents, counted from 1. A document of an older form is brought to today's by named steps, each from one form to the
 * next; it is written in today's form when it is next saved.
 *
 * @param version of today's form
 * @param steps in their order
 */
record Schema(int version, List<Step> steps) {
    /** There has been one form only. The first change adds a step here and counts the version up. */
    static final Schema TODAY = new Schema(1, List.of());

    private static final String FIELD = "schema";

    /**
     * A change of form.
     *
     * @param from the version that it ends; the next is the one after it
     * @param title what changed, for a message
     * @param concerns which documents, by name
     * @param change done to their content
     */
    record Step(int from, String title, Predicate<String> concerns, Consumer<ObjectNode> change) {
        private void apply(String name, ObjectNode content) {
            try {
                change.accept(content);
            } catch (RuntimeException e) {
                throw new StoreException(
                        name + " cannot be brought to the form of this version (" + title
                                + "): mend the document or restore it",
                        e);
            }
        }
    }

    /** Puts the version into a document. */
    void sign(ObjectNode document) {
        document.put(FIELD, version);
    }

    /**
     * Takes the version out of a document, and brings its content to today's form.
     *
     * @throws StoreException if it has no version, or a newer Caravel wrote it
     */
    ObjectNode content(String name, ObjectNode document) {
        if (!document.path(FIELD).isInt() || document.path(FIELD).intValue() < 1) {
            throw new StoreException(name + " has no schema number: mend the document or restore it");
        }
        int written = document.remove(FIELD).intValue();
        if (written > version) {
            throw new StoreException(name + " was written by a newer Caravel (schema " + written + ", this one knows "
                    + version + "): start that version again");
        }
        steps.stream()
                .filter(step -> step.from() >= written && step.concerns().test(name))
                .forEach(step -> step.apply(name, document));
        return document;
    }
}
