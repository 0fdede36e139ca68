package dev.caravel.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.book.Control;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.market.Coin;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import dev.caravel.store.ControlDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people do to a bot: the owner's words, the account used by hand, clocks that are set, a state that is deleted. */
final class Hands {
    private static final List<String> PAIRS = List.of("XBTUSD", "ETHUSD", "SOLUSD", "XRPUSD", "ADAUSD", "LINKUSD");
    private static final List<String> ASSETS = List.of("XXBT", "XETH", "SOL", "XXRP", "ADA", "LINK");

    private final World world;
    private final Venue venue;
    private final Chance chance;
    private final double busy;

    Hands(World world, Venue venue, Chance chance) {
        this.world = world;
        this.venue = venue;
        this.chance = chance;
        boolean adopts = world.rig().adopts();
        busy = adopts ? chance.between(0.2, 0.6) : chance.in(0.3) ? 0 : chance.between(0, 0.2);
    }

    /** The exchange's name of the coin. */
    static String asset(Coin coin) {
        return ASSETS.get(Rig.COINS.coins().indexOf(coin));
    }

    /** Perhaps somebody does something now. */
    void act() {
        if (!chance.in(busy)) {
            return;
        }
        switch (chance.below(world.rig().adopts() ? 15 : 11)) {
            case 0, 1 -> setTheClock();
            case 2 -> say(chance.of(List.of(Control.Mode.HALT, Control.Mode.NO_BUYS, Control.Mode.FLATTEN)));
            case 3, 4 -> say(Control.Mode.RUN);
            case 5 -> restrict();
            case 6 -> park();
            case 7 -> cancelOne();
            case 8 -> trade();
            case 9, 10 -> leaveAnOrder();
            case 11, 12, 13, 14 -> sellForTheBot();
            default -> throw new IllegalStateException();
        }
    }

    private void did(String what) {
        world.tally().fault(what, "hands");
        world.trace(() -> "## " + what);
    }

    /** By seconds or by minutes, forward or back. */
    void setTheClock() {
        did("CLOCK_SET");
        Duration by = chance.in(0.5)
                ? chance.within(Duration.ofSeconds(-3), Duration.ofSeconds(3))
                : chance.within(Duration.ofMinutes(-10), Duration.ofMinutes(10));
        world.clock().set(by);
        world.trace(() -> "## the clock is now off by " + world.clock().off());
    }

    void say(Control.Mode mode) {
        did("SAID_" + mode);
        new ControlDocument(world.store().untroubled(), warning -> {})
                .write(new Control(mode, world.clock().instant(), "simulation"));
    }

    private void restrict() {
        String mode = chance.of(List.of("cancel_only", "post_only", "limit_only"));
        did("MODE_" + mode);
        venue.restrict(mode, venue.now().plus(chance.within(Duration.ofMinutes(1), Duration.ofMinutes(30))));
    }

    private void park() {
        did("MOVED_TO_EARN");
        venue.park(chance.of(ASSETS), venue.now().plus(chance.within(Duration.ofMinutes(1), Duration.ofMinutes(60))));
    }

    private void cancelOne() {
        List<OrderState> open = venue.orders().stream()
                .filter(order -> !order.status().isOver())
                .toList();
        if (!open.isEmpty()) {
            did("CANCELLED_BY_HAND");
            call("CancelOrder", "txid", chance.of(open).txid());
        }
    }

    /** Buys or sells at the market. */
    private void trade() {
        int coin = chance.below(PAIRS.size());
        did("TRADED_BY_HAND");
        double volume = chance.between(50, 500) / Rig.PRICES[coin];
        String text = new BigDecimal(volume).setScale(6, RoundingMode.DOWN).toPlainString();
        String side = chance.in(0.5) ? "buy" : "sell";
        call("AddOrder", "pair", PAIRS.get(coin), "type", side, "ordertype", "market", "volume", text, "userref", "7");
    }

    /** An order that rests for a while, and may be one that the bot would not place. */
    private void leaveAnOrder() {
        int coin = chance.below(PAIRS.size());
        did("ORDERED_BY_HAND");
        double volume = chance.between(50, 500) / Rig.PRICES[coin];
        String text = new BigDecimal(volume).setScale(6, RoundingMode.DOWN).toPlainString();
        String away = "#" + new BigDecimal(chance.between(0.1, 2)).setScale(2, RoundingMode.DOWN) + "%";
        call(
                "AddOrder",
                "pair",
                PAIRS.get(coin),
                "type",
                chance.in(0.6) ? "buy" : "sell",
                "ordertype",
                chance.in(0.8) ? "limit" : "stop-loss",
                "price",
                away,
                "volume",
                text);
    }

    /** Cancels a sell of the bot and sells what it held, at once or by an order that rests. */
    private void sellForTheBot() {
        List<OrderState> sells = venue.orders().stream()
                .filter(order -> !order.status().isOver()
                        && order.side() == Side.SELL
                        && order.clientId().isPresent())
                .toList();
        if (sells.isEmpty()) {
            return;
        }
        OrderState sell = chance.of(sells);
        did("SOLD_FOR_THE_BOT");
        call("CancelOrder", "txid", sell.txid());
        Volume rest = sell.volume().minus(sell.executed());
        String price = "#" + new BigDecimal(chance.between(0.1, 1)).setScale(2, RoundingMode.DOWN) + "%";
        String type = chance.in(0.5) ? "market" : "limit";
        call(
                "AddOrder",
                "pair",
                sell.pair(),
                "type",
                "sell",
                "ordertype",
                type,
                "price",
                price,
                "volume",
                rest.toString());
    }

    private void call(String method, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        JsonNode answer = Venue.json(venue.byHand(new KrakenRequest(method, true, form)));
        world.trace(() -> "## " + method + ' ' + form + " -> " + answer);
    }

    /** The whole state is deleted, and the book is rebuilt from the exchange. */
    void burnTheState() {
        did("STATE_DELETED");
        world.store().burn();
        world.auditor().burnt();
        Duration wait = world.rig()
                .settings()
                .orders()
                .deadline()
                .plus(world.rig().settings().orders().visibility());
        for (int tries = 0; ; tries++) {
            if (tries > 50) {
                throw new Violation("the book cannot be recovered");
            }
            if (world.recovers(wait)) {
                world.tally().count("recovered");
                world.auditor().recovered();
                return;
            }
            world.end();
            world.advance(Duration.ofMinutes(2));
        }
    }
}
