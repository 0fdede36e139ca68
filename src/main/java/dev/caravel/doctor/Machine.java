package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import java.nio.file.Path;
import java.util.Optional;

/** The machine that the program runs on. */
public final class Machine {
    private static final long MEGABYTE = 1_000_000;
    /** A demo was measured to need about half of it. */
    private static final long SMALL_HEAP = 192 * MEGABYTE;

    private static final long LITTLE_SPACE = 1_000 * MEGABYTE;
    private static final long NO_SPACE = 100 * MEGABYTE;

    private Machine() {}

    /**
     * What runs the program.
     *
     * @param java its version
     * @param heap the most memory that the program may use, bytes
     */
    public static Finding java(String java, long heap) {
        String text = "Java " + java + ", heap up to " + Words.bytes(heap);
        return heap >= SMALL_HEAP
                ? ok("java", text)
                : warn("java", text, "give it at least 256 MB: CARAVEL_JAVA_OPTS=-Xmx256m, or a larger container");
    }

    /**
     * The folder of everything that is kept.
     *
     * @param obstacle why nothing can be written there; empty if it can
     * @param free bytes that are left there
     */
    public static Finding disk(Path data, Optional<String> obstacle, long free) {
        if (obstacle.isPresent()) {
            return fail(
                    "disk",
                    data + " cannot be written: " + obstacle.get(),
                    "give the folder to the user that runs the bot, or name another with caravel.data");
        }
        String text = data + " can be written, " + Words.bytes(free) + " free";
        if (free < NO_SPACE) {
            return fail("disk", text, "make space: what cannot be saved is not sent");
        }
        return free < LITTLE_SPACE ? warn("disk", text, "make space before it runs out") : ok("disk", text);
    }
}
