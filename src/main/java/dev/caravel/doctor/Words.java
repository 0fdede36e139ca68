package dev.caravel.doctor;

import dev.caravel.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How figures are written in findings, the same in every locale. */
final class Words {
    private static final int MOST_NAMED = 6;
    private static final int GROUP = 1_000;

    private Words() {}

    static String dollars(Money money) {
        return (money.isNegative() ? "-$" : "$")
                + String.format(Locale.ROOT, "%,.2f", money.amount().abs());
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }

    static String bytes(long bytes) {
        double megabytes = bytes / (double) (GROUP * GROUP);
        return megabytes >= GROUP
                ? String.format(Locale.ROOT, "%.1f GB", megabytes / GROUP)
                : String.format(Locale.ROOT, "%.0f MB", megabytes);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / (double) GROUP);
    }

    /** How long ago, in the largest whole unit. */
    static String ago(Instant then, Instant now) {
        return length(Duration.between(then, now)) + " ago";
    }

    static String length(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + " d";
        }
        if (seconds >= 2 * 3_600) {
            return seconds / 3_600 + " h";
        }
        return seconds >= 120 ? seconds / 60 + " min" : seconds + " s";
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The first of them; a long list is cut. */
    static String list(Collection<?> all) {
        String named = all.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return all.size() <= MOST_NAMED ? named : named + " and " + (all.size() - MOST_NAMED) + " more";
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
