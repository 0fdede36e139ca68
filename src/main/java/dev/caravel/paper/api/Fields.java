package dev.caravel.paper.api;

import dev.caravel.paper.engine.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects a request's parameters by name. Nobody needs very many: who sends more is refused before that costs much. */
final class Fields {
    /** Ends the name of a list of plain values, which are joined by commas. */
    static final String LIST = "[]";

    /** Of one part of a name. */
    static final int LONGEST_NAME = 100;

    private static final int MOST = 1000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private int count;

    static Refusal malformed() {
        return Refusal.of("EAPI:Bad request");
    }

    /** A name that is repeated keeps its last value, unless it is a list's. */
    void add(String name, String value) {
        count++;
        if (count > MOST) {
            throw malformed();
        }
        if (name.endsWith(LIST)) {
            values.merge(name, value, (before, next) -> before + ',' + next);
        } else {
            values.put(name, value);
        }
    }

    Map<String, String> values() {
        return values;
    }
}
