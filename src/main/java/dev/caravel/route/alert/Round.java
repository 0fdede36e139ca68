package dev.caravel.route.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * What one sink is to be told, in order, until it does not take something. One thread has it at a time: the desk's, then that of the
 * delivery.
 */
public final class Round {
    private final Sink sink;
    private final List<Telling> tellings;
    private final List<String> taken = new ArrayList<>();
    private boolean broken;

    Round(Sink sink, List<Telling> tellings) {
        this.sink = sink;
        this.tellings = tellings;
    }

    public Sink sink() {
        return sink;
    }

    /** Whether there is something left to tell, and somebody who listens. */
    public boolean goesOn() {
        return !broken && taken.size() < tellings.size();
    }

    public Telling next() {
        return tellings.get(taken.size());
    }

    void taken() {
        taken.add(next().event());
    }

    void breakOff() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    /** Ids of the events that the sink has now. */
    List<String> events() {
        return List.copyOf(taken);
    }
}
