package dev.caravel.doctor;

import dev.caravel.book.Book;
import dev.caravel.book.Lot;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.command.QuartzCron;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the doctor looks at in tests. */
final class Patient {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Coin SOL = new Coin("SOL");
    static final Coin SHIB = new Coin("SHIB");
    static final String BOT = "caravel";

    private Patient() {}

    static Settings settings(String... options) {
        Surroundings surroundings = new Surroundings(
                Path.of("target", "nowhere").toAbsolutePath(),
                Map.of(),
                Map.of(),
                InstantSource.system(),
                new QuartzCron());
        return Settings.read(surroundings, Optional.empty(), List.of(options));
    }

    static KrakenReply reply(String result) {
        return Reading.result(result).reply();
    }

    static Pair pair(Coin coin, String tick, String ordermin, PairStatus status) {
        return new Pair(
                coin,
                coin + "USD",
                coin + "USD",
                coin.symbol(),
                "ZUSD",
                new BigDecimal(tick),
                5,
                5,
                Volume.of(ordermin),
                Money.of("0.5"),
                status);
    }

    static Pairs pairs() {
        return new Pairs(List.of(pair(SOL, "0.01", "0.02", PairStatus.ONLINE)));
    }

    static Book book() {
        return new Book(Money.of("10000"));
    }

    /** Ten coins held and a sell of them at rest. */
    static Book selling(String txid) {
        Book book = book();
        ClientOrderId id = ClientOrderId.of(BOT, new ClientOrderId.Parts(NOON, SOL, Side.SELL, 0));
        book.put(holding()
                .with(new PlacedOrder(
                        txid,
                        id.text(),
                        Side.SELL,
                        Optional.of(Price.of("101")),
                        Volume.of("10"),
                        Lot.NONE,
                        OrderStatus.OPEN,
                        NOON)));
        return book;
    }

    static Position holding() {
        return Position.open(SOL, NOON)
                .with(new PlacedOrder(
                        "OBUY",
                        "id",
                        Side.BUY,
                        Optional.of(Price.of("100")),
                        Volume.of("10"),
                        new Lot(Volume.of("10"), Money.of("1000"), Money.of("2.5")),
                        OrderStatus.CLOSED,
                        NOON));
    }

    /** An open sell on the exchange. */
    static OrderState open(String txid, Optional<String> clientId) {
        return new OrderState(
                txid,
                clientId,
                "SOLUSD",
                Side.SELL,
                Optional.of(Price.of("101")),
                Volume.of("10"),
                Volume.ZERO,
                Money.ZERO,
                Money.ZERO,
                OrderStatus.OPEN,
                NOON,
                Optional.empty(),
                "",
                List.of());
    }

    static OrderState own(String txid) {
        ClientOrderId id = ClientOrderId.of(BOT, new ClientOrderId.Parts(NOON, SOL, Side.SELL, 0));
        return open(txid, Optional.of(id.text()));
    }

    static Balances balances(String sol, String parked) {
        BigDecimal total = new BigDecimal(sol);
        return new Balances(Map.of("SOL", new Balances.Balance(total, total)), Map.of("SOL.F", new BigDecimal(parked)));
    }

    /** Findings in words: {@code FAIL key: … -> remedy}. */
    static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Patient::line).toList();
    }

    static String line(Finding finding) {
        return finding.status() + " " + finding.check() + ": " + finding.text()
                + (finding.remedy().isEmpty() ? "" : " -> " + finding.remedy());
    }
}
