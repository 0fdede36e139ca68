package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import dev.caravel.market.Whitelist;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsReaderTest {
    private static final String DOLLAR = "ZUSD USD";

    @Test
    void readsPrecisionAndMinimums() {
        Pairs pairs = PairsReader.read(Whitelist.of("BTC"), assets(DOLLAR, "XXBT XBT"), Samples.ok("""
            {"XXBTZUSD":{"altname":"XBTUSD","wsname":"XBT/USD","aclass_base":"currency","base":"XXBT",
             "aclass_quote":"currency","quote":"ZUSD","lot":"unit","cost_decimals":5,"pair_decimals":1,"lot_decimals":8,
             "lot_multiplier":1,"leverage_buy":[2,3],"leverage_sell":[2,3],"fees":[],"fees_maker":[],
             "fee_volume_currency":"ZUSD","margin_call":80,"margin_stop":40,"ordermin":"0.00005","costmin":"0.5",
             "tick_size":"0.1","status":"online","execution_venue":"international"}}\
            """));

        assertThat(pairs.all())
                .containsExactly(new Pair(
                        new Coin("BTC"),
                        "XXBTZUSD",
                        "XBTUSD",
                        "XXBT",
                        "ZUSD",
                        new BigDecimal("0.1"),
                        8,
                        5,
                        Volume.of("0.00005"),
                        Money.of("0.5"),
                        PairStatus.ONLINE));
    }

    @ParameterizedTest
    @CsvSource({
        "BTC, XXBT XBT, XXBTZUSD XBTUSD",
        "ETH, XETH ETH, XETHZUSD ETHUSD",
        "XRP, XXRP XRP, XXRPZUSD XRPUSD",
        "BNB, BNB BNB, BNBUSD BNBUSD",
        "SOL, SOL SOL, SOLUSD SOLUSD",
        "DOGE, XXDG XDG, XDGUSD XDGUSD",
        "ADA, ADA ADA, ADAUSD ADAUSD",
        "TRX, TRX TRX, TRXUSD TRXUSD",
        "AVAX, AVAX AVAX, AVAXUSD AVAXUSD",
        "LINK, LINK LINK, LINKUSD LINKUSD",
        "DOT, DOT DOT, DOTUSD DOTUSD",
        "XLM, XXLM XLM, XXLMZUSD XLMUSD",
        "LTC, XLTC LTC, XLTCZUSD LTCUSD",
        "BCH, BCH BCH, BCHUSD BCHUSD",
        "SHIB, SHIB SHIB, SHIBUSD SHIBUSD",
        "UNI, UNI UNI, UNIUSD UNIUSD",
        "ATOM, ATOM ATOM, ATOMUSD ATOMUSD",
        "NEAR, NEAR NEAR, NEARUSD NEARUSD",
        "APT, APT APT, APTUSD APTUSD",
        "ICP, ICP ICP, ICPUSD ICPUSD",
        "ETC, XETC ETC, XETCZUSD ETCUSD",
        "FIL, FIL FIL, FILUSD FILUSD",
        "HBAR, HBAR HBAR, HBARUSD HBARUSD",
        "AAVE, AAVE AAVE, AAVEUSD AAVEUSD",
        "USDT, USDT USDT, USDTZUSD USDTUSD",
        "XTZ, XTZ XTZ, XTZUSD XTZUSD",
        "BTC, BTC BTC, BTC/USD BTC/USD"
    })
    void findsEveryCoinUnderKrakensNames(String coin, String asset, String pair) {
        String base = asset.substring(0, asset.indexOf(' '));

        Pairs pairs = PairsReader.read(
                Whitelist.of(coin), assets(asset, DOLLAR), Samples.ok("{" + pair(pair, base, "") + "}"));

        assertThat(pairs.of(new Coin(coin)))
                .map(found -> found.id() + " " + found.altname())
                .hasValue(pair);
    }

    @Test
    void tellsWhichCoinsAreNotListedAgainstDollars() {
        Whitelist whitelist = Whitelist.of("SOL", "BTC", "XMR", "DOGE");

        Pairs pairs = PairsReader.read(
                whitelist,
                assets(DOLLAR, "ZEUR EUR", "XXBT XBT", "SOL SOL", "XXDG XDG"),
                Samples.ok("{%s,%s,%s}"
                        .formatted(
                                pair("XXBTZUSD XBTUSD", "XXBT", ""),
                                pair("SOLUSD SOLUSD", "SOL", ""),
                                pair("XDGEUR XDGEUR", "XXDG", "").replace("ZUSD", "ZEUR"))));

        assertThat(pairs).hasToString("[SOLUSD, XBTUSD]");
        assertThat(pairs.missing(whitelist)).containsExactly(new Coin("XMR"), new Coin("DOGE"));
    }

    @Test
    void leavesOutWhatIsNoPlainSpotPair() {
        Pairs pairs = PairsReader.read(
                Whitelist.of("BTC"),
                assets(DOLLAR, "XXBT XBT"),
                Samples.ok("{%s,%s,%s,%s}"
                        .formatted(
                                pair("XBTUSD:BTNL XBTUSD:BTNL", "XXBT", ""),
                                pair("XXBTZUSD.d XBTUSD.d", "XXBT", ""),
                                pair("ABCUSD ABCUSD", "XXBT", "\"execution_venue\":\"elsewhere\","),
                                pair("XBTXUSD XBTXUSD", "XXBT", "\"aclass_base\":\"tokenized_asset\","))));

        assertThat(pairs.all()).isEmpty();
    }

    @Test
    void readsOlderRowsAndWordsThatAreNew() {
        Pairs pairs = PairsReader.read(
                Whitelist.of("SOL"),
                assets(DOLLAR, "SOL SOL"),
                Samples.ok("{"
                        + pair("SOLUSD SOLUSD", "SOL", "")
                                .replace("\"tick_size\":\"0.01\",", "")
                                .replace("online", "sleeping")
                        + "}"));

        assertThat(pairs.all()).singleElement().satisfies(pair -> {
            assertThat(pair.tick()).isEqualByComparingTo("0.001");
            assertThat(pair.status()).isEqualTo(PairStatus.UNKNOWN);
        });
    }

    @Test
    void needsTheRulesOfOurPairsOnly() {
        KrakenReply assets = assets(DOLLAR, "SOL SOL", "ADA ADA");
        KrakenReply broken = Samples.ok("{" + pair("SOLUSD SOLUSD", "SOL", "").replace("ordermin", "minimum") + "}");

        assertThat(PairsReader.read(Whitelist.of("ADA"), assets, broken).all()).isEmpty();
        assertThatThrownBy(() -> PairsReader.read(Whitelist.of("SOL"), assets, broken))
                .isInstanceOf(KrakenException.class)
                .hasMessageContaining("Kraken AssetPairs: SOLUSD: the field 'ordermin' is missing");
    }

    @Test
    void needsDollars() {
        assertThatThrownBy(() -> PairsReader.read(Whitelist.of("SOL"), assets("SOL SOL"), Samples.ok("{}")))
                .hasMessageContaining("Kraken Assets: US dollars are not among the assets");
    }

    private static KrakenReply assets(String... names) {
        return Samples.ok(List.of(names).stream()
                .map(name -> name.split(" ", 2))
                .map(name -> "\"%s\":{\"aclass\":\"currency\",\"altname\":\"%s\",\"decimals\":8}"
                        .formatted(name[0], name[1]))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String pair(String names, String base, String more) {
        String[] name = names.split(" ", 2);
        return """
            "%s":{"altname":"%s",%s"base":"%s","quote":"ZUSD","cost_decimals":5,"pair_decimals":3,"lot_decimals":8,
             "ordermin":"0.06","costmin":"0.5","tick_size":"0.01","status":"online"}\
            """.formatted(name[0], name[1], more, base);
    }
}
