package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.discretion.Mask;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderRequest;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCallsTest {
    private static final Instant DEADLINE = Instant.parse("2026-03-01T12:00:05.250Z");
    private static final ClientOrderId ID = new ClientOrderId("6d1b345e-2821-80e2-ad83-4ecb18a06876");
    private static final OrderRequest BUY = place("0.0625", "37500.1", true, Optional.of(Duration.ofSeconds(1170)));
    private static final OrderRequest LOWER = amend(Optional.of(Price.of("37400")), Optional.empty(), true);
    private static final OrderRequest CANCEL = new OrderRequest.Cancel(Samples.BTC, "OUF4EM-FRGI2-MQMWZD");

    private final OrderCalls calls = new OrderCalls(false);

    @Test
    void askForAPostOnlyBuyThatExpires() {
        KrakenRequest call = calls.request(BUY, DEADLINE);

        assertThat(call.path()).isEqualTo("/0/private/AddOrder");
        assertThat(call.body("17"))
                .isEqualTo(
                        "nonce=17&pair=XBTUSD&type=buy&ordertype=limit&volume=0.0625&price=37500.1&oflags=post%2Cfciq"
                                + "&timeinforce=GTD&expiretm=%2B1170&cl_ord_id=6d1b345e-2821-80e2-ad83-4ecb18a06876"
                                + "&deadline=2026-03-01T12%3A00%3A05.250Z");
        assertThat(call)
                .hasToString(
                        "AddOrder pair=XBTUSD type=buy ordertype=limit volume=0.0625 price=37500.1 oflags=post,fciq"
                                + " timeinforce=GTD expiretm=+1170 cl_ord_id=6d1b345e-2821-80e2-ad83-4ecb18a06876"
                                + " deadline=2026-03-01T12:00:05.250Z");
    }

    @Test
    void askForAMarketSell() {
        OrderRequest sell = new OrderRequest.Place(
                Samples.SHIB, Side.SELL, ID, Volume.of("160000.12345"), Optional.empty(), false, Optional.empty());

        assertThat(calls.request(sell, DEADLINE).query())
                .isEqualTo("pair=SHIBUSD&type=sell&ordertype=market&volume=160000.12345&oflags=fciq"
                        + "&cl_ord_id=6d1b345e-2821-80e2-ad83-4ecb18a06876&deadline=2026-03-01T12%3A00%3A05.250Z");
    }

    @Test
    void writeSmallPricesWithoutExponent() {
        OrderRequest sell = new OrderRequest.Place(
                Samples.SHIB,
                Side.SELL,
                ID,
                Volume.of("1E+6"),
                Optional.of(Price.of("1.2E-7")),
                false,
                Optional.empty());

        assertThat(calls.request(sell, DEADLINE).form())
                .containsEntry("price", "0.00000012")
                .containsEntry("volume", "1000000");
    }

    @Test
    void letAnOrderBeValidatedOnly() {
        assertThat(new OrderCalls(true).request(BUY, DEADLINE).form()).containsEntry("validate", "true");
        assertThat(calls.request(BUY, DEADLINE).form()).doesNotContainKey("validate");
    }

    @Test
    void touchNoOrderWhileOrdersAreValidatedOnly() {
        OrderCalls validating = new OrderCalls(true);

        assertThatThrownBy(() -> validating.request(LOWER, DEADLINE)).hasMessageStartingWith("AmendOrder of OUF4EM");
        assertThatThrownBy(() -> validating.request(CANCEL, DEADLINE)).hasMessageStartingWith("CancelOrder of OUF4EM");
    }

    @Test
    void askForALowerPriceOnly() {
        assertThat(calls.request(LOWER, DEADLINE).query())
                .isEqualTo(
                        "txid=OUF4EM-FRGI2-MQMWZD&limit_price=37400&post_only=true&deadline=2026-03-01T12%3A00%3A05.250Z");
    }

    @Test
    void askForAnotherVolumeOnly() {
        OrderRequest more = amend(Optional.empty(), Optional.of(Volume.of("0.07")), false);

        assertThat(calls.request(more, DEADLINE).query())
                .isEqualTo("txid=OUF4EM-FRGI2-MQMWZD&order_qty=0.07&deadline=2026-03-01T12%3A00%3A05.250Z");
    }

    @Test
    void askForTheEndOfAnOrder() {
        assertThat(calls.request(CANCEL, DEADLINE).body("17")).isEqualTo("nonce=17&txid=OUF4EM-FRGI2-MQMWZD");
    }

    @Test
    void sendNothingThatKrakenWouldHaveToRefuse() {
        refuses(
                place("0.1", "37500.12", true, Optional.empty()),
                "the price 37500.12 is not a multiple of the tick 0.1");
        refuses(place("0.1", "0", true, Optional.empty()), "the price 0 is not a multiple");
        refuses(
                place("0.123456789", "37500", true, Optional.empty()),
                "the volume 0.123456789 is not above zero with 8");
        refuses(place("0", "37500", true, Optional.empty()), "the volume 0 is not above zero");
        refuses(place("0.1", "37500", true, Optional.of(Duration.ofSeconds(4))), "lives 5 seconds to 28 days");
        refuses(place("0.1", "37500", true, Optional.of(Duration.ofDays(29))), "lives 5 seconds to 28 days");
        refuses(
                new OrderRequest.Place(
                        Samples.BTC, Side.BUY, ID, Volume.of("1"), Optional.empty(), true, Optional.empty()),
                "XBTUSD: a market order cannot be post-only");
        refuses(amend(Optional.of(Price.of("0.05")), Optional.empty(), true), "the price 0.05 is not a multiple");
    }

    @Test
    void areAcceptedWithTheIdOfTheOrder() {
        assertThat(calls.outcome(BUY, Samples.ok("""
            {"descr":{"order":"buy 0.06250000 XBTUSD @ limit 37500.1"},"txid":["OAAAAA-BBBBB-CCCCCC"]}\
            """))).isEqualTo(new Outcome.Accepted("OAAAAA-BBBBB-CCCCCC"));
        assertThat(calls.outcome(LOWER, Samples.ok("{\"amend_id\":\"TJSMEH-AA67V-YUSQ6O\"}")))
                .isEqualTo(new Outcome.Accepted("OUF4EM-FRGI2-MQMWZD"));
        assertThat(calls.outcome(CANCEL, Samples.ok("{\"count\":1,\"pending\":true}")))
                .isEqualTo(new Outcome.Accepted("OUF4EM-FRGI2-MQMWZD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "\"ok\"", "{\"txid\":[]}", "{\"descr\":{}}", "{\"count\":0}"})
    void areUnknownWhenAYesLacksWhatBelongsToIt(String result) {
        assertThat(calls.outcome(BUY, Samples.ok(result))).isInstanceOf(Outcome.Unknown.class);
        assertThat(calls.outcome(LOWER, Samples.ok(result))).isInstanceOf(Outcome.Unknown.class);
        assertThat(calls.outcome(CANCEL, Samples.ok(result))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void areUnknownWhenTheReplyIsNoneOfKrakens() {
        assertThat(calls.outcome(BUY, KrakenReply.parse(502, "<html>", Mask.NONE)))
                .isEqualTo(new Outcome.Unknown("HTTP 502: <html>"));
    }

    @Test
    void areRefusedWithKrakensOwnWords() {
        assertThat(calls.outcome(BUY, Samples.error("EOrder:Insufficient funds")))
                .isEqualTo(new Outcome.Refused("EOrder:Insufficient funds", true));
        assertThat(calls.outcome(CANCEL, Samples.error("EOrder:Unknown order")))
                .isEqualTo(new Outcome.Refused("EOrder:Unknown order", false));
    }

    @Test
    void areNeverAcceptedWhileOrdersAreValidatedOnly() {
        assertThat(new OrderCalls(true).outcome(BUY, Samples.ok("{\"descr\":{\"order\":\"buy 0.06 XBTUSD\"}}")))
                .isEqualTo(new Outcome.Valid("buy 0.06 XBTUSD"));
    }

    private void refuses(OrderRequest order, String why) {
        assertThatThrownBy(() -> calls.request(order, DEADLINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static OrderRequest place(String volume, String price, boolean postOnly, Optional<Duration> life) {
        return new OrderRequest.Place(
                Samples.BTC, Side.BUY, ID, Volume.of(volume), Optional.of(Price.of(price)), postOnly, life);
    }

    private static OrderRequest amend(Optional<Price> limit, Optional<Volume> volume, boolean postOnly) {
        return new OrderRequest.Amend(Samples.BTC, "OUF4EM-FRGI2-MQMWZD", limit, volume, postOnly);
    }
}
