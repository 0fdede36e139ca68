package dev.caravel.paper.api;

import dev.caravel.paper.engine.MarketMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Time and SystemStatus, which are answered in maintenance, too. */
public final class StatusJson {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yy HH:mm:ss Z", Locale.ROOT);

    private StatusJson() {}

    /** The time by Kraken's clock. */
    public static String time(Instant now) {
        return Json.object(json -> {
            json.writeNumberField("unixtime", now.getEpochSecond());
            json.writeStringField("rfc1123", rfc1123(now));
        });
    }

    /** {@code Fri, 31 May 24 13:00:05 +0000}. */
    public static String rfc1123(Instant time) {
        return RFC_1123.format(time.atOffset(ZoneOffset.UTC));
    }

    /** What the whole exchange lets anybody do. That there are no market orders, only the pairs can say. */
    public static String status(MarketMode mode, Instant now) {
        MarketMode said = mode == MarketMode.LIMIT_ONLY ? MarketMode.ONLINE : mode;
        return Json.object(json -> {
            json.writeStringField("status", said.word());
            json.writeStringField("timestamp", Json.rfc3339(now));
        });
    }
}
