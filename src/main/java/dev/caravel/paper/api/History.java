package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravel.paper.engine.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a request wants of a list that grows with time: {@code start} is exclusive, {@code end} inclusive, the newest comes first, and
 * a page has 50 rows from {@code ofs} on.
 */
record History(Instant start, Instant end, int offset, boolean counted) {
    private static final int PAGE = 50;

    /** One page and how many rows there are in all. */
    record Page<T>(List<T> rows, int count) {}

    /** Writes one row under its id. */
    interface Row<T> {
        void write(JsonGenerator json, T row) throws IOException;
    }

    /**
     * Reads start, end, ofs and without_count.
     *
     * @param timeOf finds the time of an id, since start and end may be ids
     */
    static History of(Arguments arguments, Function<String, Optional<Instant>> timeOf) {
        int offset = arguments.integer("ofs").orElse(0);
        if (offset < 0) {
            throw Refusal.argument("ofs");
        }
        return new History(
                time(arguments, "start", Instant.MIN, timeOf),
                time(arguments, "end", Instant.MAX, timeOf),
                offset,
                !arguments.isTrue("without_count"));
    }

    private static Instant time(
            Arguments arguments, String name, Instant otherwise, Function<String, Optional<Instant>> timeOf) {
        return arguments
                .text(name)
                .flatMap(timeOf)
                .or(() -> arguments.time(name))
                .orElse(otherwise);
    }

    boolean contains(Instant time) {
        return time.isAfter(start) && !time.isAfter(end);
    }

    /**
     * The page of a list.
     *
     * @param oldestFirst sorted by the time
     * @param time by which it is sorted; rows at or before the start are not looked at
     */
    <T> Page<T> page(List<T> oldestFirst, Function<T, Instant> time, Predicate<T> wanted) {
        List<T> rows = new ArrayList<>();
        int count = 0;
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            T row = oldestFirst.get(i);
            if (!time.apply(row).isAfter(start)) {
                break;
            }
            if (wanted.test(row)) {
                if (count >= offset && rows.size() < PAGE) {
                    rows.add(row);
                }
                count++;
            }
        }
        return new Page<>(rows, count);
    }

    /** A page as a reply has it, with the count if that is wanted. */
    <T> String json(String name, Page<T> page, Row<T> writer) {
        return Json.object(json -> {
            json.writeObjectFieldStart(name);
            for (T row : page.rows) {
                writer.write(json, row);
            }
            json.writeEndObject();
            if (counted) {
                json.writeNumberField("count", page.count);
            }
        });
    }
}
