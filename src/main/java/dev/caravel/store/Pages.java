package dev.caravel.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A part of the book whose lists may outgrow one document: what does not fit goes on in {@code name-2}, {@code name-3} and so on, each
 * a document of the same form. An item that is in two pages after a crash is the same item.
 */
final class Pages {
    /** A page is full before this many bytes, with room left up to {@link Document#LIMIT} for a last large item. */
    static final int FULL = 3_500;

    private Pages() {}

    static String name(String first, int number) {
        return number == 1 ? first : first + "-" + number;
    }

    /** The texts of the pages by name, in order. */
    static SequencedMap<String, String> split(String name, ObjectNode content) {
        SequencedMap<String, String> pages = new LinkedHashMap<>();
        String whole = Json.document(content);
        if (size(whole) < FULL) {
            pages.put(name, whole);
            return pages;
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        content.properties().stream()
                .filter(field -> !field.getValue().isArray())
                .forEach(field -> page.set(field.getKey(), field.getValue()));
        int bytes = size(Json.document(page));
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            if (!(field.getValue() instanceof ArrayNode list)) {
                continue;
            }
            for (JsonNode item : list) {
                int more = size(Json.text(item)) + field.getKey().length() + 6;
                if (bytes + more >= FULL && page.size() > 0) {
                    pages.put(name(name, pages.size() + 1), Json.document(page));
                    page.removeAll();
                    bytes = size(Json.document(page));
                }
                page.withArray(field.getKey()).add(item);
                bytes += more;
            }
        }
        pages.put(name(name, pages.size() + 1), Json.document(page));
        return pages;
    }

    /**
     * What {@link #split} was given.
     *
     * @param documents pages of this name only, at least one
     * @throws StoreException if a page before the last is missing
     */
    static ObjectNode join(String name, Map<String, String> documents) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        for (int number = 1; number <= documents.size(); number++) {
            String page = name(name, number);
            String text = documents.get(page);
            if (text == null) {
                throw new StoreException(page + " is missing, but later pages are there: restore it");
            }
            for (Map.Entry<String, JsonNode> field : Json.content(page, text).properties()) {
                if (field.getValue() instanceof ArrayNode list) {
                    whole.withArray(field.getKey()).addAll(list);
                } else {
                    whole.set(field.getKey(), field.getValue());
                }
            }
        }
        return whole;
    }

    static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
