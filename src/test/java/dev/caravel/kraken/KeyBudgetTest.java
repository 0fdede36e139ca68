package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderRequest;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyBudgetTest {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final KrakenRequest TRADES = AccountCalls.tradesHistory(NOON, 0);
    static final KrakenRequest OPEN = AccountCalls.openOrders();
    static final KrakenRequest ORDERS = AccountCalls.queryOrders(List.of("OUF4EM-FRGI2-MQMWZD"));

    private Instant now = NOON;
    private final KeyBudget budget = new KeyBudget(() -> now, Tier.STARTER);

    static OrderRequest place(boolean postOnly) {
        ClientOrderId id = ClientOrderId.of("test", new ClientOrderId.Parts(NOON, new Coin("BTC"), Side.BUY, 0));
        return new OrderRequest.Place(
                Samples.BTC, Side.BUY, id, Volume.of("1"), Optional.of(Price.of("100")), postOnly, Optional.empty());
    }

    static OrderRequest amend(String txid, boolean postOnly) {
        return new OrderRequest.Amend(Samples.BTC, txid, Optional.of(Price.of("99")), Optional.empty(), postOnly);
    }

    static OrderRequest cancel(String txid) {
        return new OrderRequest.Cancel(Samples.BTC, txid);
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** For how many seconds neither reads nor orders are made, after a read and after an order was refused in these words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EAPI:Invalid key                        | 900 | 900
        EAPI:Invalid signature                  | 900 | 900
        EAPI:Invalid token                      | 900 | 900
        ESession:Invalid session                | 900 | 900
        EGeneral:Temporary lockout              | 900 | 900
        EAPI:Invalid nonce                      | 0   | 0
        EGeneral:Too many requests              | 10  | 10
        EAuth:Too many requests                 | 10  | 10
        EAuth:Rate limit exceeded               | 10  | 10
        EService:Throttled:1795348845           | 45  | 45
        EService: Throttled: 1795348845         | 45  | 45
        EService:Throttled:1795999999           | 300 | 300
        EService:Throttled:1795348799           | 0   | 0
        EService:Throttled                      | 10  | 10
        EAPI:Rate limit exceeded                | 0   | 0
        EOrder:Rate limit exceeded              | 0   | 0
        EOrder:Domain rate limit exceeded       | 0   | 0
        EGeneral:Permission denied              | 0   | 0
        EGeneral:Internal error                 | 0   | 0
        EService:Unavailable                    | 0   | 0
        EService:Market in cancel_only mode     | 0   | 0
        EOrder:Insufficient funds               | 0   | 0
        EOrder:Post only order                  | 0   | 0
        EOrder:Unknown order                    | 0   | 0
        ESomething:Else                         | 0   | 0
        """)
    void restsForAWhileAndNeverForGood(String error, long afterRead, long afterOrder) {
        assertThat(NOON.getEpochSecond()).isEqualTo(1795348800L);
        KeyBudget reading = new KeyBudget(() -> now, Tier.PRO);
        reading.refused(List.of(error), "Kraken BalanceEx: " + error);
        assertThat(rest(reading)).as("after a read").isEqualTo(afterRead);

        now = NOON;
        KeyBudget ordering = new KeyBudget(() -> now, Tier.PRO);
        ordering.refused(place(true), List.of(error));
        assertThat(rest(ordering)).as("after an order").isEqualTo(afterOrder);
    }

    private long rest(KeyBudget of) {
        for (long seconds = 0; ; seconds++) {
            now = NOON.plusSeconds(seconds);
            Optional<String> obstacle = of.spend(cancel("of an order of long ago"));
            // A full counter is no rest: it has tests of its own.
            if (obstacle.filter(why -> why.contains("no private call until")).isEmpty()) {
                return seconds;
            }
        }
    }

    @Test
    void restsWhenANonceIsRejectedTwice() {
        budget.refused(List.of("EAPI:Invalid nonce"), "nonce");
        assertThat(budget.spend(ORDERS)).isEmpty();
        budget.refused(List.of("EAPI:Invalid nonce"), "nonce");
        assertThat(budget.spend(ORDERS))
                .hasValueSatisfying(why -> assertThat(why).startsWith("nonce (no private"));
        pass(120);
        assertThat(budget.spend(ORDERS)).isEmpty();
        budget.succeeded();
        budget.refused(List.of("EAPI:Invalid nonce"), "nonce");
        assertThat(budget.spend(ORDERS)).isEmpty();
    }

    @Test
    void aShorterRestDoesNotEndALongerOne() {
        budget.refused(List.of("EGeneral:Temporary lockout"), "lockout");
        budget.refused(List.of("EGeneral:Too many requests"), "often");
        pass(899);
        assertThat(budget.spend(OPEN)).hasValueSatisfying(why -> assertThat(why).startsWith("lockout"));
    }

    @Test
    void theAuditIsPutOffFirstThenTheListsAndTheWatchLast() {
        int trades = calls(TRADES);
        int open = calls(OPEN);
        int orders = calls(ORDERS);

        assertThat(List.of(trades, open, orders)).containsExactly(6, 1, 2);
        assertThat(budget.spend(TRADES))
                .contains("TradesHistory is put off: it costs 2, and Kraken's call counter is at 15.0 of 15");
        assertThat(budget.spend(cancel("of an order of long ago")))
                .as("orders are not counted here")
                .isEmpty();
    }

    private int calls(KrakenRequest call) {
        int calls = 0;
        while (budget.spend(call).isEmpty()) {
            calls++;
        }
        return calls;
    }

    @Test
    void believesKrakenThatTheCounterIsFull() {
        budget.refused(List.of("EAPI:Rate limit exceeded"), "full");
        assertThat(budget.spend(ORDERS)).isPresent();
        pass(3);
        assertThat(budget.spend(ORDERS)).isPresent();
        pass(1);
        assertThat(budget.spend(ORDERS)).isEmpty();
    }

    /** The table of the contract: what a call on an order of that age costs, in seconds. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        0,   4, 8
        4,   4, 8
        5,   3, 6
        9,   3, 6
        10,  2, 5
        14,  2, 5
        15,  1, 4
        44,  1, 4
        45,  1, 2
        89,  1, 2
        90,  1, 1
        299, 1, 1
        300, 1, 0
        """)
    void aYoungOrderIsDearToChange(long age, double amend, double cancel) {
        KeyBudget other = new KeyBudget(() -> now, Tier.STARTER);
        budget.accepted(place(true), "ONE");
        other.accepted(place(true), "ONE");
        pass(age);

        assertThat(budget.spend(amend("ONE", true))).isEmpty();
        assertThat(budget.orders(place(true))).isEqualTo(amend);
        assertThat(other.spend(cancel("ONE"))).isEmpty();
        assertThat(other.orders(place(true))).isEqualTo(cancel);
    }

    @Test
    void anAmendMakesAnOrderYoungAgain() {
        budget.accepted(place(true), "ONE");
        pass(600);
        budget.accepted(amend("ONE", false), "ONE");
        pass(1);
        assertThat(budget.spend(cancel("ONE"))).isEmpty();
        assertThat(budget.orders(place(true))).isEqualTo(8);
    }

    @Test
    void anOrderFromBeforeTheStartMayBeAsYoungAsTheStart() {
        assertThat(budget.spend(cancel("BEFORE"))).isEmpty();
        assertThat(budget.orders(place(true))).isEqualTo(8);
    }

    @Test
    void ordersThatOnlyRestLeaveAThirdToStops() {
        for (int i = 0; i < 40; i++) {
            assertThat(budget.spend(place(true))).isEmpty();
        }
        assertThat(budget.spend(place(true)))
                .contains("put off: Kraken's order counter of XBTUSD is so high that the rest is kept for stops");
        assertThat(budget.spend(amend("ONE", true))).isPresent();
        assertThat(budget.spend(cancel("ONE"))).isEmpty();
        assertThat(budget.spend(amend("ONE", false))).isEmpty();
        assertThat(budget.spend(place(false))).isEmpty();
    }

    @Test
    void believesKrakenThatThePairsCounterIsFull() {
        budget.refused(place(false), List.of("EOrder:Rate limit exceeded"));
        assertThat(budget.spend(place(false))).contains("put off: Kraken's order counter of XBTUSD is full");
        pass(1);
        assertThat(budget.spend(place(false))).isEmpty();
        assertThat(budget.spend(place(true))).as("what only rests waits longer").isPresent();
        pass(21);
        assertThat(budget.spend(place(true))).isEmpty();
    }

    @Test
    void anExchangeThatDoesNotCountTakesEverything() {
        KeyBudget free = new KeyBudget(() -> now, Tier.UNCOUNTED);
        free.refused(List.of("EAPI:Rate limit exceeded"), "full");
        free.refused(place(true), List.of("EOrder:Rate limit exceeded"));
        for (int i = 0; i < 1000; i++) {
            assertThat(free.spend(TRADES)).isEmpty();
            assertThat(free.spend(place(true))).isEmpty();
        }
    }

    @Test
    void countersAreThoseOfTheKeyAndOfTheFullestPair() {
        assertThat(budget.counters()).isEqualTo(new KeyBudget.Counters(0, 15, 0, 60));
        assertThat(budget.spend(TRADES)).isEmpty();
        assertThat(budget.spend(place(false))).isEmpty();
        assertThat(budget.spend(place(false))).isEmpty();
        OrderRequest other = new OrderRequest.Amend(
                Samples.SHIB, "OUF4EM-FRGI2-MQMWZD", Optional.of(Price.of("99")), Optional.empty(), false);
        assertThat(budget.spend(other)).isEmpty();

        assertThat(budget.counters()).isEqualTo(new KeyBudget.Counters(2, 15, 4, 60));

        pass(3);

        assertThat(budget.counters()).isEqualTo(new KeyBudget.Counters(2 - 3 * 0.33, 15, 1, 60));
        assertThat(new KeyBudget(() -> now, Tier.UNCOUNTED).counters().orderLimit())
                .isInfinite();
    }

    /** A watch every 30 seconds and a cycle every 20 minutes, after fills each time, on the lowest tier. */
    @Test
    void aDayOfWatchesAndCyclesNeedsNoMoreThanAStarterHas() {
        double highest = 0;
        for (Instant end = NOON.plus(Duration.ofDays(1)); now.isBefore(end); pass(30)) {
            long minutes = Duration.between(NOON, now).toMinutes();
            boolean isCycle = now.getEpochSecond() % 60 == 0 && minutes % 20 == 0;
            // At the same time the watch goes first; this one acts and looks once more.
            assertThat(budget.spend(ORDERS)).as("watch at %s", now).isEmpty();
            assertThat(budget.spend(ORDERS)).as("second look at %s", now).isEmpty();
            if (isCycle && minutes % 60 == 0) {
                assertThat(budget.spend(AccountCalls.tradeVolume(List.of(Samples.BTC))))
                        .isEmpty();
            }
            if (isCycle) {
                for (KrakenRequest call : List.of(
                        OPEN,
                        AccountCalls.closedOrders(NOON, 0),
                        ORDERS,
                        AccountCalls.balances(),
                        TRADES,
                        AccountCalls.ledgers(NOON, 0))) {
                    assertThat(budget.spend(call)).as("%s at %s", call, now).isEmpty();
                }
            }
            highest = Math.max(highest, budget.calls());
        }
        assertThat(highest).isEqualTo(12);
    }
}
