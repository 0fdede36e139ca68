package dev.caravel.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Its message has one line for each problem. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public InvalidSettings(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order in which the sources were read; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
