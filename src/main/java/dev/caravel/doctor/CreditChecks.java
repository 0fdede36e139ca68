package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.coinmarketcap.Credits;
import dev.caravel.settings.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** CoinMarketCap's credits against the schedule. */
final class CreditChecks {
    private static final String CHECK = "coinmarketcap";
    private static final Duration MONTH = Duration.ofDays(31);
    /** One credit pays for so many coins. */
    private static final int COINS = 100;
    /** The bot leaves the rest to whoever else uses the key. */
    private static final int USABLE_PERCENT = 90;

    private CreditChecks() {}

    static Finding of(Credits credits, Timetable cycle, int coins, Instant now) {
        long month = cycles(cycle, now) * ((coins + COINS - 1) / COINS);
        String need = "the schedule needs " + month + " credits a month";
        if (credits.limit().isEmpty()) {
            return warn(CHECK, need + "; what the plan allows is not told", "look at the plan at CoinMarketCap");
        }
        long limit = credits.limit().getAsLong();
        String text = need + ", the plan has " + limit + ", " + credits.used() + " are used"
                + credits.reset().map(reset -> " until " + Words.time(reset)).orElse("");
        if (credits.used() * 100 >= limit * USABLE_PERCENT) {
            return fail(CHECK, text, "nothing is bought for the rest of the month: take a larger plan");
        }
        return month * 100 > limit * USABLE_PERCENT
                ? warn(CHECK, text, "let cycles run less often (caravel.cycle.cron) or take a larger plan")
                : ok(CHECK, text);
    }

    private static long cycles(Timetable cycle, Instant now) {
        long count = 0;
        Instant end = now.plus(MONTH);
        for (Optional<Instant> next = cycle.next(now);
                next.filter(time -> !time.isAfter(end)).isPresent();
                next = cycle.next(next.get())) {
            count++;
        }
        return count;
    }
}
