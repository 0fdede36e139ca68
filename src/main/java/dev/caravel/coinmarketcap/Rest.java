package dev.caravel.coinmarketcap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The time in which no call is made, because one failed in a way that says so. One thread at a time. */
public final class Rest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);

    private Instant until = Instant.MIN;
    private String why = "";
    private Duration backOff = MINUTE;

    /** A call failed. */
    public void after(CoinMarketCapException failure, Instant now) {
        Instant end = end(failure.remedy(), now);
        if (end.isAfter(until)) {
            until = end;
            why = String.valueOf(failure.getMessage());
        }
    }

    private Instant end(Remedy remedy, Instant now) {
        return switch (remedy) {
            case TRY_AGAIN, GIVE_UP -> Instant.MIN;
            case WAIT_A_MINUTE -> now.plus(MINUTE);
            case WAIT_FOR_THE_DAY -> midnight(now).plusDays(1).toInstant();
            case WAIT_FOR_THE_MONTH ->
                midnight(now).withDayOfMonth(1).plusMonths(1).toInstant();
            case BACK_OFF -> now.plus(longer());
            case STOP -> Instant.MAX;
        };
    }

    private static ZonedDateTime midnight(Instant now) {
        return now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }

    private Duration longer() {
        Duration current = backOff;
        Duration next = backOff.multipliedBy(2);
        backOff = next.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : next;
        return current;
    }

    /** A call succeeded. */
    public void succeeded() {
        backOff = MINUTE;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** How long and why, for the log. */
    @Override
    public String toString() {
        return "until=" + (until.equals(Instant.MAX) ? "restart" : until) + " why=\"" + why + "\"";
    }
}
