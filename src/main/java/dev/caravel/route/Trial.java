package dev.caravel.route;

import dev.caravel.replay.PacedClock;
import dev.caravel.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.spi.InterceptStrategy;

/**
 * What {@code caravel chaos} asks of the program that it starts as a process of its own: to live by the clock of its exchange, which is
 * faster than the real one, and to end at a step without warning. It is said in properties of the JVM and is no setting, so that
 * nobody says it by accident.
 */
public final class Trial {
    /** The exit code of a program that has halted at its step. */
    public static final int HALTED = HaltAtStep.KILLED;

    private static final String CLOCK = "chaos.clock";
    private static final String HALT = "chaos.halt";
    private static final String LOOPBACK = "127.0.0.1";

    private Trial() {}

    /**
     * The arguments of a JVM that lives by a clock.
     *
     * @param realStart when that clock showed {@code start}
     * @param speed seconds of it in one real second
     */
    public static List<String> onClock(Instant realStart, Instant start, int speed) {
        return List.of("-D" + CLOCK + "=" + realStart + " " + start + " " + speed);
    }

    /**
     * The arguments of a JVM that halts at a step.
     *
     * @param when {@code before} or {@code after} it
     * @param visit 1 for the first time that it comes up
     */
    public static List<String> haltingAt(String when, String step, int visit) {
        return List.of("-D" + HALT + "=" + when + " " + step + " " + visit);
    }

    /** The clock to live by, if this is a trial. */
    static Optional<PacedClock> clock() {
        return Optional.ofNullable(System.getProperty(CLOCK)).map(text -> {
            String[] parts = text.split(" ", -1);
            return new PacedClock(
                    InstantSource.system(),
                    Instant.parse(parts[0]),
                    Instant.parse(parts[1]),
                    Integer.parseInt(parts[2]));
        });
    }

    /**
     * Refuses a trial with money that is real.
     *
     * @throws IllegalStateException unless the exchange is on this machine
     */
    static void mustStayHere(Settings settings) {
        if (!LOOPBACK.equals(settings.kraken().url().getHost())) {
            throw new IllegalStateException(
                    "-D" + CLOCK + " is for caravel chaos only: caravel.kraken.url must be at " + LOOPBACK);
        }
    }

    /** What halts this process, if it is to be halted. */
    static Optional<InterceptStrategy> halt() {
        return Optional.ofNullable(System.getProperty(HALT)).map(HaltAtStep::of);
    }
}
