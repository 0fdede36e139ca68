package dev.caravel.paper.file;

import java.util.List;

/** A file that cannot be used. Each problem is one line: file, line, field, and what is allowed. */
public final class InvalidFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidFile(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
