package dev.caravel.coinmarketcap;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The month's credits of a key.
 *
 * @param limit of the plan; empty if the reply does not tell
 * @param used so far
 * @param reset when the count begins anew
 */
public record Credits(OptionalLong limit, long used, Optional<Instant> reset) {

    /** From the reply to {@link CoinMarketCapCall#keyInfo}, each field of which may be missing. */
    public static Credits read(CoinMarketCapReply reply) {
        JsonNode plan = reply.data().path("plan");
        JsonNode month = reply.data().path("usage").path("current_month");
        long limit = plan.path("credit_limit_monthly").asLong(0);
        long used = month.has("credits_used")
                ? month.path("credits_used").asLong(0)
                : Math.max(0, limit - month.path("credits_left").asLong(limit));
        return new Credits(
                limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty(),
                used,
                time(plan.path("credit_limit_monthly_reset_timestamp").asText("")));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
