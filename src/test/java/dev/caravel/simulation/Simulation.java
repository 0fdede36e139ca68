package dev.caravel.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many seeds, on as many threads as there are processors, which share nothing.
 *
 * @param folder for journals
 * @param guards that are in the bots
 */
record Simulation(Path folder, Guards guards) {

    /**
     * What came of them.
     *
     * @param violations by seed, what has happened that must not
     */
    record Result(Tally tally, SortedMap<Long, String> violations) {}

    /** Plays seeds in a row. Ends at the first violation if there is no more to be learnt. */
    Result play(long first, int count, boolean endsAtFirst) throws InterruptedException {
        Result result = new Result(new Tally(), new TreeMap<>());
        AtomicLong next = new AtomicLong(first);
        AtomicBoolean over = new AtomicBoolean();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Path own = folder.resolve(Integer.toString(i));
                work.add(() -> {
                    Rig rig = Rig.in(own, guards.settings().toArray(String[]::new));
                    Tally tally = new Tally();
                    for (long seed = next.getAndIncrement();
                            seed < first + count && !over.get();
                            seed = next.getAndIncrement()) {
                        over.compareAndSet(false, !isWell(rig, seed, tally, result) && endsAtFirst);
                    }
                    result.tally().add(tally);
                    return result;
                });
            }
            for (Future<Object> done : pool.invokeAll(work)) {
                Object unused = done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        return result;
    }

    private boolean isWell(Rig rig, long seed, Tally tally, Result result) {
        try (World world = new World(rig, seed, guards, tally, World.Trace.NONE)) {
            world.play();
            return true;
        } catch (Violation violation) {
            synchronized (result) {
                result.violations().put(seed, String.valueOf(violation.getMessage()));
            }
            return false;
        }
    }

    /** Plays one seed and says everything that happens. */
    void replay(long seed, World.Trace trace) throws IOException {
        try (World world = new World(Rig.in(folder), seed, guards, new Tally(), trace)) {
            world.play();
        }
    }
}
