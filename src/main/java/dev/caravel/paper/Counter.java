package dev.caravel.paper;

import dev.caravel.paper.api.Arguments;
import dev.caravel.paper.api.Methods;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.front.ApiKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where requests are let in: the accounts by their keys, and the methods by their names. The exchange's lock guards it. */
final class Counter {
    private final Methods methods;
    private final Map<String, ApiKey> keys = new HashMap<>();

    Counter(Engine engine, PaperSetup setup) {
        methods = new Methods(engine);
        for (PaperSetup.Account account : setup.accounts()) {
            ApiKey key = new ApiKey(engine.open(account.dollars()), account.secret(), account.permissions());
            if (keys.put(account.key(), key) != null) {
                throw new IllegalArgumentException("two accounts with the key " + account.key());
            }
        }
    }

    Methods methods() {
        return methods;
    }

    ApiKey key(String name) {
        ApiKey key = keys.get(name);
        if (key == null) {
            throw Refusal.of("EAPI:Invalid key");
        }
        return key;
    }

    /** The keys do not change: no lock is needed. */
    Optional<String> account(String key) {
        return keys.containsKey(key) ? Optional.of(key) : Optional.empty();
    }

    Methods.Private method(String name) {
        return methods.privateMethod(name).orElseThrow(() -> Refusal.of("EGeneral:Unknown method"));
    }

    /** What a request of the journal's comes to when it is carried out once more. */
    String repeated(JournalLine.Request request) {
        try {
            ApiKey key = key(request.key());
            key.use(request.nonce());
            return method(request.method()).body().apply(key.trader(), Arguments.of(request.arguments()));
        } catch (Refusal refusal) {
            return refusal.error();
        }
    }
}
