package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.book.Book;
import dev.caravel.market.Money;
import dev.caravel.market.Pairs;
import dev.caravel.order.Balances;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.strategy.Rules;
import java.util.List;
import java.util.Map;

/** What is on the account beside the bot's own. */
final class AccountChecks {
    private AccountChecks() {}

    /** Coins that earn or are staked cannot be sold: the stop of a position would find nothing. */
    static Finding parked(Balances balances) {
        List<String> parked = balances.parked().entrySet().stream()
                .filter(asset -> asset.getValue().signum() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(asset -> asset.getKey() + " "
                        + asset.getValue().stripTrailingZeros().toPlainString())
                .toList();
        return parked.isEmpty()
                ? ok("earn", "nothing is staked or earning")
                : warn(
                        "earn",
                        "not tradable while it earns or is staked: " + Words.list(parked),
                        "turn off Auto Earn at Kraken, and take out what the bot shall trade");
    }

    /** Orders that are neither the bot's own nor taken over by it. */
    static Finding foreign(List<OrderState> open, String bot, Book book) {
        List<String> foreign = open.stream()
                .filter(order -> order.clientId()
                        .flatMap(id -> ClientOrderId.read(bot, id))
                        .isEmpty())
                .filter(order -> book.positions().stream()
                        .noneMatch(position -> position.order(order.txid()).isPresent()))
                .map(order -> order.txid() + " " + order.pair())
                .toList();
        return foreign.isEmpty()
                ? ok("orders", Words.count(open.size(), "open order", "open orders") + ", all of this bot")
                : warn(
                        "orders",
                        Words.count(foreign.size(), "open order", "open orders") + " not of this bot: "
                                + Words.list(foreign),
                        "cancel them, or leave the coins of this bot alone: they take its money and may trade with its"
                                + " orders");
    }

    /** The dollars that a buy could use. */
    static Finding cash(Balances balances, Pairs pairs, Rules.Buying buying) {
        Money free = pairs.all().stream()
                .findFirst()
                .map(pair -> new Money(balances.available(pair.quote())))
                .orElse(Money.ZERO);
        String text = Words.dollars(free) + " free for buys of " + Words.dollars(buying.amount());
        return free.compareTo(buying.amount()) >= 0
                ? ok("cash", text)
                : warn("cash", text, "nothing is bought until a position is sold, or dollars are deposited");
    }
}
