package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Fills in one JSON object. An empty value or list is left out. For one thread. */
final class Form {
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    /** Another form as an object; doubles as numbers; money, prices, volumes, coins and instants as their text; enums as their word. */
    Form with(String name, Object value) {
        switch (value) {
            case Form part -> node.set(name, part.node);
            case Enum<?> constant -> node.put(name, Words.of(constant));
            case Double number -> node.put(name, number);
            default -> node.put(name, value.toString());
        }
        return this;
    }

    Form with(String name, Optional<?> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    Form with(String name, long number) {
        node.put(name, number);
        return this;
    }

    Form with(String name, double number) {
        node.put(name, number);
        return this;
    }

    Form with(String name, boolean flag) {
        node.put(name, flag);
        return this;
    }

    <T> Form with(String name, Collection<T> items, Function<T, Form> write) {
        if (!items.isEmpty()) {
            ArrayNode list = node.putArray(name);
            items.forEach(item -> list.add(write.apply(item).node));
        }
        return this;
    }

    ObjectNode node() {
        return node;
    }
}
