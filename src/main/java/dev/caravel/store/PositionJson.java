package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Exit;
import dev.caravel.book.Intent;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A position as JSON. */
final class PositionJson {
    private PositionJson() {}

    static ObjectNode write(Position position) {
        return new Form()
                .with("id", position.id())
                .with("coin", position.coin())
                .with("opened", position.opened())
                .with("carried", LotJson.unlessEmpty(position.carried()))
                .with("released", LotJson.unlessEmpty(position.released()))
                .with("intents", position.intents(), PositionJson::intent)
                .with("orders", position.orders(), PositionJson::order)
                .with("exit", exit(position.exit()))
                .with("attempts", position.attempts())
                .node();
    }

    static Position read(Fields fields) {
        return new Position(
                fields.text("id"),
                fields.value("coin", Coin::new),
                fields.value("opened", Instant::parse),
                LotJson.orNone(fields, "carried"),
                LotJson.orNone(fields, "released"),
                fields.list("intents", PositionJson::intent),
                fields.list("orders", PositionJson::order),
                fields.part("exit", PositionJson::exit),
                fields.value("attempts", Integer::parseInt));
    }

    private static Form intent(Intent intent) {
        return new Form()
                .with("id", intent.id())
                .with("kind", intent.kind())
                .with("side", intent.side())
                .with("txid", intent.txid())
                .with("limit", intent.limit())
                .with("volume", intent.volume())
                .with("reason", intent.reason())
                .with("created", intent.created())
                .with("notAfter", intent.notAfter())
                .with("unknown", intent.unknown())
                .with("absent", intent.absent())
                .with("stop", Optional.of(true).filter(_ -> intent.stop()));
    }

    private static Intent intent(Fields fields) {
        return new Intent(
                fields.text("id"),
                fields.word("kind", Intent.Kind.class),
                fields.word("side", Side.class),
                fields.optional("txid", Function.identity()),
                fields.optional("limit", Price::of),
                fields.optional("volume", Volume::of),
                fields.text("reason"),
                fields.value("created", Instant::parse),
                fields.value("notAfter", Instant::parse),
                fields.optional("unknown", Function.identity()),
                fields.optional("absent", Instant::parse),
                fields.optional("stop", Boolean::parseBoolean).orElse(false));
    }

    private static Form order(PlacedOrder order) {
        return new Form()
                .with("txid", order.txid())
                .with("id", order.id())
                .with("side", order.side())
                .with("limit", order.limit())
                .with("volume", order.volume())
                .with("filled", LotJson.unlessEmpty(order.filled()))
                .with("status", order.status())
                .with("placed", order.placed())
                .with("stop", Optional.of(true).filter(_ -> order.stop()));
    }

    private static PlacedOrder order(Fields fields) {
        return new PlacedOrder(
                fields.text("txid"),
                fields.text("id"),
                fields.word("side", Side.class),
                fields.optional("limit", Price::of),
                fields.value("volume", Volume::of),
                LotJson.orNone(fields, "filled"),
                fields.word("status", OrderStatus.class),
                fields.value("placed", Instant::parse),
                fields.optional("stop", Boolean::parseBoolean).orElse(false));
    }

    private static Form exit(Exit exit) {
        return new Form()
                .with("way", exit.way())
                .with("amends", exit.amends())
                .with("replace", exit.replace())
                .with("postRefusals", exit.postRefusals());
    }

    private static Exit exit(Fields fields) {
        return new Exit(
                fields.word("way", Exit.Way.class),
                fields.value("amends", Integer::parseInt),
                fields.flag("replace"),
                fields.value("postRefusals", Integer::parseInt));
    }
}
