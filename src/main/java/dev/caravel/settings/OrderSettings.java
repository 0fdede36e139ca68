package dev.caravel.settings;

import java.time.Duration;

/**
 * How long an order call is good for and how long one of unknown outcome is looked for.
 *
 * @param deadline from signing until the exchange must have taken it
 * @param life from the saved intent until it may no longer be sent
 * @param visibility from the deadline until an order that was taken is surely listed
 * @param ghosts how long the id of a given-up order is still looked for
 */
public record OrderSettings(Duration deadline, Duration life, Duration visibility, Duration ghosts) {
    static final Setting<Duration> DEADLINE = Setting.of(
            "caravel.order.deadline",
            Kind.duration("4s", "60s"),
            "5s",
            "How long after signing the exchange may still take an order.");
    static final Setting<Duration> LIFE = Setting.of(
            "caravel.order.life",
            Kind.duration("10s", "2m"),
            "30s",
            "How long after it was saved an intent may still be sent.");
    static final Setting<Duration> VISIBILITY = Setting.of(
            "caravel.order.visibility",
            Kind.duration("30s", "1h"),
            "120s",
            "How long after its deadline an order may still appear in the exchange's lists.");
    static final Setting<Duration> GHOSTS = Setting.of(
            "caravel.order.ghosts",
            Kind.duration("1d", "90d"),
            "7d",
            "How long an order that was given up is still looked for.");

    static final Group GROUP = Group.of("Orders", DEADLINE, LIFE, VISIBILITY, GHOSTS);

    static OrderSettings of(Values values) {
        return new OrderSettings(values.of(DEADLINE), values.of(LIFE), values.of(VISIBILITY), values.of(GHOSTS));
    }
}
