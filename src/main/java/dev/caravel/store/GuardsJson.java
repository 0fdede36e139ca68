package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Guards;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Instant;

/** The guards' memory as JSON. */
final class GuardsJson {
    private GuardsJson() {}

    static ObjectNode write(Guards guards) {
        return new Form()
                .with("peak", guards.peak())
                .with("day", guards.day())
                .with("dayStart", guards.dayStart())
                .with("deepest", guards.deepest())
                .with("deepestPercent", guards.deepestPercent())
                .with("gateOpen", guards.gateOpen())
                .with("locks", guards.locks(), GuardsJson::lock)
                .node();
    }

    static Guards read(Fields fields) {
        return new Guards(
                fields.list("locks", GuardsJson::lock).stream().distinct().toList(),
                fields.value("peak", Money::of),
                fields.value("day", Instant::parse),
                fields.value("dayStart", Money::of),
                fields.value("deepest", Money::of),
                fields.value("deepestPercent", Double::parseDouble),
                fields.flag("gateOpen"));
    }

    private static Form lock(Guards.Lock lock) {
        return new Form()
                .with("guard", lock.guard())
                .with("coin", lock.coin())
                .with("since", lock.since())
                .with("until", lock.until())
                .with("why", lock.why());
    }

    private static Guards.Lock lock(Fields fields) {
        return new Guards.Lock(
                fields.text("guard"),
                fields.optional("coin", Coin::new),
                fields.value("since", Instant::parse),
                fields.optional("until", Instant::parse),
                fields.text("why"));
    }
}
