package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Waits;
import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The waits as JSON; the recent coins are one text, {@code "BTC ETH"}, newest first. */
final class WaitsJson {
    private WaitsJson() {}

    static ObjectNode write(Waits waits) {
        String recent = waits.recent().stream().map(Coin::symbol).collect(Collectors.joining(" "));
        return new Form()
                .with("lastCycle", waits.lastCycle())
                .with("lastBuy", waits.lastBuy())
                .with("recent", recent)
                .with(
                        "closed",
                        new TreeMap<>(waits.closed()).entrySet(),
                        entry -> new Form().with("coin", entry.getKey()).with("time", entry.getValue()))
                .node();
    }

    static Waits read(Fields fields) {
        Map<Coin, Instant> closed = new LinkedHashMap<>();
        fields.list("closed", item -> Map.entry(item.value("coin", Coin::new), item.value("time", Instant::parse)))
                .forEach(entry -> closed.put(entry.getKey(), entry.getValue()));
        return new Waits(
                fields.optional("lastCycle", Instant::parse),
                fields.optional("lastBuy", Instant::parse),
                fields.value("recent", WaitsJson::coins),
                closed);
    }

    private static List<Coin> coins(String text) {
        return Arrays.stream(text.split(" "))
                .filter(symbol -> !symbol.isEmpty())
                .map(Coin::new)
                .toList();
    }
}
