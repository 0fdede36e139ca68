package dev.caravel.strategy;

import dev.caravel.book.Guards.Lock;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The guards that judge closed trades. Each lock but Expectancy's runs from the trade that tripped it, not from when it was noticed:
 * without a new loss the same trades never lock a second time.
 */
final class TradeGuards {
    static final String STOPLOSS_GUARD = "StoplossGuard";
    static final String MAX_DRAWDOWN = "MaxDrawdown";
    static final String LOW_PROFIT_COINS = "LowProfitCoins";

    private final Rules.Guarding rules;

    TradeGuards(Rules.Guarding rules) {
        this.rules = rules;
    }

    /**
     * Every lock that these trades call for now.
     *
     * @param expectancyFrom trades closed before do not count for Expectancy: the owner has lifted it then
     */
    List<Lock> tripped(List<Trade> trades, Instant now, Instant expectancyFrom) {
        List<Lock> tripped = new ArrayList<>();
        stops(trades, now).ifPresent(tripped::add);
        drawdown(trades, now).ifPresent(tripped::add);
        tripped.addAll(lowProfit(trades, now));
        expectancy(trades, now, expectancyFrom).ifPresent(tripped::add);
        tripped.removeIf(lock -> lock.until().map(until -> !now.isBefore(until)).orElse(false));
        return tripped;
    }

    private Optional<Lock> stops(List<Trade> trades, Instant now) {
        Instant from = now.minus(rules.stopsWithin());
        List<Trade> stops = trades.stream()
                .filter(trade ->
                        trade.exit() == Trade.Exit.STOPPED && trade.closed().isAfter(from))
                .toList();
        if (stops.size() < rules.stops()) {
            return Optional.empty();
        }
        return Optional.of(new Lock(
                STOPLOSS_GUARD,
                Optional.empty(),
                now,
                Optional.of(stops.getLast().closed().plus(rules.stopsFor())),
                "%s stop-losses within %s (limit %s)"
                        .formatted(stops.size(), Wording.duration(rules.stopsWithin()), rules.stops())));
    }

    /** The deepest fall of capital and realised result within the window; the lock runs from its lowest point. */
    private Optional<Lock> drawdown(List<Trade> trades, Instant now) {
        Instant from = now.minus(rules.drawdownWithin());
        Money equity = rules.capital();
        Money peak = equity;
        Money deepest = Money.ZERO;
        double deepestPercent = 0;
        Instant lowest = Instant.MIN;
        for (Trade trade : trades) {
            equity = equity.plus(trade.net());
            peak = trade.closed().isAfter(from) ? peak.max(equity) : equity;
            double percent = peak.minus(equity).percentOf(peak);
            if (percent > deepestPercent) {
                deepest = peak.minus(equity);
                deepestPercent = percent;
                lowest = trade.closed();
            }
        }
        if (deepestPercent < rules.drawdown()) {
            return Optional.empty();
        }
        return Optional.of(new Lock(
                MAX_DRAWDOWN,
                Optional.empty(),
                now,
                Optional.of(lowest.plus(rules.drawdownFor())),
                "lost %s, %s of equity, within %s (limit %s)"
                        .formatted(
                                Wording.dollars(deepest),
                                Wording.percent(deepestPercent),
                                Wording.duration(rules.drawdownWithin()),
                                Wording.percent(rules.drawdown()))));
    }

    private List<Lock> lowProfit(List<Trade> trades, Instant now) {
        Instant from = now.minus(rules.lowProfitWithin());
        Map<Coin, List<Trade>> byCoin = trades.stream()
                .filter(trade -> trade.closed().isAfter(from))
                .collect(Collectors.groupingBy(Trade::coin, TreeMap::new, Collectors.toList()));
        List<Lock> locks = new ArrayList<>();
        byCoin.forEach((coin, ofCoin) -> {
            double percent = net(ofCoin).percentOf(cost(ofCoin));
            if (ofCoin.size() >= rules.lowProfitTrades() && percent < rules.lowProfit()) {
                locks.add(new Lock(
                        LOW_PROFIT_COINS,
                        Optional.of(coin),
                        now,
                        Optional.of(ofCoin.getLast().closed().plus(rules.lowProfitFor())),
                        "%s trades of %s within %s made %s (limit %s)"
                                .formatted(
                                        ofCoin.size(),
                                        coin,
                                        Wording.duration(rules.lowProfitWithin()),
                                        Wording.percent(percent),
                                        Wording.percent(rules.lowProfit()))));
            }
        });
        return locks;
    }

    private Optional<Lock> expectancy(List<Trade> trades, Instant now, Instant from) {
        List<Trade> counted =
                trades.stream().filter(trade -> trade.closed().isAfter(from)).toList();
        int wanted = rules.expectancyTrades();
        if (counted.size() < wanted) {
            return Optional.empty();
        }
        Money net = net(counted.subList(counted.size() - wanted, counted.size()));
        if (!net.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(new Lock(
                GuardRules.EXPECTANCY,
                Optional.empty(),
                now,
                Optional.empty(),
                "the last %s trades made %s, until you say run".formatted(wanted, Wording.dollars(net))));
    }

    private static Money net(List<Trade> trades) {
        return trades.stream().map(Trade::net).reduce(Money.ZERO, Money::plus);
    }

    private static Money cost(List<Trade> trades) {
        return trades.stream().map(trade -> trade.bought().cost()).reduce(Money.ZERO, Money::plus);
    }
}
