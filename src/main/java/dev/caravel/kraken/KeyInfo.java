package dev.caravel.kraken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Kraken says of an API key (GetApiKeyInfo). Neither the key nor the account's number is kept.
 *
 * @param name as its owner called it
 * @param rights in Kraken's words, such as {@code modify-trades}
 * @param nonceWindow how far below the highest nonce another is still taken; 0: not at all
 * @param expires when the key ends; empty if it does not
 * @param from before which no order or trade is shown; empty: all are
 * @param to after which none is shown; empty: all are
 * @param addresses from which it may be used; none: from all
 */
public record KeyInfo(
        String name,
        Set<String> rights,
        long nonceWindow,
        Optional<Instant> expires,
        Optional<Instant> from,
        Optional<Instant> to,
        List<String> addresses) {

    public KeyInfo {
        rights = Set.copyOf(rights);
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads the reply.
     *
     * @throws KrakenException if rights or nonce window cannot be read
     */
    public static KeyInfo read(KrakenReply reply) {
        Row key = Row.result("GetApiKeyInfo", reply);
        if (!key.node().path("permissions").isArray()) {
            throw new KrakenException.Unreadable("GetApiKeyInfo", "the field 'permissions' is missing or no list");
        }
        return new KeyInfo(
                key.optionalText("apiKeyName").orElse(""),
                Set.copyOf(key.texts("permissions")),
                key.decimal("nonceWindow").longValue(),
                time(key, "validUntil"),
                time(key, "queryFrom"),
                time(key, "queryTo"),
                key.texts("ipAllowlist"));
    }

    /** 0 stands for none. */
    private static Optional<Instant> time(Row key, String field) {
        return key.has(field)
                ? Optional.of(key.time(field)).filter(time -> !time.equals(Instant.EPOCH))
                : Optional.empty();
    }
}
