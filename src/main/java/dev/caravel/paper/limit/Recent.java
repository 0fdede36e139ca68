package dev.caravel.paper.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values under names; when there are too many, those go that were put the longest time ago. Not safe for threads. */
final class Recent<K, V> {
    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>();

    Recent(int most) {
        this.most = most;
    }

    Optional<V> of(K name) {
        return Optional.ofNullable(values.get(name));
    }

    void put(K name, V value) {
        forget(name);
        values.put(name, value);
        if (values.size() > most) {
            forget(values.keySet().iterator().next());
        }
    }

    void forget(K name) {
        values.remove(name);
    }
}
