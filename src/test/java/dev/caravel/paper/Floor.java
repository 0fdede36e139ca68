package dev.caravel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Money;
import dev.caravel.paper.PaperSetup.Account;
import java.time.Duration;
import java.time.Instant;

/** A paper exchange with one account, and a market and a clock that a test moves by hand. */
final class Floor {
    static final String KEY = "trader";
    static final PaperSetup SETUP =
            PaperSetup.usual("by hand", 7, Account.unlimited(KEY, Client.SECRET, Money.of("100000")));

    final HandMarket market;
    final PaperExchange exchange;
    final Client client;
    private Instant now = HandMarket.START.plus(Duration.ofMinutes(5));

    Floor() {
        this(SETUP, new HandMarket("BTC", "ETH"), PaperJournal.none());
    }

    Floor(PaperSetup setup, HandMarket market, PaperJournal journal) {
        now = journal.lastTime().orElse(now);
        this.market = market;
        exchange = PaperExchange.open(setup, market, () -> now, journal);
        client = new Client(
                exchange, setup.accounts().getFirst().keys().getFirst().key(), now.toEpochMilli());
    }

    Instant now() {
        return now;
    }

    /** Moves the clock; nobody asks the exchange anything. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** To the end of the candle with the index, when it can be seen. */
    void toEndOf(long candle) {
        now = HandMarket.START.plus(Duration.ofMinutes(5 * (candle + 1)));
    }

    /** Places a limit order and returns its id. */
    String limit(String side, String volume, String price, String... more) {
        return add(Orders.limit(side, volume, price, more));
    }

    String market(String side, String volume) {
        return add(Orders.market(side, volume));
    }

    String add(String... arguments) {
        return client.ask("AddOrder", arguments).path("txid").path(0).asText();
    }

    String refusedLimit(String side, String volume, String price, String... more) {
        return client.refused("AddOrder", Orders.limit(side, volume, price, more));
    }

    JsonNode order(String txid) {
        return client.ask("QueryOrders", "txid", txid, "trades", "true").path(txid);
    }

    String balance(String asset) {
        return client.ask("Balance").path(asset).asText("0");
    }

    String held(String asset) {
        return client.ask("BalanceEx").path(asset).path("hold_trade").asText("0");
    }
}
