package dev.caravel.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads one JSON object of a document. What is missing or makes no sense is a {@link StoreException} that names document and field;
 * a field that nobody asked for is a warning. For one thread.
 */
final class Fields {
    private final String where;
    private final ObjectNode node;
    private final Consumer<String> warnings;
    private final Set<String> asked = new HashSet<>();

    Fields(String where, ObjectNode node, Consumer<String> warnings) {
        this.where = where;
        this.node = node;
        this.warnings = warnings;
    }

    /** Reads the whole object, then warns of what was left over. */
    <T> T as(Function<Fields, T> reader) {
        T value = reader.apply(this);
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                warnings.accept(where + ": the field '" + name + "' is unknown and ignored");
            }
        });
        return value;
    }

    <T> T value(String name, Function<String, T> parse) {
        return optional(name, parse).orElseThrow(() -> new StoreException(mend(name, "is missing")));
    }

    <T> Optional<T> optional(String name, Function<String, T> parse) {
        return field(name).map(found -> {
            if (!found.isValueNode()) {
                throw new StoreException(mend(name, "is not a simple value"));
            }
            try {
                return parse.apply(found.asText());
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new StoreException(mend(name, "is '" + found.asText() + "', which makes no sense"), e);
            }
        });
    }

    String text(String name) {
        return value(name, Function.identity());
    }

    /** All fields as texts by name. */
    SequencedMap<String, String> texts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> texts.put(name, text(name)));
        return texts;
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        return value(name, word -> Words.read(type, word));
    }

    boolean flag(String name) {
        return value(name, word -> switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    <T> T part(String name, Function<Fields, T> reader) {
        return optionalPart(name, reader).orElseThrow(() -> new StoreException(mend(name, "is missing")));
    }

    <T> Optional<T> optionalPart(String name, Function<Fields, T> reader) {
        return field(name).map(found -> within(name, found).as(reader));
    }

    /** The items of a list; none if the list is missing. */
    <T> List<T> list(String name, Function<Fields, T> reader) {
        List<T> items = new ArrayList<>();
        field(name).ifPresent(found -> {
            if (!found.isArray()) {
                throw new StoreException(mend(name, "is not a list"));
            }
            found.forEach(item -> items.add(within(name, item).as(reader)));
        });
        return items;
    }

    private Fields within(String name, JsonNode found) {
        if (found instanceof ObjectNode object) {
            return new Fields(where + " " + name, object, warnings);
        }
        throw new StoreException(mend(name, "is not an object"));
    }

    private Optional<JsonNode> field(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
    }

    private String mend(String name, String what) {
        return where + ": '" + name + "' " + what + ": mend the document or restore it";
    }
}
