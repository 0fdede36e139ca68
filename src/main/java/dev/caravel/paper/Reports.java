package dev.caravel.paper;

import dev.caravel.market.Money;
import dev.caravel.market.Ticker;
import dev.caravel.order.Balances;
import dev.caravel.order.Execution;
import dev.caravel.order.OrderState;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.PaperTrade;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An account as a program wants to read it that has the exchange in its hands. */
final class Reports {
    private Reports() {}

    static Balances balances(Engine engine, Trader trader) {
        Holdings holdings = trader.holdings();
        Map<String, Balances.Balance> assets = new HashMap<>();
        assets.put(
                Holdings.DOLLARS,
                new Balances.Balance(
                        holdings.dollars().amount(), holdings.dollarsFree().amount()));
        for (Pit pit : engine.pits()) {
            assets.put(
                    pit.pair().base(),
                    new Balances.Balance(
                            holdings.coins(pit.coin()).amount(),
                            holdings.coinsFree(pit.coin()).amount()));
        }
        return new Balances(assets, holdings.earning());
    }

    static Money equity(Engine engine, Trader trader) {
        Money sum = trader.holdings().dollars();
        for (Pit pit : engine.pits()) {
            Optional<Ticker> ticker = pit.ticker();
            if (ticker.isPresent()) {
                sum = sum.plus(ticker.get().last().times(trader.holdings().coins(pit.coin())));
            }
        }
        return sum;
    }

    static List<OrderState> orders(Trader trader) {
        return Stream.concat(trader.over().stream(), trader.open().stream())
                .map(PaperOrder::state)
                .toList();
    }

    static List<Execution> trades(Trader trader) {
        return trader.trades().stream().map(Reports::execution).toList();
    }

    private static Execution execution(PaperTrade trade) {
        PaperOrder order = trade.order();
        return new Execution(
                trade.id(),
                order.txid(),
                order.pit().pair().id(),
                order.side(),
                trade.time(),
                trade.price(),
                trade.volume(),
                trade.cost(),
                trade.fee());
    }
}
