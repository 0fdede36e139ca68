package dev.caravel.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads what {@link Properties} reads, and also knows the lines. */
final class PropertiesFile {
    private final String name;
    private final List<Problem> problems;
    private final Map<String, Assignment> assignments = new LinkedHashMap<>();

    private PropertiesFile(String name, List<Problem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /**
     * @param name of the file in messages
     * @param problems takes what is wrong with the file
     */
    static List<Assignment> read(String name, List<String> lines, List<Problem> problems) {
        PropertiesFile file = new PropertiesFile(name, problems);
        for (int first = 0; first < lines.size(); ) {
            int next = first + 1;
            if (!isCommentOrBlank(lines.get(first))) {
                while (next < lines.size() && goesOn(lines.get(next - 1))) {
                    next++;
                }
                file.add(new Source.Line(name, first + 1), String.join("\n", lines.subList(first, next)));
            }
            first = next;
        }
        return new ArrayList<>(file.assignments.values());
    }

    private static boolean isCommentOrBlank(String line) {
        String content = line.strip();
        return content.isEmpty() || content.startsWith("#") || content.startsWith("!");
    }

    /** Whether an odd number of backslashes ends the line: an even one is backslashes that are meant. */
    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void add(Source.Line source, String text) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new Problem(source.where(), "a broken \\u escape", "write the letter itself, in UTF-8"));
            return;
        }
        for (String key : one.stringPropertyNames()) {
            Assignment assignment = new Assignment(key, one.getProperty(key).strip(), source);
            Assignment earlier = assignments.put(key, assignment);
            if (earlier != null) {
                problems.add(new Problem(
                        source.where(),
                        key + " is also set at " + earlier.source().where(),
                        "keep one of the two"));
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
