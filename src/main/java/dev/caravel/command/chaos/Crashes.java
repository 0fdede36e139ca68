package dev.caravel.command.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The trial of one program that is ended without warning again and again, and loses its whole state once. For one thread. */
final class Crashes {
    /** A step that has not come up by then does not come up soon. */
    private static final Duration STEP = Duration.ofSeconds(6);

    private static final Duration START = Duration.ofSeconds(60);
    private static final int WORTH_TELLING = 10;

    private final Stage stage;

    Crashes(Stage stage) {
        this.stage = stage;
    }

    void run(List<End> plan) throws IOException, InterruptedException {
        for (int i = 1; i <= plan.size(); i++) {
            stage.crashed(live(plan.get(i - 1)));
            stage.look();
            if (i == (plan.size() + 1) / 2) {
                stage.loseStateAndRecover();
            }
            if (i % WORTH_TELLING == 0) {
                stage.tell(i + " of " + plan.size() + " crashes");
            }
        }
    }

    /** One life; the way in which it really ended. */
    private String live(End end) throws IOException, InterruptedException {
        List<String> trap = end instanceof End.AtStep at ? at.arguments() : List.of();
        try (Child child = stage.run(trap)) {
            switch (end) {
                case End.WhileStarting early -> stage.kill(child, early.after());
                case End.AtAnyMoment moment -> {
                    stage.started(child);
                    stage.kill(child, moment.after());
                }
                case End.AtStep _ -> {
                    // It may come to its step before its start is over.
                    if (child.startsWithin(START) && !child.endsWithin(STEP)) {
                        child.kill();
                        return "SIGKILL before it came to its step";
                    }
                    stage.halted(child);
                }
            }
            return end.name();
        }
    }
}
