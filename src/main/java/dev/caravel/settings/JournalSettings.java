package dev.caravel.settings;

import java.time.Duration;

/**
 * How much of the decision journal is kept.
 *
 * @param age of the oldest decision
 * @param bytes of the whole journal
 */
public record JournalSettings(Duration age, long bytes) {
    static final Setting<Integer> DAYS =
            Setting.of("caravel.journal.days", Kind.whole(1, 3_650, "days"), "90", "How long decisions are kept.");
    static final Setting<Integer> MEGABYTES = Setting.of(
            "caravel.journal.megabytes",
            Kind.whole(1, 100_000, "megabytes"),
            "200",
            "How large the journal may grow before the oldest decisions go.");

    static final Group GROUP = Group.of("The journal of decisions", DAYS, MEGABYTES);

    static JournalSettings of(Values values) {
        return new JournalSettings(Duration.ofDays(values.of(DAYS)), values.of(MEGABYTES) * 1_000_000L);
    }
}
