package dev.caravel.paper.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** GetApiKeyInfo. Our keys never expire, and there is nothing that they may not see. */
public final class KeyJson {

    private KeyJson() {}

    /** What Kraken tells of a key that is being used now. */
    public static String info(String name, String nonce, long window, Set<Permission> permissions, Instant now) {
        return Json.object(json -> {
            json.writeStringField("apiKeyName", name);
            json.writeStringField("apiKey", name);
            json.writeStringField("nonce", nonce);
            json.writeNumberField("nonceWindow", window);
            json.writeArrayFieldStart("permissions");
            for (Permission permission : new TreeSet<>(permissions)) {
                json.writeString(permission.word());
            }
            json.writeEndArray();
            json.writeStringField("iban", "");
            for (String unset : List.of("validUntil", "queryFrom", "queryTo", "createdTime", "modifiedTime")) {
                json.writeStringField(unset, "0");
            }
            json.writeArrayFieldStart("ipAllowlist");
            json.writeEndArray();
            json.writeStringField("lastUsed", Long.toString(now.getEpochSecond()));
        });
    }
}
