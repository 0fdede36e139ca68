package dev.caravel.command.chaos;

import dev.caravel.route.Trial;
import java.time.Duration;
import java.util.List;

/** One way in which the program is ended without warning. */
sealed interface End {
    /** As the report counts it. */
    String name();

    /** By SIGKILL from outside, so long after its process has begun. */
    record WhileStarting(Duration after) implements End {
        @Override
        public String name() {
            return "SIGKILL while starting";
        }
    }

    /** By SIGKILL from outside, so long after its routes have started. */
    record AtAnyMoment(Duration after) implements End {
        @Override
        public String name() {
            return "SIGKILL at any moment";
        }
    }

    /**
     * By itself at a step of the protocol.
     *
     * @param when {@code before} or {@code after}
     * @param visit 1 for the first time that it comes up
     */
    record AtStep(String when, String step, int visit) implements End {
        /** Of the JVM that is to end so. */
        List<String> arguments() {
            return Trial.haltingAt(when, step, visit);
        }

        @Override
        public String name() {
            return when + " " + step;
        }
    }
}
