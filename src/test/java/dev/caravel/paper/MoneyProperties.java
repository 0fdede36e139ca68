package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, no money comes into being and none is lost. */
class MoneyProperties {
    private static final BigDecimal TAKER = new BigDecimal("0.004");
    private static final BigDecimal LAST_PLACES = new BigDecimal("0.0002");

    /**
     * Something that a client does.
     *
     * @param ticks how far its price is from the market
     * @param pass seconds that go by before
     */
    record Step(int kind, boolean buy, int ticks, int lots, int pass) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-3000, 3000),
                        Arbitraries.integers().between(1, 40_000),
                        Arbitraries.integers().between(0, 900))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<PaperSetup> setups() {
        return Arbitraries.of("0.25", "0.4", "0")
                .map(maker -> new PaperSetup(
                        "by hand",
                        Floor.SETUP.accounts(),
                        FeeSchedule.flat(new Fees.Rate(new BigDecimal(maker), new BigDecimal("0.40"))),
                        Fills.USUAL,
                        80,
                        7));
    }

    @Property(tries = 150)
    void theBooksAlwaysBalance(
            @ForAll("steps") List<Step> steps, @ForAll("setups") PaperSetup setup, @ForAll long seed) {
        Floor floor = new Floor(setup, market(seed), PaperJournal.none());
        for (Step step : steps) {
            floor.pass(Duration.ofSeconds(step.pass));
            act(floor, step);
            assertSound(floor.exchange);
        }
        floor.pass(Duration.ofDays(1));
        assertSound(floor.exchange);
    }

    @Property(tries = 50)
    void lookingOftenChangesNothing(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        Floor once = new Floor(Floor.SETUP, market(seed), PaperJournal.none());
        Floor often = new Floor(Floor.SETUP, market(seed), PaperJournal.none());
        for (Step step : steps) {
            once.pass(Duration.ofSeconds(step.pass));
            for (int i = 0; i < step.pass; i += 37) {
                often.pass(Duration.ofSeconds(Math.min(37, step.pass - i)));
                often.exchange.equity(Floor.KEY);
            }
            act(once, step);
            act(often, step);
        }
        assertThat(often.exchange.orders(Floor.KEY)).isEqualTo(once.exchange.orders(Floor.KEY));
        assertThat(often.exchange.ledger(Floor.KEY)).isEqualTo(once.exchange.ledger(Floor.KEY));
        assertThat(often.exchange.trades(Floor.KEY)).isEqualTo(once.exchange.trades(Floor.KEY));
    }

    private static HandMarket market(long seed) {
        return new HandMarket("BTC").volume(1.2345678).wander(seed, 499);
    }

    private static void act(Floor floor, Step step) {
        String side = step.buy ? "buy" : "sell";
        String volume = BigDecimal.valueOf(step.lots, 4).toPlainString();
        String price =
                new BigDecimal("40000.0").add(BigDecimal.valueOf(step.ticks, 1)).toPlainString();
        List<OrderState> open = floor.exchange.orders(Floor.KEY).stream()
                .filter(order -> !order.status().isOver())
                .toList();
        String some =
                open.isEmpty() ? "none" : open.get(step.lots % open.size()).txid();
        switch (step.kind) {
            case 0, 1 -> floor.client.tries("AddOrder", Orders.limit(side, volume, price));
            case 2 ->
                floor.client.tries(
                        "AddOrder",
                        Orders.limit(side, volume, price, "timeinforce", "GTD", "expiretm", "+" + (5 + step.pass)));
            case 3 -> floor.client.tries("AddOrder", Orders.market(side, volume));
            case 4 -> floor.client.tries("AmendOrder", "txid", some, "limit_price", price, "order_qty", volume);
            default -> floor.client.tries("CancelOrder", "txid", some);
        }
    }

    static void assertSound(PaperExchange exchange) {
        Balances balances = exchange.balances(Floor.KEY);
        assertLedgerReplays(exchange.ledger(Floor.KEY), balances);
        assertHoldsAreNeeded(exchange.orders(Floor.KEY), balances);
        assertOrdersAreTheirRows(exchange);
    }

    private static void assertLedgerReplays(List<LedgerEntry> ledger, Balances balances) {
        Map<String, BigDecimal> sums = LedgerReplay.sums(ledger);
        sums.forEach((asset, sum) -> assertThat(balances.total(asset)).isEqualByComparingTo(sum));
    }

    private static void assertHoldsAreNeeded(List<OrderState> orders, Balances balances) {
        BigDecimal dollars = BigDecimal.ZERO;
        BigDecimal coins = BigDecimal.ZERO;
        int buys = 0;
        for (OrderState order : orders) {
            BigDecimal rest = order.volume().minus(order.executed()).amount();
            if (!order.status().isOver() && order.side() == Side.BUY) {
                BigDecimal cost = rest.multiply(order.limit().orElseThrow().amount());
                dollars = dollars.add(cost).add(cost.multiply(TAKER));
                buys++;
            } else if (!order.status().isOver()) {
                coins = coins.add(rest);
            }
        }
        BigDecimal held = balances.total("ZUSD").subtract(balances.available("ZUSD"));
        assertThat(held).isCloseTo(dollars, within(LAST_PLACES.multiply(BigDecimal.valueOf(buys + 1))));
        assertThat(held).isLessThanOrEqualTo(balances.total("ZUSD"));
        assertThat(balances.total("XXBT").subtract(balances.available("XXBT"))).isEqualByComparingTo(coins);
    }

    private static void assertOrdersAreTheirRows(PaperExchange exchange) {
        Map<String, Money> costs = exchange.trades(Floor.KEY).stream()
                .collect(Collectors.toMap(trade -> trade.txid(), trade -> trade.cost(), Money::plus));
        Map<String, String> orderOfTrade = exchange.trades(Floor.KEY).stream()
                .collect(Collectors.toMap(trade -> trade.tradeId(), trade -> trade.txid()));
        Map<String, BigDecimal> booked = new HashMap<>();
        for (LedgerEntry row : exchange.ledger(Floor.KEY)) {
            if (row.type().equals("trade") && row.asset().equals("ZUSD")) {
                booked.merge(orderOfTrade.get(row.refid()), row.amount().abs(), BigDecimal::add);
            }
        }
        for (OrderState order : exchange.orders(Floor.KEY)) {
            assertThat(costs.getOrDefault(order.txid(), Money.ZERO)).isEqualTo(order.cost());
            assertThat(booked.getOrDefault(order.txid(), BigDecimal.ZERO))
                    .isEqualByComparingTo(order.cost().amount().setScale(4, RoundingMode.HALF_UP));
        }
    }
}
