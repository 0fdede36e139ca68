package dev.caravel.doctor;

import static dev.caravel.doctor.Patient.SHIB;
import static dev.caravel.doctor.Patient.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Whitelist;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListingChecksTest {

    private static List<String> check(String buyAmount, Pair... pairs) {
        List<Ticker> tickers = Stream.of(pairs)
                .map(pair -> ticker(pair.coin(), pair.coin().equals(SHIB) ? "0.00000800" : "100"))
                .toList();
        return Patient.lines(ListingChecks.of(
                Whitelist.of(Stream.of(pairs).map(pair -> pair.coin().symbol()).toArray(String[]::new)),
                new Pairs(List.of(pairs)),
                tickers,
                Patient.settings("caravel.buy.amount=" + buyAmount).rules()));
    }

    private static Ticker ticker(Coin coin, String price) {
        return new Ticker(coin, Price.of(price), Price.of(price), Price.of(price));
    }

    private static Pair sol(String ordermin, PairStatus status) {
        return Patient.pair(SOL, "0.01", ordermin, status);
    }

    @Test
    void aPairThatCanBeBoughtIsGood() {
        assertThat(check("2350", sol("0.02", PairStatus.ONLINE)))
                .containsExactly("OK pairs: all 1 coins are online and large enough to trade");
    }

    @Test
    void aPairThatIsNotOnlineIsNamed() {
        assertThat(check("2350", sol("0.02", PairStatus.CANCEL_ONLY)))
                .singleElement()
                .asString()
                .startsWith("WARN pairs: cannot be bought now: SOL (cancel_only) -> ");
    }

    @Test
    void aBuyUnderTheMinimumFails() {
        assertThat(check("100", sol("2", PairStatus.ONLINE)))
                .singleElement()
                .asString()
                .startsWith("FAIL pairs: caravel.buy.amount is under Kraken's minimum: SOL (ordermin 2, $200.00) -> ");
        assertThat(check("1", Patient.pair(SOL, "0.01", "0.001", PairStatus.ONLINE)))
                .containsExactly("OK pairs: all 1 coins are online and large enough to trade");
    }

    @Test
    void aTickLargerThanAStepOfThePriceIsToldOf() {
        assertThat(check("2350", Patient.pair(SHIB, "0.00000001", "50000", PairStatus.ONLINE)))
                .singleElement()
                .asString()
                .startsWith("WARN pairs: one tick is more than caravel.sell.step")
                .contains("SHIB (0.125 %)");
    }

    @Test
    void aCoinWithoutAPairOrAPriceIsNamed() {
        var rules = Patient.settings().rules();
        var pairs = new Pairs(List.of(sol("0.02", PairStatus.ONLINE)));
        assertThat(Patient.lines(ListingChecks.of(Whitelist.of("SOL", "OLD"), pairs, List.of(), rules)))
                .satisfiesExactly(
                        missing -> assertThat(missing)
                                .startsWith("FAIL pairs: not listed against US dollars: OLD -> remove"),
                        unpriced -> assertThat(unpriced).startsWith("WARN pairs: without bid and ask: SOL"));
    }
}
