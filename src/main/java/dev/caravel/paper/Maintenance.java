package dev.caravel.paper;

import dev.caravel.paper.engine.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What an exchange says that stands still: the time, that it is in maintenance, and to everything else no. */
final class Maintenance {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yy HH:mm:ss Z", Locale.ROOT);

    private Maintenance() {}

    static String answer(String method, Instant now) {
        return switch (method) {
            case "Time" ->
                "{\"unixtime\":%d,\"rfc1123\":\"%s\"}"
                        .formatted(now.getEpochSecond(), RFC_1123.format(now.atOffset(ZoneOffset.UTC)));
            case "SystemStatus" ->
                "{\"status\":\"maintenance\",\"timestamp\":\"%s\"}".formatted(now.truncatedTo(ChronoUnit.SECONDS));
            default -> throw Refusal.of("EService:Unavailable");
        };
    }
}
