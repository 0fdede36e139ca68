package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KrakenRequestTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.9Z");

    @Test
    void signsWhatItSends() {
        String secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
        KrakenSigner signer = new KrakenSigner(
                new KrakenKey("the-key", secret),
                new Nonces(() -> Instant.ofEpochMilli(1_616_492_376_594L), new Free(), Duration.ofMinutes(10)));

        SignedRequest first = signer.sign(AccountCalls.balances());
        SignedRequest second = signer.sign(AccountCalls.balances());

        assertThat(first.path()).isEqualTo("/0/private/BalanceEx");
        assertThat(first.body()).isEqualTo("nonce=1616492376594000");
        assertThat(first.key()).isEqualTo("the-key");
        assertThat(first.signature())
                .isEqualTo(new KrakenSignature(secret)
                        .sign("/0/private/BalanceEx", "1616492376594000", "nonce=1616492376594000"));
        assertThat(second.body()).isEqualTo("nonce=1616492376594001");
        assertThat(second.signature()).isNotEqualTo(first.signature());
    }

    @Test
    void readsThePublicSide() {
        assertThat(PublicCalls.assets().path()).isEqualTo("/0/public/Assets");
        assertThat(PublicCalls.assets().query()).isEmpty();
        assertThat(PublicCalls.assetPairs()).hasToString("AssetPairs");
        assertThat(PublicCalls.time()).hasToString("Time");
        assertThat(PublicCalls.systemStatus()).hasToString("SystemStatus");
        assertThat(PublicCalls.ticker(Samples.PAIRS.all()).query()).isEqualTo("pair=XXBTZUSD%2CSHIBUSD");
        assertThatThrownBy(() -> PublicCalls.ticker(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsTheAccount() {
        assertThat(AccountCalls.openOrders()).hasToString("OpenOrders trades=true");
        assertThat(AccountCalls.closedOrders(START, 50))
                .hasToString("ClosedOrders start=1772366399 ofs=50 closetime=both trades=true");
        assertThat(AccountCalls.tradesHistory(START, 0)).hasToString("TradesHistory start=1772366399 ofs=0");
        assertThat(AccountCalls.ledgers(START, 0)).hasToString("Ledgers type=trade start=1772366399 ofs=0");
        assertThat(AccountCalls.tradeVolume(Samples.PAIRS.all())).hasToString("TradeVolume pair=XXBTZUSD,SHIBUSD");
    }

    @Test
    void readsAtMostFiftyOrdersAtOnce() {
        assertThat(AccountCalls.queryOrders(List.of("OA", "OB")).body("1"))
                .isEqualTo("nonce=1&txid=OA%2COB&trades=true");
        assertThat(AccountCalls.queryOrders(Collections.nCopies(50, "OA")).isPrivate())
                .isTrue();
        assertThatThrownBy(() -> AccountCalls.queryOrders(List.of())).hasMessageContaining("not 0");
        assertThatThrownBy(() -> AccountCalls.queryOrders(Collections.nCopies(51, "OA")))
                .hasMessageContaining("not 51");
    }

    private static final class Free implements Nonces.Ceiling {
        @Override
        public long read() {
            return 1;
        }

        @Override
        public void reserve(long ceiling) {
            assertThat(ceiling).isPositive();
        }
    }
}
