package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import dev.caravel.paper.LedgerReplay;
import dev.caravel.paper.Step;
import dev.caravel.paper.account.Holdings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever three accounts do to each other and to the market, no money comes into being and none is lost. */
class ConservationProperties {
    private static final BigDecimal DEPOSITED_DOLLARS = new BigDecimal("300000");
    private static final BigDecimal DEPOSITED_COINS = new BigDecimal("6");

    @Provide
    Arbitrary<List<Step>> steps() {
        return Flow.steps();
    }

    @Property(tries = 300)
    void moneyIsConserved(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        Flow flow = new Flow(seed);
        for (Step step : steps) {
            flow.act(step);
            assertConserved(flow);
            flow.traders.forEach(ConservationProperties::assertHoldsAreNeeded);
            assertBookIsInOrder(flow.ring.pit);
        }
        flow.ring.pass(Duration.ofHours(10));
        assertConserved(flow);
        flow.traders.forEach(ConservationProperties::assertHoldsAreNeeded);
        flow.traders.forEach(ConservationProperties::assertLedgerReplays);
        flow.traders.forEach(ConservationProperties::assertOrdersAreTheirTrades);
        flow.traders.forEach(ConservationProperties::assertTradesAreTheirFillsAndRows);
        assertTradesAreOfTwo(flow);
    }

    @Property(tries = 40)
    void theSameComesToTheSame(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        Flow one = new Flow(seed);
        Flow other = new Flow(seed);
        steps.forEach(one::act);
        steps.forEach(other::act);
        for (int i = 0; i < one.traders.size(); i++) {
            assertThat(other.traders.get(i).holdings().ledger())
                    .isEqualTo(one.traders.get(i).holdings().ledger());
        }
    }

    /** What accounts have, and the fees, and what the house got are what was put in. */
    private static void assertConserved(Flow flow) {
        BigDecimal dollars = BigDecimal.ZERO;
        BigDecimal coins = BigDecimal.ZERO;
        for (Trader trader : flow.traders) {
            Holdings holdings = trader.holdings();
            dollars = dollars.add(holdings.dollars().amount());
            coins = coins.add(holdings.coins(0).amount());
            coins = holdings.earning().values().stream().reduce(coins, BigDecimal::add);
            for (PaperTrade trade : trader.trades()) {
                boolean buy = trade.order().side() == Side.BUY;
                BigDecimal cost = trade.cost().amount();
                BigDecimal volume = trade.volume().amount();
                dollars = (buy ? dollars.add(cost) : dollars.subtract(cost))
                        .add(trade.fee().amount());
                coins = (buy ? coins.subtract(volume) : coins.add(volume))
                        .add(trade.coinFee().amount());
            }
        }
        assertThat(dollars).isEqualByComparingTo(DEPOSITED_DOLLARS);
        assertThat(coins).isEqualByComparingTo(DEPOSITED_COINS);
    }

    /** A trade of two accounts is of one price and volume, and of two sides. */
    private static void assertTradesAreOfTwo(Flow flow) {
        Map<Long, PaperTrade> first = new HashMap<>();
        for (Trader trader : flow.traders) {
            for (PaperTrade trade : PaperTrade.fills(trader.trades())) {
                PaperTrade other = first.put(trade.number(), trade);
                if (other != null) {
                    assertThat(other.order().trader()).isNotEqualTo(trader);
                    assertThat(other.order().side()).isNotEqualTo(trade.order().side());
                    assertThat(other.price()).isEqualTo(trade.price());
                    assertThat(other.volume()).isEqualTo(trade.volume());
                    assertThat(other.maker()).isNotEqualTo(trade.maker());
                    assertThat(other.cost()
                                    .amount()
                                    .subtract(trade.cost().amount())
                                    .abs())
                            .as("what rounding each order as a whole leaves")
                            .isLessThanOrEqualTo(new BigDecimal("0.0001"));
                }
            }
        }
    }

