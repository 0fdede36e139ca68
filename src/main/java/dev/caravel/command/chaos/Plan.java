package dev.caravel.command.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** In which order the program is ended in which way: half of the crashes at a step, each step in turn, and half at any moment. */
final class Plan {
    /** The protocol of an order from intent to outcome, and what goes on around it; ids of the routes. */
    static final List<String> STEPS = List.of(
            "open-book",
            "intend-buy",
            "intend-sell",
            "intend-edit",
            "save-intent",
            "put-file",
            "stored",
            "call",
            "sign",
            "send-order",
            "classify",
            "unknown",
            "outcome",
            "settle",
            "save-outcome",
            "apply-look",
            "protect",
            "save-watch",
            "reconcile",
            "decide",
            "save-before",
            "by-kind",
            "save-after",
            "collect",
            "save-outbox");

    private static final int LATEST_VISIT = 4;
    private static final int ONE_IN_SO_MANY_STARTS = 10;
    private static final Duration LONGEST_START = Duration.ofMillis(1_500);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(3);

    private Plan() {}

    /** The same for the same seed. */
    static List<End> of(int crashes, long seed) {
        Random dice = new Random(seed);
        List<End> steps = new ArrayList<>();
        while (steps.size() < crashes / 2) {
            List<End> round = new ArrayList<>(STEPS.stream()
                    .flatMap(step -> Stream.of("before", "after").map(when -> atStep(when, step, dice)))
                    .toList());
            Collections.shuffle(round, dice);
            steps.addAll(round);
        }
        List<End> all = new ArrayList<>(steps.subList(0, crashes / 2));
        while (all.size() < crashes) {
            all.add(
                    dice.nextInt(ONE_IN_SO_MANY_STARTS) == 0
                            ? new End.WhileStarting(within(LONGEST_START, dice))
                            : new End.AtAnyMoment(within(LONGEST_LIFE, dice)));
        }
        Collections.shuffle(all, dice);
        return List.copyOf(all);
    }

    private static End atStep(String when, String step, Random dice) {
        // Some steps come up once in a process, or seldom.
        boolean isCommon = step.equals("put-file") || step.equals("stored") || step.equals("collect");
        return new End.AtStep(when, step, 1 + dice.nextInt(isCommon ? LATEST_VISIT * 2 : 2));
    }

    private static Duration within(Duration longest, Random dice) {
        return Duration.ofMillis(dice.nextLong(longest.toMillis()));
    }
}
