package dev.caravel.kraken;

import java.util.List;
import java.util.OptionalInt;

/**
 * A page of a list that Kraken gives out in parts.
 *
 * @param rows newest first
 * @param count of all pages together; empty if Kraken did not say it
 */
public record Page<T>(List<T> rows, OptionalInt count) {
    public Page {
        rows = List.copyOf(rows);
    }
}
