package dev.caravel.settings;

import java.time.Duration;

/**
 * How several copies share one state.
 *
 * @param life how long the right to trade lasts if it is not renewed
 */
public record LeaseSettings(Duration life) {
    static final Setting<Duration> LIFE = Setting.of(
            "caravel.lease.life",
            Kind.duration("10s", "10m"),
            "75s",
            "How long a copy that is silent keeps the right to trade; the clocks of all may be off by a 15th of it.");

    static final Group GROUP = Group.of("Several copies", LIFE);

    static LeaseSettings of(Values values) {
        return new LeaseSettings(values.of(LIFE));
    }
}
