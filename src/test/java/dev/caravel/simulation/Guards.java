package dev.caravel.simulation;

import dev.caravel.simulation.script.Interpreter.Script;
import java.util.Map;

/** Takes a guard of the protocol out of a bot. */
interface Guards {
    /** All stay. */
    Guards ALL = new Guards() {};

    default Script over(Script script) {
        return script;
    }

    default Map<String, Object> over(Map<String, Object> beans) {
        return beans;
    }
}
