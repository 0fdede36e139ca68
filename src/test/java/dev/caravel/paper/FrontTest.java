package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.front.KeyTerms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String NONCE = "1616492376594";

    private final Floor floor = new Floor();

    private String call(String path, String type, String body, String signature) {
        return floor.client.answer(
                path, "", Map.of("api-key", Floor.KEY, "api-sign", signature, "content-type", type), body);
    }

    @Test
    void acceptsTheSignatureThatKrakenPublished() {
        String answer = call(
                "/0/private/AddOrder",
                FORM,
                "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25",
                "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
        assertThat(Client.result(answer).path("descr").path("order").asText())
                .isEqualTo("buy 1.25000000 XBTUSD @ limit 37500.0");
    }

    @Test
    void acceptsTheSameOrderAsJson() {
        String answer = call(
                "/0/private/AddOrder",
                "application/json",
                "{\"nonce\":\"1616492376594\",\"ordertype\":\"limit\",\"pair\":\"XBTUSD\",\"price\":\"37500\",\"type\":\"buy\",\"volume\":\"1.25\"}",
                "r/o+GpKxXjV/mls/r5CKLu5R+yzK5psqvQ4hXxMX1nzdxTBhV+ui82QGgPZMMitpFwCOAdPEZMmXgZxD2chJEg==");
        assertThat(Client.result(answer).path("txid")).hasSize(1);
    }

    @Test
    void aNumberInJsonIsReadAsItIsWritten() {
        String body =
                "{\"nonce\":1616492376594,\"pair\":\"XBTUSD\",\"type\":\"buy\",\"ordertype\":\"limit\",\"volume\":1.25,"
                        + "\"price\":37500.1,\"oflags\":\"post\",\"userref\":3}";
        String path = "/0/private/AddOrder";
        String answer = call(path, "application/json; charset=utf-8", body, Client.sign(path, NONCE, body));
        assertThat(Client.result(answer).path("descr").path("order").asText())
                .isEqualTo("buy 1.25000000 XBTUSD @ limit 37500.1");
    }

    @Test
    void aListOfFlagsIsRefused() {
        String body =
                "{\"nonce\":1616492376594,\"pair\":\"XBTUSD\",\"type\":\"buy\",\"ordertype\":\"limit\",\"volume\":1.25,"
                        + "\"price\":37500,\"oflags\":[\"post\"]}";
        String path = "/0/private/AddOrder";
        assertThat(Client.error(call(path, "application/json", body, Client.sign(path, NONCE, body))))
                .isEqualTo("EGeneral:Invalid arguments:oflags");
    }

    @Test
    void anUnknownKeyIsTheFirstThingToBeRefused() {
        assertThat(Client.error(floor.client.answer("/0/private/Balance", "", Map.of(), "")))
                .isEqualTo("EAPI:Invalid key");
    }

    @Test
    void aWrongSignatureIsRefusedAndUsesNoNonce() {
        String path = "/0/private/Balance";
        assertThat(Client.error(call(path, FORM, "nonce=5", "AAAA"))).isEqualTo("EAPI:Invalid signature");
        assertThat(Client.error(call(path, FORM, "nonce=5&x=1", Client.sign(path, "5", "nonce=5"))))
                .isEqualTo("EAPI:Invalid signature");
        Client.result(call(path, FORM, "nonce=5", Client.sign(path, "5", "nonce=5")));
    }

    @Test
    void theNonceMustRise() {
        String path = "/0/private/Balance";
        Client.result(call(path, FORM, "nonce=5", Client.sign(path, "5", "nonce=5")));
        for (String nonce : new String[] {"5", "4", "", "x", "-6"}) {
            String body = "nonce=" + nonce;
            assertThat(Client.error(call(path, FORM, body, Client.sign(path, nonce, body))))
                    .isEqualTo("EAPI:Invalid nonce");
        }
    }

    @Test
    void aRefusedRequestUsesItsNonceUp() {
        String path = "/0/private/QueryOrders";
        Client.error(call(path, FORM, "nonce=5", Client.sign(path, "5", "nonce=5")));
        assertThat(Client.error(call(path, FORM, "nonce=5", Client.sign(path, "5", "nonce=5"))))
                .isEqualTo("EAPI:Invalid nonce");
    }

    @Test
    void aNonceIsAnUnsignedNumber() {
        String path = "/0/private/Balance";
        for (String nonce : new String[] {"9223372036854775808", "18446744073709551615"}) {
            String body = "nonce=" + nonce;
            Client.result(call(path, FORM, body, Client.sign(path, nonce, body)));
        }
    }

    @Test
    void aKeyMayOnlyDoWhatItIsAllowed() {
        PaperSetup reading = PaperSetup.usual(
                "by hand",
                7,
                new PaperSetup.Account(
                        "r",
                        List.of(new KeyTerms("r", Client.SECRET, Set.of(Permission.QUERY_FUNDS), 0, Optional.empty())),
                        Money.of("1"),
                        Map.of()));
        Floor readers = new Floor(reading, new HandMarket("BTC"), PaperJournal.none());
        readers.client.ask("Balance");
        assertThat(readers.client.refused("AddOrder")).isEqualTo("EGeneral:Permission denied");
    }

    @Test
    void methodsThatDoNotExistAreUnknown() {
        assertThat(floor.client.refused("WithdrawAll")).isEqualTo("EGeneral:Unknown method");
        assertThat(Client.error(floor.client.answer("/0/public/time", "", Map.of(), "")))
                .isEqualTo("EGeneral:Unknown method");
        assertThat(Client.error(floor.client.answer("/1/public/Time", "", Map.of(), "")))
                .isEqualTo("EGeneral:Unknown method");
    }

    @Test
    void whatCannotBeReadIsABadRequest() {
        assertThat(Client.error(call("/0/private/Balance", "application/json", "{\"nonce\":", "")))
                .isEqualTo("EAPI:Bad request");
        assertThat(Client.error(call("/0/private/Balance", FORM, "nonce=%zz", "")))
                .isEqualTo("EAPI:Bad request");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(Floor.SETUP.toString()).doesNotContain(Client.SECRET).contains("trader with $100000");
    }

    @Test
    void everyKeyMayAskWhatItMay() {
        String path = "/0/private/GetApiKeyInfo";
        String body = "nonce=" + NONCE;
        var info = Client.result(call(path, FORM, body, Client.sign(path, NONCE, body)));

        assertThat(info.path("permissions").valueStream())
                .extracting(permission -> permission.asText())
                .containsExactlyInAnyOrder(
                        "query-funds",
                        "query-open-trades",
                        "query-closed-trades",
                        "query-ledger",
                        "modify-trades",
                        "close-trades",
                        "create-ws-token");
        assertThat(info.path("nonceWindow").asInt(-1)).isZero();
        assertThat(info.path("validUntil").asText()).isEqualTo("0");
    }
}
