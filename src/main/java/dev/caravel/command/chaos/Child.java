package dev.caravel.command.chaos;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The program as a process of its own, with this one's Java, class path and options. Its log is kept and listened to. */
final class Child implements AutoCloseable {
    /** Only the launcher may say these, and only to one process at a time. */
    private static final List<String> OURS = List.of("-XX:AOTCacheOutput", "-agentlib", "-javaagent", "-Dcaravel.");

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Process process;
    private final CountDownLatch started = new CountDownLatch(1);
    private final Thread reader;

    private Child(Process process, Path log, Consumer<String> listener) {
        this.process = process;
        reader = Thread.ofPlatform().name("chaos-log").start(() -> read(log, listener));
    }

    /**
     * Starts it.
     *
     * @param jvm more arguments of the JVM
     * @param words of the command line
     * @param environment in place of all variables that Caravel would read
     * @param log where its output goes
     * @param listener hears of each line, in a thread of its own
     */
    static Child start(
            List<String> jvm, List<String> words, Map<String, String> environment, Path log, Consumer<String> listener)
            throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> OURS.stream().noneMatch(argument::startsWith))
                .forEach(all::add);
        all.addAll(jvm);
        all.addAll(List.of(
                "-Dcaravel.home="
                        + Path.of(System.getProperty("caravel.home", "")).toAbsolutePath(),
                "-cp",
                classPath(),
                "dev.caravel.Caravel"));
        all.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CARAVEL_"));
        builder.environment().putAll(environment);
        return new Child(builder.start(), log, listener);
    }

    private static String classPath() {
        List<String> entries =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)));
        // Tests log in their own way.
        entries.removeIf(entry -> entry.endsWith("test-classes"));
        return String.join(File.pathSeparator, entries);
    }

    private void read(Path log, Consumer<String> listener) {
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            process.inputReader().lines().forEach(line -> {
                write(out, line);
                listener.accept(line);
                if (line.contains(" started in ")) {
                    started.countDown();
                }
            });
        } catch (IOException | UncheckedIOException broken) {
            // The process was killed in the midst of a line; what it said until then is there.
        }
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether its routes start so soon. */
    boolean startsWithin(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!started.await(50, TimeUnit.MILLISECONDS)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                return started.getCount() == 0;
            }
        }
        return true;
    }

    /** Whether it ends by itself so soon. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its exit code, once it has ended by itself. */
    int outcome() throws InterruptedException {
        if (!endsWithin(LONGEST)) {
            throw new IllegalStateException("the program does not end");
        }
        reader.join();
        return process.exitValue();
    }

    /** Without warning. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** As an operator would. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        return outcome();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
