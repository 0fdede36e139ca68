package dev.caravel.route;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as a process of its own, and what it has said so far. */
final class Program implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Program(Process process) {
        this.process = process;
    }

    static Program start(String command, List<String> settings) throws IOException {
        return start(command, settings, Map.of());
    }

    /** @param environment what it finds in its environment beside the test's own, without the variables of Caravel */
    static Program start(String command, List<String> settings, Map<String, String> environment) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        settings.forEach(setting -> words.addAll(List.of("--set", setting)));
        return typed(words, environment);
    }

    /** As somebody types it. */
    static Program typed(List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcaravel.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                classPath(),
                "dev.caravel.Caravel"));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CARAVEL_"));
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** Without the tests' own logging. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Reads on until a line has that in it, which is returned. Not thread-safe. */
    String until(String text) throws IOException {
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError(
                "the program ended before it said '" + text + "'; it said\n" + String.join("\n", lines));
    }

    /** Until its log tells of an accepted call of that kind; any kind if that is empty. */
    void untilAccepted(String call) throws IOException {
        until("call=\"" + call, "outcome=Accepted");
    }

    private void until(String one, String other) throws IOException {
        while (!until(one).contains(other)) {
            // Another call of the kind.
        }
    }

    /** Reads what it says to its end. */
    void readOut() throws IOException {
        try (Stream<String> rest = process.inputReader().lines()) {
            rest.forEach(lines::add);
        }
    }

    /** What it has said as far as it was read. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The cycles that it ran, by what was read of its log. */
    List<String> cycles() {
        return lines.stream()
                .filter(line -> line.contains(" caravel.desk cycle=") && line.contains(" market="))
                .map(line -> line.replaceAll(".* cycle=(\\S+) .*", "$1"))
                .toList();
    }

    /** As from an operator: it may finish. */
    int stop() throws IOException, InterruptedException {
        // Not by the process itself, which would close what it is still to say.
        process.toHandle().destroy();
        readOut();
        return process.waitFor();
    }

    /** Without any warning. */
    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        readOut();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
