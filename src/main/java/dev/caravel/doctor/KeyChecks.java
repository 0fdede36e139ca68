package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.kraken.KeyInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the API key may do: all that the bot needs, and nothing that takes money away. */
final class KeyChecks {
    private static final String CHECK = "key";
    private static final Duration SOON = Duration.ofDays(14);
    /** By the words on Kraken's page. */
    private static final Map<String, String> NEEDED = needed();

    private static final List<String> FORBIDDEN =
            List.of("withdraw-funds", "add-withdraw-address", "update-withdraw-address");

    private KeyChecks() {}

    private static Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("query-funds", "Query funds");
        needed.put("query-open-trades", "Query open orders & trades");
        needed.put("query-closed-trades", "Query closed orders & trades");
        needed.put("query-ledger", "Query ledger entries");
        needed.put("modify-trades", "Create & modify orders");
        needed.put("close-trades", "Cancel & close orders");
        return Map.copyOf(needed);
    }

    static List<Finding> of(KeyInfo key, Instant now) {
        List<Finding> complaints = new ArrayList<>();
        List<String> forbidden =
                key.rights().stream().filter(FORBIDDEN::contains).sorted().toList();
        if (!forbidden.isEmpty()) {
            complaints.add(fail(
                    CHECK,
                    "the key may take money away: " + Words.list(forbidden),
                    "make a new key without it at Kraken (Settings, API) and delete this one"));
        }
        List<String> missing = NEEDED.entrySet().stream()
                .filter(right -> !key.rights().contains(right.getKey()))
                .map(right -> right.getValue() + " (" + right.getKey() + ")")
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            complaints.add(fail(
                    CHECK,
                    "the key may not: " + Words.list(missing),
                    "give it these rights at Kraken (Settings, API)"));
        }
        restrictions(key, now, complaints);
        List<String> more = key.rights().stream()
                .filter(right -> !NEEDED.containsKey(right) && !FORBIDDEN.contains(right))
                .sorted()
                .toList();
        if (!more.isEmpty()) {
            complaints.add(
                    warn(CHECK, "the key may more than is needed: " + Words.list(more), "take it away at Kraken"));
        }
        return Finding.orOk(complaints, CHECK, good(key));
    }

    private static void restrictions(KeyInfo key, Instant now, List<Finding> complaints) {
        if (key.nonceWindow() != 0) {
            complaints.add(fail(
                    CHECK,
                    "the key has a nonce window of " + key.nonceWindow()
                            + ": a call that was delayed could be carried out late",
                    "set its nonce window to 0 at Kraken"));
        }
        if (key.from().isPresent() || key.to().isPresent()) {
            complaints.add(fail(
                    CHECK,
                    "the key sees only a part of the orders: from "
                            + key.from().map(Words::time).orElse("ever") + " to "
                            + key.to().map(Words::time).orElse("ever")
                            + "; an order could be taken for one that was never placed",
                    "remove the query dates of the key at Kraken"));
        }
        key.expires()
                .filter(end -> end.isBefore(now.plus(SOON)))
                .ifPresent(end -> complaints.add(warn(
                        CHECK,
                        "the key ends at " + Words.time(end),
                        "make a new one in time: without it no stop is enforced")));
    }

    private static String good(KeyInfo key) {
        return "may trade, may not withdraw; nonce window 0; "
                + (key.addresses().isEmpty()
                        ? "usable from any address"
                        : "usable from " + Words.list(key.addresses()) + " only");
    }
}
