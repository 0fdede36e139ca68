package dev.caravel.replay;

/**
 * What kind of time the whole market is in. Drift and restlessness are those of the common factor, in its long-run hourly
 * standard deviations; over all regimes the drifts add up to about nothing.
 */
enum Regime {
    CALM(0, 0.85, 18),
    RALLY(0.16, 1, 12),
    SLIDE(-0.13, 1, 12),
    CRASH(-6, 2.5, 0.5),
    BOUNCE(0.8, 1.6, 2.5);

    final double driftPerHour;
    final double restlessness;
    final double meanHours;

    Regime(double driftPerHour, double restlessness, double meanHours) {
        this.driftPerHour = driftPerHour;
        this.restlessness = restlessness;
        this.meanHours = meanHours;
    }

    /** What follows, by a random number between 0 and 1. */
    Regime next(double chance) {
        return switch (this) {
            case CALM -> chance < 0.5 ? RALLY : chance < 0.85 ? SLIDE : CRASH;
            case RALLY -> chance < 0.6 ? CALM : chance < 0.88 ? SLIDE : CRASH;
            case SLIDE -> chance < 0.4 ? CALM : chance < 0.6 ? RALLY : CRASH;
            case CRASH -> BOUNCE;
            case BOUNCE -> chance < 0.6 ? CALM : chance < 0.8 ? RALLY : SLIDE;
        };
    }
}
