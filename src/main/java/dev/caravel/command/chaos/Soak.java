package dev.caravel.command.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * The trial of one program that runs for long while things go wrong all the time: it must need no more memory and no more threads in the
 * end than after a while. For one thread.
 */
final class Soak {
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"[^\"]*\" ");
    private static final int SAMPLES = 20;
    /** Growth that is the book's own: closed trades are kept. */
    private static final long MOST_MORE_KILOBYTES = 6_000;

    private static final int MOST_MORE_THREADS = 4;

    private final Stage stage;

    Soak(Stage stage) {
        this.stage = stage;
    }

    /** What the program used at one moment, after a collection. */
    record Sample(long kilobytes, long threads) {}

    void run(Duration length) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        try (Child child = stage.run(List.of())) {
            stage.started(child);
            for (int i = 1; i <= SAMPLES; i++) {
                if (child.endsWithin(length.dividedBy(SAMPLES))) {
                    stage.problem("the program ended by itself");
                    return;
                }
                Sample sample = sample(child.pid());
                samples.add(sample);
                stage.tell(i + " of " + SAMPLES + ", heap " + sample.kilobytes() + " kB, " + sample.threads()
                        + " threads");
            }
            stage.stop(child);
        }
        judged(samples).forEach(stage::problem);
    }

    /** What is wrong with it. The first quarter is for warming up; then the least of each half counts. */
    static List<String> judged(List<Sample> samples) {
        if (samples.stream().anyMatch(sample -> sample.kilobytes() == 0 || sample.threads() == 0)) {
            return List.of("jcmd does not say what the program needs: no growth could be seen");
        }
        List<String> problems = new ArrayList<>();
        List<Sample> warm = samples.subList(samples.size() / 4, samples.size());
        List<Sample> first = warm.subList(0, warm.size() / 2);
        List<Sample> second = warm.subList(warm.size() / 2, warm.size());
        long heap = least(second, Sample::kilobytes) - least(first, Sample::kilobytes);
        long threads = least(second, Sample::threads) - least(first, Sample::threads);
        if (heap > MOST_MORE_KILOBYTES) {
            problems.add("the heap grew by " + heap + " kB");
        }
        if (threads > MOST_MORE_THREADS) {
            problems.add("there are " + threads + " threads more");
        }
        return problems;
    }

    private static long least(List<Sample> samples, ToLongFunction<Sample> part) {
        return samples.stream().mapToLong(part).min().orElse(0);
    }

    private static Sample sample(long pid) throws IOException, InterruptedException {
        String unused = ask(pid, "GC.run");
        long kilobytes = USED.matcher(ask(pid, "GC.heap_info"))
                .results()
                .limit(2)
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        return new Sample(
                kilobytes, THREAD.matcher(ask(pid, "Thread.print")).results().count());
    }

    /** Asks another JVM, by the tool that comes with each. */
    private static String ask(long pid, String question) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int unused = tool.waitFor();
        return answer;
    }
}
