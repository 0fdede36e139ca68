package dev.caravel.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.SignedRequest;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.paper.PaperExchange;
import dev.caravel.replay.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paper exchange with what lies before it: calls that are still on their way, orders that no list shows yet, market modes. It
 * outlives the bot's processes.
 */
final class Venue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TXID = Pattern.compile("\"txid\":\\[\"([^\"]+)\"");

    /** The owner's own key to the bot's account. */
    static final KrakenKey HANDS = new KrakenKey("the-key-of-the-owner", Rig.SECRET);

    private final PaperExchange exchange;
    private final VirtualClock clock;
    private final KrakenKey key;
    private final Owner owner;
    private final Owner hands;
    private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparing(Late::arrival));
    private final Map<String, Instant> hidden = new HashMap<>();
    private final Map<String, Instant> parked = new HashMap<>();
    private long lastNonce;
    private long handsNonce = 1;
    private @Nullable String mode;
    private Instant modeEnds = Instant.MIN;

    /** A call that is on its way. */
    private record Late(Instant arrival, KrakenRequest call, Duration invisible) {}

    Venue(PaperExchange exchange, VirtualClock clock, KrakenKey key) {
        this.exchange = exchange;
        this.clock = clock;
        this.key = key;
        owner = new Owner(key);
        hands = new Owner(HANDS);
    }

    Instant now() {
        return clock.instant();
    }

    /** Time passes, and what was on its way arrives when it is due. */
    void advanceTo(Instant time) {
        while (!late.isEmpty() && !late.peek().arrival().isAfter(time)) {
            Late next = late.poll();
            clock.advanceTo(next.arrival().isBefore(clock.instant()) ? clock.instant() : next.arrival());
            String answer = act(next.call());
            if (next.invisible().isPositive()) {
                hide(answer, clock.instant().plus(next.invisible()));
            }
        }
        if (time.isAfter(clock.instant())) {
            clock.advanceTo(time);
        }
    }

    /** The call arrives later, and for a while no list shows what came of it. */
    void delay(KrakenRequest call, Instant arrival, Duration invisible) {
        late.add(new Late(arrival, call, invisible));
    }

    /** Somebody else signs the call with the bot's key. */
    String act(KrakenRequest call) {
        SignedRequest signed = owner.sign(call, lastNonce + 1);
        return deliver(
                signed.path(),
                "",
                Map.of("API-Key", signed.key(), "API-Sign", signed.signature(), "Content-Type", "form"),
                signed.body());
    }

    /** The owner calls, with a key of his own. */
    String byHand(KrakenRequest call) {
        SignedRequest signed = hands.sign(call, ++handsNonce);
        return deliver(
                signed.path(),
                "",
                Map.of("API-Key", signed.key(), "API-Sign", signed.signature(), "Content-Type", "form"),
                signed.body());
    }

    /** The bytes arrive and are carried out. */
    String deliver(String path, String query, Map<String, String> headers, String body) {
        String method = path.substring(path.lastIndexOf('/') + 1);
        if (!body.isEmpty()) {
            lastNonce = Math.max(lastNonce, nonce(body));
        }
        if (Mishap.isOrder(method) && isForbidden(method, body)) {
            return error("EService:Market in " + mode + " mode");
        }
        String answer = exchange.answer(
                path,
                query,
                Map.of(
                        "API-Key", headers.getOrDefault("API-Key", ""),
                        "API-Sign", headers.getOrDefault("API-Sign", ""),
                        "Content-Type", "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.UTF_8));
        return seen(method, answer);
    }

    static long nonce(String body) {
        int start = body.indexOf("nonce=") + "nonce=".length();
        int end = body.indexOf('&', start);
        return Long.parseLong(end < 0 ? body.substring(start) : body.substring(start, end));
    }

    static String error(String text) {
        return "{\"error\":[\"" + text + "\"]}";
    }

    private boolean isForbidden(String method, String body) {
        return switch (mode()) {
            case null -> false;
            case "cancel_only" -> !method.equals("CancelOrder");
            case "post_only" -> !method.equals("CancelOrder") && !body.contains("post");
            default -> method.equals("AddOrder") && !body.contains("ordertype=limit");
        };
    }

    private @Nullable String mode() {
        return clock.instant().isBefore(modeEnds) ? mode : null;
    }

    /** The market takes only some orders until then. */
    void restrict(String to, Instant end) {
        mode = to;
        modeEnds = end;
    }

    /** No list shows the order until then. */
    void hide(String answer, Instant until) {
        Matcher txid = TXID.matcher(answer);
        if (txid.find()) {
            hidden.put(txid.group(1), until);
        }
    }

    /** Kraken's Earn has the coins of this asset until then. */
    void park(String asset, Instant until) {
        parked.put(asset, until);
    }

    /** Nothing is hidden, restricted or parked any more, and what is on its way has arrived. */
    void calm() {
        hidden.clear();
        parked.clear();
        modeEnds = Instant.MIN;
        if (!late.isEmpty()) {
            advanceTo(late.stream()
                    .map(Late::arrival)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
        }
    }

    private String seen(String method, String answer) {
        Instant now = clock.instant();
        hidden.values().removeIf(until -> !until.isAfter(now));
        parked.values().removeIf(until -> !until.isAfter(now));
        return switch (method) {
            case "SystemStatus" -> mode() == null ? answer : answer.replace("\"online\"", "\"" + mode() + "\"");
            case "OpenOrders", "ClosedOrders", "QueryOrders", "TradesHistory" ->
                hidden.isEmpty() ? answer : without(answer);
            case "BalanceEx" -> parked.isEmpty() ? answer : parked(answer);
            default -> answer;
        };
    }

    private String without(String answer) {
        ObjectNode root = (ObjectNode) json(answer);
        JsonNode result = root.path("result");
        for (JsonNode list : List.of(result, result.path("open"), result.path("closed"), result.path("trades"))) {
            if (list instanceof ObjectNode rows) {
                List<String> names = new ArrayList<>();
                rows.fieldNames().forEachRemaining(names::add);
                names.stream()
                        .filter(name -> hidden.containsKey(name)
                                || hidden.containsKey(
                                        rows.path(name).path("ordertxid").asText("")))
                        .forEach(rows::remove);
            }
        }
        // A count that says more than there are rows would be asked for until it comes.
        if (result instanceof ObjectNode counted && counted.has("count")) {
            JsonNode rows = counted.has("closed") ? counted.path("closed") : counted.path("trades");
            counted.put("count", Math.min(counted.path("count").asInt(), rows.size()));
        }
        return root.toString();
    }

    private String parked(String answer) {
        ObjectNode root = (ObjectNode) json(answer);
        if (root.path("result") instanceof ObjectNode assets) {
            for (String asset : parked.keySet()) {
                JsonNode row = assets.remove(asset);
                if (row != null) {
                    assets.set(asset + ".F", row);
                }
            }
        }
        return root.toString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    List<OrderState> orders() {
        return exchange.orders(key.key());
    }

    List<Execution> trades() {
        return exchange.trades(key.key());
    }

    List<LedgerEntry> ledger() {
        return exchange.ledger(key.key());
    }

    Balances balances() {
        return exchange.balances(key.key());
    }
}
