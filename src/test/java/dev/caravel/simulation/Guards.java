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

    /** Whether the exchange shows every order within the bound that the settings name. */
    default boolean areWithinTheBound() {
        return true;
    }

    /** What this process does in place of some steps. */
    default Map<String, Detour> detours(Life life) {
        return Map.of();
    }
}
