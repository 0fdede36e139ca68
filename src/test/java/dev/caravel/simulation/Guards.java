package dev.caravel.simulation;

import dev.caravel.simulation.script.Detour;
import java.util.List;
import java.util.Map;

/** Which guards of the protocol a bot has. */
interface Guards {
    /** All. */
    Guards ALL = new Guards() {};

    /** Settings that differ from those of all other simulations. */
    default List<String> settings() {
        return List.of();
    }

    /** What this process does in place of some steps. */
    default Map<String, Detour> detours(Life life) {
        return Map.of();
    }
}
