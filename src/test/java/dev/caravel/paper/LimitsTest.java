package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.paper.limit.PublicLimit;
import dev.caravel.paper.limit.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often somebody may ask, by the contract's section 5. */
class LimitsTest {
    private static final String CALLS = "EAPI:Rate limit exceeded";
    private static final String ORDERS = "EOrder:Rate limit exceeded";
    private static final String LOCKED = "EGeneral:Temporary lockout";

    private final Floor floor = new Floor();
    private long nonce = 1;

    @BeforeEach
    void count() {
        floor.exchange.limit(Tier.STARTER);
    }

    private void pass(double seconds) {
        floor.pass(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private int untilRefused(String error, String method, String... arguments) {
        int calls = 0;
        String answer = floor.client.call(method, arguments);
        while (answer.startsWith("{\"error\":[]")) {
            calls++;
            answer = floor.client.call(method, arguments);
        }
        assertThat(Client.error(answer)).isEqualTo(error);
        return calls;
    }

    private String order(String price) {
        return floor.limit("buy", "0.001", price);
    }

    @Test
    void fifteenCallsAtOnceAndThenOneInThreeSeconds() {
        assertThat(untilRefused(CALLS, "Balance")).isEqualTo(15);
        pass(3.0);
        assertThat(floor.client.refused("Balance")).isEqualTo(CALLS);
        pass(0.1);
        floor.client.ask("Balance");
        assertThat(floor.client.refused("GetApiKeyInfo")).isEqualTo(CALLS);
    }

    @Test
    void longListsCountTwice() {
        assertThat(untilRefused(CALLS, "TradesHistory")).isEqualTo(7);
        floor.client.ask("Balance");
    }

    @Test
    void ordersAreNotAmongTheCalls() {
        assertThat(untilRefused(CALLS, "Balance")).isEqualTo(15);

        String txid = order("30000");
        pass(0.5);
        assertThat(floor.client.ask("CancelOrder", "txid", txid).path("count").asInt())
                .isOne();
    }

    @Test
    void sixtyOrdersInAPairAndThenOneASecond() {
        assertThat(untilRefused(ORDERS, "AddOrder", limitOrder("XBTUSD"))).isEqualTo(60);
        assertThat(floor.client.call("AddOrder", limitOrder("ETHUSD")))
                .as("another pair")
                .contains("txid");
        pass(1);
        assertThat(untilRefused(ORDERS, "AddOrder", limitOrder("XBTUSD"))).isOne();
    }

    private static String[] limitOrder(String pair) {
        return new String[] {"pair", pair, "type", "buy", "ordertype", "limit", "volume", "0.01", "price", "1000"};
    }

    @Test
    void aYoungOrderIsDearToCancelAndAnOldOneIsFree() {
        // seven orders and seven cancels: 7 + 7 × 8 = 63, and one more than allowed
        IntStream.range(0, 6).forEach(_ -> floor.client.ask("CancelOrder", "txid", order("30000")));
        String young = order("30000");
        assertThat(floor.client.refused("CancelOrder", "txid", young)).isEqualTo(ORDERS);

        pass(300);
        IntStream.range(0, 60).forEach(_ -> order("20000"));
        floor.client.ask("CancelOrder", "txid", young);
    }

    @Test
    void anAmendMakesAnOrderYoungAgain() {
        String txid = order("30000");
        pass(400);
        floor.client.ask("AmendOrder", "txid", txid, "limit_price", "30001");
        // 1, and then 1 + 3 each: the fifteenth would be over 60
        assertThat(IntStream.range(0, 20)
                        .filter(i -> floor.client
                                .call("AmendOrder", "txid", txid, "limit_price", String.valueOf(30002 + i))
                                .contains("amend_id"))
                        .count())
                .isEqualTo(14);
    }

    /** Six orders, and six cancels of 8 each: 54. A seventh would be too much. */
    @Test
    void aBatchOfCancelsCostsWhatItsOrdersCostHoweverTheyAreNamed() {
        for (int i = 0; i < 7; i++) {
            floor.limit("buy", "0.001", "30000", "cl_ord_id", "c" + i);
        }
        assertThat(floor.client.refusedJson(
                        "CancelOrderBatch",
                        "\"cl_ord_ids\":"
                                + IntStream.range(0, 7)
                                        .mapToObj(i -> "{\"cl_ord_id\":\"c" + i + "\"}")
                                        .toList()))
                .isEqualTo(ORDERS);
        assertThat(floor.client
                        .askJson(
                                "CancelOrderBatch",
                                "\"cl_ord_ids\":"
                                        + IntStream.range(0, 6)
                                                .mapToObj(i -> "{\"cl_ord_id\":\"c" + i + "\"}")
                                                .toList())
                        .path("count")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void aUserrefOfTenDigitsCostsWhatItsOrdersCost() {
        for (int i = 0; i < 7; i++) {
            floor.limit("buy", "0.001", "30000", "userref", "1234567890");
        }
        assertThat(floor.client.refused("CancelOrder", "txid", "1234567890")).isEqualTo(ORDERS);
    }

    @Test
    void whatIsRefusedForItsArgumentsCountsAllTheSame() {
        IntStream.range(0, 60)
                .forEach(_ -> assertThat(floor.client.refused("AddOrder", "pair", "XBTUSD", "type", "buy"))
                        .isEqualTo("EGeneral:Invalid arguments:ordertype"));
        assertThat(floor.client.refused("AddOrder", "pair", "XBTUSD")).isEqualTo(ORDERS);
    }

    @Test
    void aKeyThatFailsAgainAndAgainIsLockedOutForAQuarterOfAnHour() {
        IntStream.range(0, 14).forEach(_ -> assertThat(badlySigned()).isEqualTo("EAPI:Invalid signature"));
        floor.client.ask("Balance");
        IntStream.range(0, 15).forEach(_ -> assertThat(badlySigned()).isEqualTo("EAPI:Invalid signature"));
        assertThat(floor.client.refused("Balance")).isEqualTo(LOCKED);
        assertThat(floor.client.look("Time", "").has("unixtime")).isTrue();
        pass(15 * 60 - 1);
        assertThat(floor.client.refused("Balance")).isEqualTo(LOCKED);
        pass(1);
        floor.client.ask("Balance");
    }

    private String badlySigned() {
        return Client.error(floor.client.answer(
                "/0/private/Balance", "", Map.of("API-Key", Floor.KEY, "API-Sign", "AAAA"), "nonce=1"));
    }

    @Test
    void soIsAKeyThatRepeatsItsNonces() {
        Signed signed = Signed.of(Floor.KEY, nonce++, "Balance");
        String body = new String(signed.body(), StandardCharsets.UTF_8);
        String first = floor.client.answer(signed.path(), "", signed.headers(), body);
        assertThat(first).contains("ZUSD");
        for (int i = 0; i < 15; i++) {
            assertThat(Client.error(floor.client.answer(signed.path(), "", signed.headers(), body)))
                    .isEqualTo("EAPI:Invalid nonce");
        }
        assertThat(floor.client.refused("Balance")).isEqualTo(LOCKED);
    }

    @Test
    void anAddressMayCallInPublicAboutOnceASecond() {
        PublicLimit limit = new PublicLimit();

        assertThat(IntStream.range(0, 20)
                        .filter(_ -> limit.allows("a", floor.now()))
                        .count())
                .isEqualTo(10);
        assertThat(limit.allows("b", floor.now())).isTrue();
        pass(1);
        assertThat(limit.allows("a", floor.now())).isTrue();
        assertThat(limit.allows("a", floor.now())).isFalse();
    }

    @Test
    void withoutATierNobodyCounts() {
        Floor free = new Floor();
        IntStream.range(0, 200).forEach(_ -> free.client.ask("Balance"));
        IntStream.range(0, 200)
                .forEach(_ -> free.client.ask("CancelOrder", "txid", free.limit("buy", "0.001", "30000")));
    }
}
