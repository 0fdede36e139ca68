package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Listings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Assets and AssetPairs: what is traded here, and what everything is called. */
class ListingContractTest {
    private static final String[] ALL = Listings.read().all().stream()
            .map(listing -> listing.coin().symbol())
            .toArray(String[]::new);

    private final Floor floor = new Floor(Floor.SETUP, new HandMarket(ALL), PaperJournal.none());

    private JsonNode look(String method, String query) {
        return floor.client.look(method, query);
    }

    private String refused(String method, String query) {
        return Client.error(floor.client.answer("/0/public/" + method, query, Map.of(), ""));
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void everyNameInAPairIsAnAsset() {
        for (String query : List.of("", "assetVersion=1")) {
            JsonNode assets = look("Assets", query);
            JsonNode pairs = look("AssetPairs", query);
            assertThat(pairs).hasSize(ALL.length);
            assertThat(assets).hasSize(ALL.length + 1);
            for (JsonNode pair : pairs) {
                for (String name : List.of("base", "quote", "fee_volume_currency")) {
                    assertThat(assets.has(pair.path(name).asText()))
                            .as("%s of %s", name, pair)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void anAssetIsFoundByItsIdItsAltnameAndItsNewName() {
        for (String name : List.of("XXDG", "XDG", "DOGE")) {
            assertThat(keys(look("Assets", "asset=" + name))).containsExactly("XXDG");
        }
        assertThat(keys(look("Assets", "asset=USD,XBT"))).containsExactly("XXBT", "ZUSD");
        assertThat(refused("Assets", "asset=XBT,NIX")).isEqualTo("EQuery:Unknown asset");
    }

    @Test
    void newNamesAreUsedWhereTheyAreAskedFor() {
        assertThat(keys(look("Assets", "asset=XBT,USD&assetVersion=1"))).containsExactly("BTC", "USD");
        JsonNode pair = look("AssetPairs", "pair=XDGUSD&assetVersion=1").path("DOGE/USD");
        assertThat(pair.path("base").asText()).isEqualTo("DOGE");
        assertThat(pair.path("quote").asText()).isEqualTo("USD");
        assertThat(pair.path("altname").asText()).isEqualTo("XDGUSD");
        assertThat(keys(look("Ticker", "pair=XXBTZUSD&assetVersion=1"))).containsExactly("BTC/USD");
        assertThat(keys(look("Ticker", "pair=XXBTZUSD&assetVersion=0"))).containsExactly("XXBTZUSD");
        assertThat(refused("Assets", "assetVersion=2")).isEqualTo("EGeneral:Invalid arguments:assetVersion");
    }

    @Test
    void aPairIsFoundByItsIdItsAltnameAndItsNameWithASlash() {
        assertThat(keys(look("AssetPairs", "pair=XETHZUSD"))).containsExactly("XETHZUSD");
        assertThat(keys(look("AssetPairs", "pair=ETHUSD"))).containsExactly("XETHZUSD");
        assertThat(keys(look("AssetPairs", "pair=ETH/USD"))).containsExactly("ETH/USD");
        assertThat(keys(look("AssetPairs", "pair=SOLUSD, XBTUSD,DOGE/USD")))
                .containsExactly("SOLUSD", "XXBTZUSD", "DOGE/USD");
    }

    @Test
    void oldWebsocketNamesAndUnknownPairsAreRefused() {
        for (String name : List.of("XBT/USD", "XDG/USD", "XBTEUR", "btcusd", "XBTUSD,NIXUSD")) {
            assertThat(refused("AssetPairs", "pair=" + name)).isEqualTo("EQuery:Unknown asset pair");
        }
    }

    @Test
    void aPartOfAPairCanBeAskedFor() {
        assertThat(keys(pair("info=leverage"))).containsExactly("leverage_buy", "leverage_sell");
        assertThat(keys(pair("info=fees"))).containsExactly("fees", "fees_maker", "fee_volume_currency");
        assertThat(keys(pair("info=margin"))).containsExactly("margin_call", "margin_stop");
        assertThat(keys(pair("info=info"))).hasSizeGreaterThan(20).isEqualTo(keys(pair("")));
        assertThat(refused("AssetPairs", "info=all")).isEqualTo("EGeneral:Invalid arguments:info");
    }

    private JsonNode pair(String more) {
        return look("AssetPairs", "pair=XBTUSD&" + more).path("XXBTZUSD");
    }

    @Test
    void feeTablesBeginAtNothingTraded() {
        for (JsonNode pair : look("AssetPairs", "")) {
            assertThat(pair.path("fees").path(0).path(0).asInt(-1)).isZero();
            assertThat(pair.path("fees").path(0).path(1).isNumber()).isTrue();
            assertThat(pair.path("fees_maker").path(0).path(0).asInt(-1)).isZero();
        }
    }

    @Test
    void everyPairIsForEveryCountry() {
        assertThat(look("AssetPairs", "country_code=DE")).hasSize(ALL.length);
        assertThat(look("AssetPairs", "country_code=US-TX")).hasSize(ALL.length);
        assertThat(refused("AssetPairs", "country_code=Germany")).isEqualTo("EGeneral:Invalid arguments:country_code");
    }

    @Test
    void thereAreNoTokenisedAssets() {
        assertThat(look("Assets", "aclass=tokenized_asset")).isEmpty();
        assertThat(look("AssetPairs", "aclass_base=tokenized_asset")).isEmpty();
        assertThat(keys(look("Assets", "aclass=currency"))).contains("XXBT", "ZUSD");
        assertThat(refused("Assets", "aclass=gold")).isEqualTo("EGeneral:Invalid arguments:aclass");
    }
}
