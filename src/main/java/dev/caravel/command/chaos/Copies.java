package dev.caravel.command.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The trial of several copies with one state and one key: one of them is killed, whichever, and started again, while another takes over.
 * For one thread.
 */
final class Copies {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final long MOST_MORE = 6_000;
    private static final int WORTH_TELLING = 10;

    private final Stage stage;
    private final Random dice;

    Copies(Stage stage, long seed) {
        this.stage = stage;
        this.dice = new Random(seed);
    }

    void run(int copies, int crashes) throws IOException, InterruptedException {
        List<Child> children = new ArrayList<>();
        try {
            for (int i = 0; i < copies; i++) {
                children.add(stage.run(List.of()));
            }
            for (int i = 1; i <= crashes; i++) {
                int victim = dice.nextInt(copies);
                stage.kill(children.get(victim), SHORTEST.plusMillis(dice.nextLong(MOST_MORE)));
                stage.crashed("SIGKILL of one of " + copies);
                stage.lookBesideOthers();
                children.set(victim, stage.run(List.of()));
                if (i % WORTH_TELLING == 0) {
                    stage.tell(i + " of " + crashes + " crashes");
                }
            }
            for (Child child : children) {
                child.kill();
            }
        } finally {
            children.forEach(Child::close);
        }
    }
}
