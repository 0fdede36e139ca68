package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.front.KeyTerms;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Several accounts, and several keys of one, each with its own terms. */
class KeysTest {
    private static final KeyTerms TRADES = KeyTerms.unlimited("trades", Client.SECRET);
    private static final KeyTerms LOOKS = new KeyTerms(
            "looks",
            Client.SECRET,
            EnumSet.of(Permission.QUERY_FUNDS, Permission.QUERY_OPEN_TRADES),
            10_000,
            Optional.of("open sesame"));

    private final Floor floor = new Floor(
            PaperSetup.usual(
                    "by hand",
                    7,
                    new PaperSetup.Account(
                            "alice",
                            List.of(TRADES, LOOKS),
                            Money.of("100000"),
                            Map.of(new Coin("ETH"), Volume.of("2.5"))),
                    PaperSetup.Account.trading("bob", Client.SECRET, Money.of("5"))),
            new HandMarket("BTC", "ETH"),
            PaperJournal.none());

    private String call(String key, long nonce, String method, String... arguments) {
        Signed signed = Signed.of(key, nonce, method, arguments);
        return floor.client.answer(
                signed.path(), "", signed.headers(), new String(signed.body(), StandardCharsets.UTF_8));
    }

    private String looks(long nonce, String method) {
        return call("looks", nonce, method, "otp", "open sesame");
    }

    @Test
    void allKeysOfAnAccountSeeTheSameAndOthersDoNot() {
        String txid = floor.limit("buy", "0.1", "30000");

        assertThat(Client.result(looks(1, "OpenOrders")).path("open").has(txid)).isTrue();
        assertThat(Client.result(looks(2, "Balance")).path("XETH").asText()).isEqualTo("2.5000000000");
        assertThat(Client.result(call("bob", 1, "OpenOrders")).path("open")).isEmpty();
        assertThat(Client.result(call("bob", 2, "Balance")).toString()).isEqualTo("{\"ZUSD\":\"5.0000\"}");
    }

    @Test
    void aKeyMayOnlyDoWhatItIsAllowed() {
        assertThat(Client.error(looks(1, "CancelAll"))).isEqualTo("EGeneral:Permission denied");
        assertThat(Client.error(looks(2, "TradesHistory"))).isEqualTo("EGeneral:Permission denied");
    }

    @Test
    void aKeyWithAPasswordIsOfNoUseWithoutIt() {
        assertThat(Client.error(call("looks", 1, "Balance"))).isEqualTo("EGeneral:Permission denied");
        assertThat(Client.error(call("looks", 2, "GetApiKeyInfo"))).isEqualTo("EGeneral:Permission denied");
        assertThat(Client.error(call("looks", 3, "Balance", "otp", "guess"))).isEqualTo("EAPI:Invalid signature");
        Client.result(looks(3, "Balance"));
    }

    @Test
    void withinItsWindowALowerNonceIsGoodOnce() {
        Client.result(looks(20_000, "Balance"));
        Client.result(looks(10_001, "Balance"));
        assertThat(Client.error(looks(10_001, "Balance"))).isEqualTo("EAPI:Invalid nonce");
        assertThat(Client.error(looks(10_000, "Balance"))).isEqualTo("EAPI:Invalid nonce");
        assertThat(Client.error(looks(20_000, "Balance"))).isEqualTo("EAPI:Invalid nonce");
        Client.result(looks(25_000, "Balance"));
        assertThat(Client.error(looks(14_999, "Balance"))).isEqualTo("EAPI:Invalid nonce");
        Client.result(looks(15_001, "Balance"));
    }

    @Test
    void eachKeyHasItsOwnNonces() {
        Client.result(looks(1_000_000_000_000_000L, "Balance"));
        floor.client.ask("Balance");
    }

    @Test
    void everyKeyTellsItsTerms() {
        JsonNode info = Client.result(looks(77, "GetApiKeyInfo"));

        assertThat(info.path("apiKey").asText()).isEqualTo("looks");
        assertThat(info.path("nonceWindow").asLong()).isEqualTo(10_000);
        assertThat(info.path("nonce").asText()).isEqualTo("77");
        assertThat(info.path("permissions").valueStream().map(JsonNode::asText))
                .containsExactly("query-funds", "query-open-trades");
    }

    @Test
    void termsThatCannotBeKeptAreRefused() {
        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> new KeyTerms("", Client.SECRET, Set.of(), 0, Optional.empty()),
                () -> new KeyTerms("k", "no base64!", Set.of(), 0, Optional.empty()),
                () -> new KeyTerms("k", Client.SECRET, Set.of(), -1, Optional.empty()))) {
            assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(LOOKS.toString()).isEqualTo("looks");
    }
}
