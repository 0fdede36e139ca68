package dev.caravel.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All that is left to chance, from one seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Another source, whose use changes nothing in this one. */
    Chance apart() {
        return new Chance(random.split());
    }

    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    double gaussian() {
        return random.nextGaussian();
    }

    Duration within(Duration from, Duration to) {
        return from.plusMillis((long) (random.nextDouble() * to.minus(from).toMillis()));
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