    private static void assertTradesAreTheirFillsAndRows(Trader trader) {
        Map<String, List<LedgerEntry>> rows = trader.holdings().ledger().stream()
                .filter(row -> row.type().equals("trade"))
                .collect(Collectors.groupingBy(LedgerEntry::refid));
        assertThat(rows).hasSize(trader.trades().size());
        for (PaperTrade trade : trader.trades()) {
            assertThat(rows.get(trade.id())).extracting(LedgerEntry::id).isEqualTo(trade.ledger());
            List<PaperTrade> fills = PaperTrade.fills(List.of(trade));
            assertThat(fills.stream().map(PaperTrade::cost).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(trade.cost());
            assertThat(fills.stream().map(PaperTrade::fee).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(trade.fee());
            assertThat(fills.stream().map(PaperTrade::coinFee).reduce(Volume.ZERO, Volume::plus))
                    .isEqualTo(trade.coinFee());
            assertThat(fills.stream().map(PaperTrade::volume).reduce(Volume.ZERO, Volume::plus))
                    .isEqualTo(trade.volume());
        }
    }

    private static void assertHoldsAreNeeded(Trader trader) {
        Holdings holdings = trader.holdings();
        BigDecimal dollars = BigDecimal.ZERO;
        BigDecimal coins = BigDecimal.ZERO;
        for (PaperOrder order : trader.open()) {
            if (order.side() == Side.BUY) {
                dollars = dollars.add(dollarsNeeded(order));
            } else {
                coins = coins.add(coinsNeeded(order));
            }
        }
        assertThat(holdings.dollarsHeld().amount()).isEqualByComparingTo(dollars);
        assertThat(holdings.coinsHeld(0).amount()).isEqualByComparingTo(coins);
        assertThat(holdings.dollarsHeld()).isLessThanOrEqualTo(holdings.dollars());
        assertThat(holdings.coinsHeld(0)).isLessThanOrEqualTo(holdings.coins(0));
    }

    private static BigDecimal feePaid(PaperOrder order) {
        BigDecimal fee = BigDecimal.ZERO;
        for (PaperTrade trade : Ring.fills(order)) {
            BigDecimal rate =
                    trade.maker() ? order.rates().maker() : order.rates().taker();
            BigDecimal of = order.request().has(OrderFlag.FCIB)
                    ? trade.volume().amount()
                    : trade.price().times(trade.volume()).amount();
            fee = fee.add(of.multiply(rate).movePointLeft(2));
        }
        return fee;
    }

    private static BigDecimal dollarsNeeded(PaperOrder order) {
        BigDecimal price = order.limit().or(order::trigger).map(Price::amount).orElse(BigDecimal.ZERO);
        BigDecimal rest = order.request().has(OrderFlag.VIQC)
                ? BigDecimal.ZERO
                : price.multiply(order.remaining().amount());
        if (rest.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal paid = Ring.fills(order).stream()
                .map(trade -> trade.price().times(trade.volume()).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cost = paid.add(rest)
                .setScale(4, RoundingMode.CEILING)
                .subtract(order.cost().amount());
        if (order.request().has(OrderFlag.FCIB)) {
            return cost;
        }
        BigDecimal fee = feePaid(order).add(rest.multiply(order.rates().taker()).movePointLeft(2));
        return cost.add(fee.setScale(4, RoundingMode.CEILING))
                .subtract(order.fee().amount());
    }

    private static BigDecimal coinsNeeded(PaperOrder order) {
        BigDecimal rest = order.remaining().amount();
        if (!order.request().has(OrderFlag.FCIB)) {
            return rest;
        }
        BigDecimal fee = feePaid(order).add(rest.multiply(order.rates().taker()).movePointLeft(2));
        return rest.add(fee.setScale(8, RoundingMode.CEILING))
                .subtract(order.coinFee().amount());
    }

    private static void assertLedgerReplays(Trader trader) {
        Map<String, BigDecimal> sums = LedgerReplay.sums(trader.holdings().ledger());
        assertThat(sums.get("ZUSD"))
                .isEqualByComparingTo(trader.holdings().dollars().amount());
        assertThat(sums.get("XXBT"))
                .isEqualByComparingTo(trader.holdings().coins(0).amount());
    }

    private static void assertOrdersAreTheirTrades(Trader trader) {
        for (PaperOrder order : trader.over()) {
            List<PaperTrade> trades = order.trades();
            assertThat(trades.stream().map(PaperTrade::cost).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(order.cost());
            assertThat(trades.stream().map(PaperTrade::fee).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(order.fee());
            assertThat(trades.stream().map(PaperTrade::volume).reduce(Volume.ZERO, Volume::plus))
                    .isEqualTo(order.executed());
            if (!order.request().has(OrderFlag.VIQC)) {
                assertThat(order.status() == OrderStatus.CLOSED)
                        .isEqualTo(order.remaining().isZero());
            }
            if (!order.isAmended() && order.limit().isPresent()) {
                Price limit = order.limit().get();
                assertThat(Ring.fills(order))
                        .allMatch(trade -> order.side() == Side.BUY
                                ? trade.price().compareTo(limit) <= 0
                                : trade.price().compareTo(limit) >= 0);
            }
        }
    }

    private static void assertBookIsInOrder(Pit pit) {
        Ticker ticker = pit.ticker().orElseThrow();
        assertThat(ticker.bid()).isLessThan(ticker.ask());
        Depth depth = pit.depth(3);
        if (!depth.bids().isEmpty()) {
            assertThat(depth.bids().getFirst().price()).isEqualTo(ticker.bid());
        }
        if (!depth.asks().isEmpty()) {
            assertThat(depth.asks().getFirst().price()).isEqualTo(ticker.ask());
        }
    }
}
