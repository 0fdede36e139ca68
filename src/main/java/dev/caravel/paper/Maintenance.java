package dev.caravel.paper;

import dev.caravel.paper.api.StatusJson;
import dev.caravel.paper.engine.MarketMode;
import dev.caravel.paper.engine.Refusal;
import java.time.Instant;

/** What an exchange says that stands still: the time, that it is in maintenance, and to everything else no. */
final class Maintenance {
    private Maintenance() {}

    static String answer(String method, Instant now) {
        return switch (method) {
            case "Time" -> StatusJson.time(now);
            case "SystemStatus" -> StatusJson.status(MarketMode.MAINTENANCE, now);
            default -> throw Refusal.of("EService:Unavailable");
        };
    }
}
