package dev.caravel.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingsTest {
    private final Listings listings = Listings.read();

    @Test
    void listsThe24CoinsOfTheWhitelist() {
        assertThat(listings.all())
                .extracting(listing -> listing.coin().symbol())
                .containsExactly(
                        "BTC ETH XRP BNB SOL DOGE ADA TRX AVAX LINK DOT XLM LTC BCH SHIB UNI ATOM NEAR APT ICP ETC FIL HBAR AAVE"
                                .split(" "));
    }

    @Test
    void knowsTheOldNames() {
        Listing doge = listings.of(new Coin("DOGE")).orElseThrow();
        assertThat(doge.pair().id()).isEqualTo("XDGUSD");
        assertThat(doge.pair().base()).isEqualTo("XXDG");
        assertThat(doge.assetName()).isEqualTo("XDG");
        assertThat(doge.wsname()).isEqualTo("XDG/USD");
        assertThat(doge.slashName()).isEqualTo("DOGE/USD");
    }

    @Test
    void aTickIsOneStepOfTheLastDecimal() {
        assertThat(listings.all())
                .allSatisfy(listing -> assertThat(listing.pair().tick().scale()).isEqualTo(listing.priceDecimals()));
    }

    @Test
    void everyLotCanBeHeldExactly() {
        assertThat(listings.all())
                .allSatisfy(listing -> assertThat(listing.assetDecimals())
                        .isGreaterThanOrEqualTo(listing.pair().lotDecimals()));
    }
}
