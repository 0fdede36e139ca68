package dev.caravel.paper.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a file. What cannot be read is noted, counts as missing, and is complained about when the whole file has been read. A
 * reader asks for every field that it knows; the others are mistakes.
 */
public final class Entry {
    private static final Pattern DURATION = Pattern.compile("(-?)([0-9]{1,9})(ms|s|m|h)");

    private final Path file;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Entry> inner = new ArrayList<>();

    Entry(Path file, MappingNode node, List<String> problems) {
        this.file = file;
        this.problems = problems;
        line = line(node);
        for (NodeTuple field : node.getValue()) {
            String name = field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (fields.put(name, field.getValueNode()) != null) {
                complain(line(field.getKeyNode()), name, "is said twice");
            }
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private void complain(int where, String field, String what) {
        problems.add(file + ":" + where + ": " + field + ": " + what);
    }

    /** Notes that something is wrong with a field, or with the lack of it. */
    public void wrong(String field, String what) {
        complain(Optional.ofNullable(fields.get(field)).map(Entry::line).orElse(line), field, what);
    }

    /** The names of all fields, known or not; for a mapping whose names are data. */
    public Set<String> names() {
        return fields.keySet();
    }

    public boolean has(String field) {
        known.add(field);
        return fields.containsKey(field);
    }

    /**
     * The value of a field.
     *
     * @param allowed what is allowed, to end the sentence "give …"
     * @param reader makes a value of the text, or fails with an {@link IllegalArgumentException}
     */
    public <T> Optional<T> value(String field, String allowed, Function<String, T> reader) {
        known.add(field);
        return Optional.ofNullable(fields.get(field)).flatMap(node -> read(node, field, allowed, reader, false));
    }

    private <T> Optional<T> read(
            Node node, String field, String allowed, Function<String, T> reader, boolean isSecret) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        try {
            if (!text.isEmpty()) {
                return Optional.of(reader.apply(text));
            }
        } catch (IllegalArgumentException e) {
            // said below, with what is allowed
        }
        String shown = text.isEmpty() ? "" : (isSecret ? "this" : "'" + text + "'") + " cannot be used; ";
        complain(line(node), field, shown + "give " + allowed);
        return Optional.empty();
    }

    /** The value of a field that must be there and is never shown; empty only if that has been complained about. */
    public <T> Optional<T> secret(String field, String allowed, Function<String, T> reader) {
        if (!has(field)) {
            complain(line, field, "is missing; give " + allowed);
        }
        return Optional.ofNullable(fields.get(field)).flatMap(node -> read(node, field, allowed, reader, true));
    }

    /** The value of a field that must be there; empty only if that has been complained about. */
    public <T> Optional<T> required(String field, String allowed, Function<String, T> reader) {
        if (!has(field)) {
            complain(line, field, "is missing; give " + allowed);
        }
        return value(field, allowed, reader);
    }

    /** The values of a field that is a list, or of one that stands alone; none if it is missing. */
    public <T> List<T> values(String field, String allowed, Function<String, T> reader) {
        known.add(field);
        Node node = fields.get(field);
        List<Node> all = node == null ? List.of() : node instanceof SequenceNode list ? list.getValue() : List.of(node);
        return all.stream()
                .flatMap(one -> read(one, field, allowed, reader, false).stream())
                .toList();
    }

    /** The mappings in a field that is a list of them. */
    public List<Entry> entries(String field) {
        known.add(field);
        List<Entry> all = new ArrayList<>();
        Node node = fields.get(field);
        if (node instanceof SequenceNode list) {
            for (Node one : list.getValue()) {
                if (one instanceof MappingNode mapping) {
                    all.add(new Entry(file, mapping, problems));
                } else {
                    complain(line(one), field, "give fields, such as 'name: value'");
                }
            }
        } else {
            wrong(field, (node == null ? "is missing; " : "") + "give a list, each entry beginning with '- '");
        }
        inner.addAll(all);
        return all;
    }

    /** The mapping in a field. */
    public Optional<Entry> entry(String field) {
        known.add(field);
        Node node = fields.get(field);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof MappingNode mapping) {
            Entry entry = new Entry(file, mapping, problems);
            inner.add(entry);
            return Optional.of(entry);
        }
        wrong(field, "give fields, such as 'name: value'");
        return Optional.empty();
    }

    /** Complains about all fields that nobody has asked for, here and further in. */
    void nothingElse() {
        for (String field : fields.keySet()) {
            if (!known.contains(field)) {
                wrong(field, "is no field here; there are " + String.join(", ", known));
            }
        }
        inner.forEach(Entry::nothingElse);
    }

    /** Reads {@code 200ms}, {@code 5s}, {@code 15m}, {@code 2h}, {@code -3s}. */
    public static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(parts.group(1) + parts.group(2));
        return switch (parts.group(3)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
