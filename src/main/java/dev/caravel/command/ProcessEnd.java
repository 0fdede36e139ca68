package dev.caravel.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The end of the process, when it is told to (Ctrl-C, SIGTERM): a command that waits hears of it, and the process lasts until the
 * command has given back what it holds. Any thread.
 */
final class ProcessEnd implements AutoCloseable {
    /** A run of the desk is finished first; whoever told the process to end kills it when that takes too long. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    ProcessEnd() {
        try {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("process-end").unstarted(this::end));
        } catch (IllegalStateException late) {
            // It was told so before anybody could hear of it.
            told.countDown();
        }
    }

    /** Whether something failed for no other reason than that the process is about to end: Java takes no more hooks then. */
    static boolean isReasonOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IllegalStateException
                        && String.valueOf(cause.getMessage()).contains("Shutdown in progress"));
    }

    private void end() {
        told.countDown();
        waitFor(done, LONGEST);
    }

    /** Waits so long, less if the process is told to end, and says whether it was. */
    boolean isWithin(Duration time) {
        return waitFor(told, time);
    }

    private static boolean waitFor(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The command has given back everything. */
    @Override
    public void close() {
        done.countDown();
    }
}
