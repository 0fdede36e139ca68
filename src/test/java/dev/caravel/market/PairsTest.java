package dev.caravel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static final Pair BTC = pair("BTC", "XXBTZUSD", "XBTUSD");
    private static final Pair SOL = pair("SOL", "SOLUSD", "SOLUSD");

    private final Pairs pairs = new Pairs(List.of(SOL, BTC));

    @Test
    void areFoundByCoinAndByEitherName() {
        assertThat(pairs.of(new Coin("BTC"))).hasValue(BTC);
        assertThat(pairs.named("XXBTZUSD")).hasValue(BTC);
        assertThat(pairs.named("XBTUSD")).hasValue(BTC);
        assertThat(pairs.named("SOLUSD")).hasValue(SOL);
        assertThat(pairs.all()).containsExactly(SOL, BTC);
    }

    @Test
    void doNotKnowAnybodyElsesPair() {
        assertThat(pairs.of(new Coin("ADA"))).isEmpty();
        assertThat(pairs.named("XXBTZEUR")).isEmpty();
    }

    @Test
    void tellWhichCoinsAreMissing() {
        assertThat(pairs.missing(Whitelist.of("ADA", "BTC", "XRP"))).containsExactly(new Coin("ADA"), new Coin("XRP"));
        assertThat(pairs.missing(Whitelist.of("SOL"))).isEmpty();
    }

    @Test
    void areUnmistakable() {
        assertThatThrownBy(() -> new Pairs(List.of(BTC, pair("BTC", "BTC/USD", "BTC/USD"))))
                .hasMessage("two pairs for BTC");
        assertThatThrownBy(() -> new Pairs(List.of(SOL, pair("ADA", "ADAUSD", "SOLUSD"))))
                .hasMessage("SOLUSD is the name of SOL and of ADA");
    }

    @Test
    void haveTheirOwnFees() {
        Fees.Rate rate = new Fees.Rate(new BigDecimal("0.25"), new BigDecimal("0.40"));
        Fees fees = new Fees(Map.of("XXBTZUSD", rate));

        assertThat(fees.of(BTC)).hasValue(rate);
        assertThat(fees.of(SOL)).isEmpty();
    }

    private static Pair pair(String coin, String id, String altname) {
        return new Pair(
                new Coin(coin),
                id,
                altname,
                coin,
                "ZUSD",
                new BigDecimal("0.1"),
                8,
                5,
                Volume.of("0.1"),
                Money.of("0.5"),
                PairStatus.ONLINE);
    }
}
