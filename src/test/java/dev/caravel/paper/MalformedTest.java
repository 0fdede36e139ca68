package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderState;
import dev.caravel.paper.limit.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is sent, the answer is Kraken's: an envelope with an error in it or without, and what is refused changes nothing. The seed of
 * a run that fails is in the message; {@code -Dcaravel.fuzz.seed} repeats it.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MalformedTest {
    private static final long SEED = Long.getLong("caravel.fuzz.seed", new Random().nextLong());
    private static final int REQUESTS = 8_000;

    private final Random random = new Random(SEED);
    private final Malformed malformed = new Malformed(random);
    private final Floor floor = new Floor();
    private final Set<String> errors = new HashSet<>();
    private long nonce = 4_000_000_000_000L;

    @BeforeEach
    void openSomeOrders() {
        floor.market("buy", "0.5");
        floor.limit("buy", "0.1", "39000", "cl_ord_id", "mine");
        floor.limit("sell", "0.1", "41000", "userref", "7");
        malformed.know(
                floor.exchange.orders(Floor.KEY).stream().map(OrderState::txid).toList());
    }

    /** What must not change by anything that is refused. */
    private record State(Balances balances, List<OrderState> orders, int ledger) {}

    private State state() {
        return new State(
                floor.exchange.balances(Floor.KEY),
                floor.exchange.orders(Floor.KEY),
                floor.exchange.ledger(Floor.KEY).size());
    }

    private String send(String path, String query, Map<String, String> headers, byte[] body) {
        return floor.exchange.answer(path, query, headers, body);
    }

    private JsonNode checked(String answer, String asked) {
        JsonNode json = Client.json(answer);
        assertThat(json.path("error").isArray())
                .as("seed %d: %s: %s", SEED, asked, answer)
                .isTrue();
        for (JsonNode error : json.path("error")) {
            errors.add(error.asText());
            assertThat(error.asText())
                    .as("seed %d: %s", SEED, asked)
                    .matches("E[A-Z][A-Za-z]*:[ -~]+")
                    .doesNotContain("Internal error");
        }
        assertThat(json.has("result"))
                .as("seed %d: %s: %s", SEED, asked, answer)
                .isEqualTo(json.path("error").isEmpty());
        return json;
    }

    @Test
    void anythingIsAnsweredAndWhatIsRefusedChangesNothing() {
        refusesMost(Duration.ZERO);
    }

    /** Calls and orders are refused for being too many, too. */
    @Test
    void soItIsWhereTheyAreCounted() {
        floor.exchange.limit(Tier.STARTER);
        refusesMost(Duration.ofMillis(100));
        assertThat(errors).as("seed %d", SEED).contains("EAPI:Rate limit exceeded", "EOrder:Rate limit exceeded");
    }

    /** @param pause after each ten of them */
    private void refusesMost(Duration pause) {
        State before = state();
        int refused = 0;
        for (int i = 0; i < REQUESTS; i++) {
            if (i % 10 == 0) {
                floor.pass(pause);
                before = state();
            }
            Malformed.Request request = malformed.request(++nonce);
            JsonNode answer = checked(
                    send(request.path(), request.query(), headers(request), request.body()), request.toString());
            if (answer.path("error").isEmpty()) {
                before = state();
            } else {
                refused++;
                if (i % 8 == 0 || request.path().startsWith("/0/private/")) {
                    assertThat(state()).as("seed %d: %s", SEED, request).isEqualTo(before);
                }
            }
            if (i % 1000 == 0) {
                floor.pass(Duration.ofSeconds(7));
                before = state();
            }
        }
        assertThat(refused).as("seed %d: most of it is refused", SEED).isGreaterThan(REQUESTS / 2);
    }

    private static Map<String, String> headers(Malformed.Request request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("API-Key", Floor.KEY);
        if (request.isSigned()) {
            headers.put("API-Sign", Client.sign(request.path(), request.nonce(), request.text()));
        }
        return headers;
    }

    @AfterEach
    void theAccountIsInOrder() {
        floor.exchange.balances(Floor.KEY).tradable().forEach((asset, balance) -> {
            assertThat(balance.available().signum())
                    .as("seed %d: %s", SEED, asset)
                    .isNotNegative();
            assertThat(balance.total()).as("seed %d: %s", SEED, asset).isGreaterThanOrEqualTo(balance.available());
        });
    }

    @Test
    void anOrderWithAnOddNumberIsRefused() {
        State before = state();
        for (String odd : Malformed.ODD_NUMBERS) {
            for (String field : List.of("volume", "price")) {
                Map<String, String> order = new HashMap<>(Map.of(
                        "pair", "XBTUSD", "type", "buy", "ordertype", "limit", "volume", "0.1", "price", "30000"));
                if (field.equals("price") && odd.startsWith("-")) {
                    continue; // a distance from the market
                }
                order.put(field, odd);
                String body = Malformed.form(++nonce, order);
                String answer = send(
                        "/0/private/AddOrder", "", signed("AddOrder", body), body.getBytes(StandardCharsets.UTF_8));
                assertThat(checked(answer, field + '=' + odd).path("error"))
                        .as("%s=%s", field, odd)
                        .isNotEmpty();
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    private Map<String, String> signed(String method, String body) {
        return Map.of(
                "API-Key", Floor.KEY, "API-Sign", Client.sign("/0/private/" + method, String.valueOf(nonce), body));
    }

    @Test
    void aMegabyteOfAnythingIsAnswered() {
        State before = state();
        for (int kind = 0; kind < Malformed.MEGABYTES; kind++) {
            for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
                for (String path : List.of("/0/private/AddOrder", "/0/private/CancelOrderBatch", "/0/public/Ticker")) {
                    String large = Malformed.megabyte(kind, ++nonce);
                    Map<String, String> headers = Map.of(
                            "API-Key",
                            Floor.KEY,
                            "API-Sign",
                            Client.sign(path, String.valueOf(nonce), large),
                            "Content-Type",
                            type);
                    String answer = send(path, "", headers, large.getBytes(StandardCharsets.UTF_8));
                    checked(answer, type + ' ' + path + " kind " + kind);
                }
            }
        }
        assertThat(state()).isEqualTo(before);
    }
}
