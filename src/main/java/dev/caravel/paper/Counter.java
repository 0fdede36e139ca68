package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.Volume;
import dev.caravel.paper.api.Arguments;
import dev.caravel.paper.api.Methods;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import dev.caravel.paper.front.ApiKey;
import dev.caravel.paper.front.KeyTerms;
import dev.caravel.paper.front.Request;
import dev.caravel.paper.limit.Limits;
import dev.caravel.paper.limit.OrderCosts;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where requests are let in: the accounts by their names and keys, and the methods by theirs. Accounts and keys do not change; for the
 * rest the exchange's lock is needed, unless something else is said.
 */
final class Counter {
    private final Engine engine;
    private final Methods methods;
    private final OrderCosts costs;
    private final Map<String, Trader> accounts = new LinkedHashMap<>();
    private final Map<String, ApiKey> keys = new HashMap<>();
    private final Lags lags = new Lags();
    private volatile Limits limits = Limits.none();

    Counter(Engine engine) {
        this.engine = engine;
        methods = new Methods(engine);
        costs = new OrderCosts(engine);
    }

    /** Opens an account; before anybody asks. */
    void open(PaperSetup.Account account) {
        Map<Integer, Volume> coins = new HashMap<>();
        account.coins().forEach((coin, volume) -> coins.put(index(coin), volume));
        Trader trader = engine.open(account.dollars(), coins);
        if (accounts.put(account.name(), trader) != null) {
            throw new IllegalArgumentException("two accounts are called " + account.name());
        }
        for (KeyTerms terms : account.keys()) {
            if (keys.put(terms.key(), new ApiKey(account.name(), trader, terms)) != null) {
                throw new IllegalArgumentException("two accounts with the key " + terms.key());
            }
        }
    }

    /** A coin's place in the market. */
    int index(Coin coin) {
        return engine.pits().stream()
                .filter(pit -> pit.pair().coin().equals(coin))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the paper exchange does not list " + coin))
                .coin();
    }

    void limit(Limits changed) {
        limits = changed;
    }

    Lags lags() {
        return lags;
    }

    Set<String> accounts() {
        return accounts.keySet();
    }

    /** Does something to an account unasked. */
    void treat(String account, Treatment treatment) {
        Trader trader = trader(account);
        switch (treatment) {
            case Treatment.Pieces(int least) -> trader.fillInPieces(least);
            case Treatment.PostAccepted() -> trader.acceptPostOnly();
            case Treatment.Earn(Coin coin, Volume volume) -> trader.holdings().earn(index(coin), volume, engine.now());
        }
    }

    Methods methods() {
        return methods;
    }

    /** The account of a key. Any thread. */
    Optional<String> account(String key) {
        return Optional.ofNullable(keys.get(key)).map(ApiKey::account);
    }

    /** An account by its name. Any thread. */
    Trader trader(String account) {
        Trader trader = accounts.get(account);
        if (trader == null) {
            throw new IllegalArgumentException("no account is called " + account);
        }
        return trader;
    }

    /** The key that has signed a request. Any thread. */
    ApiKey signer(Request request, Instant now) {
        limits.checkLockout(request.key(), now);
        try {
            ApiKey key = key(request.key());
            key.checkSignature(request);
            return key;
        } catch (Refusal refusal) {
            limits.failed(request.key(), now);
            throw refusal;
        }
    }

    private ApiKey key(String name) {
        ApiKey key = keys.get(name);
        if (key == null) {
            throw Refusal.of("EAPI:Invalid key");
        }
        return key;
    }

    /**
     * Carries out what somebody has signed.
     *
     * @param accepted is told of a result that changed orders
     */
    String carryOut(ApiKey key, Request request, Consumer<String> accepted) {
        useNonce(key, request);
        if (request.method().equals(Methods.KEY_INFO)) {
            key.checkPassword(request);
            limits.call(request.key(), Methods.KEY_INFO, engine.now());
            return key.info(request.nonce(), engine.now());
        }
        Methods.Private method = method(request.method());
        key.checkPermission(request, method.permission());
        count(key, request, method);
        Trader trader = method.isTrading() ? key.trader() : lags.seen(key.account(), key.trader(), engine.now());
        String result = method.body().apply(trader, request.arguments());
        if (method.changes(request.arguments())) {
            accepted.accept(result);
        }
        return result;
    }

    private void useNonce(ApiKey key, Request request) {
        try {
            key.use(request.nonce());
            limits.succeeded(request.key());
        } catch (Refusal refusal) {
            limits.failed(request.key(), engine.now());
            throw refusal;
        }
    }

    private void count(ApiKey key, Request request, Methods.Private method) {
        if (!method.isTrading()) {
            limits.call(request.key(), request.method(), engine.now());
        } else if (limits.isCounting()) {
            limits.orders(
                    key.account(),
                    costs.of(key.trader(), request.method(), request.arguments(), engine.now()),
                    engine.now());
        }
    }

    private Methods.Private method(String name) {
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
