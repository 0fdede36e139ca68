package dev.caravel.store;

import dev.caravel.book.Exit;
import dev.caravel.book.Intent;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Positions, orders and trades to test with. */
final class Examples {
    static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");
    static final Coin BTC = new Coin("BTC");
    static final Money CAPITAL = Money.of("10000");
    static final Pairs PAIRS = new Pairs(List.of(new Pair(
            BTC,
            "XXBTZUSD",
            "XBTUSD",
            "XXBT",
            "ZUSD",
            new BigDecimal("0.1"),
            8,
            5,
            Volume.of("0.0001"),
            Money.of("0.5"),
            PairStatus.ONLINE)));

    private Examples() {}

    static String clientId(Side side, int attempt) {
        return ClientOrderId.of("tester", new ClientOrderId.Parts(NOON, BTC, side, attempt))
                .text();
    }

    static Intent intent(Side side, int attempt) {
        return new Intent(
                clientId(side, attempt),
                Intent.Kind.PLACE,
                side,
                Optional.empty(),
                Optional.of(Price.of("43210.1")),
                Optional.of(Volume.of("0.0543")),
                "BEST_SCORE",
                NOON,
                NOON.plusSeconds(30),
                Optional.empty(),
                Optional.empty());
    }

    static PlacedOrder order(String txid, Side side, OrderStatus status, String volume, Lot filled) {
        return new PlacedOrder(
                txid,
                clientId(side, 1),
                side,
                Optional.of(Price.of("43210.1")),
                Volume.of(volume),
                filled,
                status,
                NOON);
    }

    static Lot lot(String volume, String cost, String fee) {
        return new Lot(Volume.of(volume), Money.of(cost), Money.of(fee));
    }

    /** One that bought this lot and has a sell of all of a volume resting. */
    static Position selling(Lot bought, String volume) {
        return Position.open(BTC, NOON)
                .with(order(
                        "OBUY", Side.BUY, OrderStatus.CLOSED, bought.volume().toString(), bought))
                .with(order("OSELL", Side.SELL, OrderStatus.OPEN, volume, Lot.NONE));
    }

    /** The resting sell of that position, sold. */
    static OrderState sold(Lot lot) {
        return new OrderState(
                "OSELL",
                Optional.of(clientId(Side.SELL, 1)),
                "XBTUSD",
                Side.SELL,
                Optional.of(Price.of("43210.1")),
                lot.volume(),
                lot.volume(),
                lot.cost(),
                lot.fee(),
                OrderStatus.CLOSED,
                NOON,
                Optional.of(NOON.plus(Duration.ofMinutes(5))),
                "",
                List.of());
    }

    static Trade trade(long number, Instant closed) {
        return new Trade(
                number,
                "BTC-" + number,
                BTC,
                closed.minus(Duration.ofHours(3)),
                closed,
                lot("0.05432109", "2349.99876543", "5.87499691"),
                lot("0.05432109", "2367.62375617", "5.91905939"),
                Trade.Exit.TARGET);
    }

    /** The largest position that is still to fit: six orders and three calls with lost answers, all with long numbers. */
    static Position largest() {
        Position position = Position.open(new Coin("SHIB"), NOON.plusNanos(123_456_789))
                .with(new Exit(Exit.Way.FLATTEN, 17, false, 12));
        Lot filled = lot("234567890.12345", "2349.99876543", "9.39999506");
        for (int i = 0; i < 6; i++) {
            position = position.with(new PlacedOrder(
                    "OQCLML-BW3P3-BUCMW" + i,
                    clientId(Side.SELL, i),
                    Side.SELL,
                    Optional.of(Price.of("0.00001002")),
                    Volume.of("234567890.12345"),
                    filled,
                    OrderStatus.CANCELED,
                    NOON.plusNanos(123_456_789)));
        }
        for (int i = 0; i < 3; i++) {
            position = position.intending(new Intent(
                    "OQCLML-BW3P3-BUCMWZ/amend/" + i,
                    Intent.Kind.AMEND,
                    Side.SELL,
                    Optional.of("OQCLML-BW3P3-BUCMWZ"),
                    Optional.of(Price.of("0.00001002")),
                    Optional.of(Volume.of("234567890.12345")),
                    "STOP_CANCELS_BUY",
                    NOON.plusNanos(123_456_789),
                    NOON.plusNanos(123_456_789),
                    Optional.of("HTTP 504 Gateway Timeout after 12 s"),
                    Optional.of(NOON.plusNanos(123_456_789))));
        }
        return position;
    }
}
