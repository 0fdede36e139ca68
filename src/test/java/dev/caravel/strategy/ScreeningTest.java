package dev.caravel.strategy;

import static dev.caravel.strategy.Scene.INTERVAL;
import static dev.caravel.strategy.Scene.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Control;
import dev.caravel.book.Intent;
import dev.caravel.market.Coin;
import dev.caravel.market.PairStatus;
import dev.caravel.order.Side;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stops a coin from being bought. SOL has the best score unless told otherwise. */
class ScreeningTest {
    private final Scene scene = new Scene().quote("SOL", 1, 2, 3);

    @Test
    void buysTheBestScore() {
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
        assertThat(why("BTC").reason()).isEqualTo(Reason.OUTSCORED);
        assertThat(why("SHIB").reason()).isEqualTo(Reason.OUTSCORED);
    }

    @Test
    void onEqualScoresTheFirstOfTheWhitelistWins() {
        scene.quote("SOL", 0.5, 1, 2);
        assertThat(why("BTC").reason()).isEqualTo(Reason.BEST_SCORE);
        assertThat(why("SOL").reason()).isEqualTo(Reason.OUTSCORED);
    }

    @Test
    void passesOverTheCoinsTradedLastAndTakesTheBackup() {
        scene.quote("ETH", 0.8, 1, 2).recentlyBought("SHIB", "SOL");
        assertThat(why("SOL").reason()).isEqualTo(Reason.RECENTLY_TRADED);
        assertThat(why("SHIB").reason()).isEqualTo(Reason.RECENTLY_TRADED);
        assertThat(why("ETH").reason()).isEqualTo(Reason.BACKUP_COIN);
    }

    @Test
    void isNoBackupWhenThePassedOverCoinScoredLessAnyway() {
        scene.recentlyBought("BTC", "ETH");
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void forgetsWhatWasTradedLongerAgo() {
        scene.recentlyBought("BTC", "ETH", "SOL");
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,-0.1,-0.1", "1,-6.01,1", "1,1,-15.01"})
    void leavesOutAFallingKnife(double change1h, double change24h, double change7d) {
        scene.quote("SOL", change1h, change24h, change7d);
        assertThat(why("SOL").reason()).isEqualTo(Reason.FALLING_KNIFE);
        assertThat(why("SOL").detail()).contains("1 h", "24 h", "7 d");
    }

    @ParameterizedTest
    @CsvSource({"0,-0.1,-0.1", "1,-6,1", "1,1,-15"})
    void catchesWhatIsJustNotAFallingKnife(double change1h, double change24h, double change7d) {
        scene.quote("SOL", change1h, change24h, change7d);
        assertThat(why("SOL").reason()).isIn(Reason.OUTSCORED, Reason.BEST_SCORE);
    }

    @Test
    void leavesOutASpike() {
        scene.quote("SOL", 4, 4, 4);
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
        scene.quote("SOL", 4.01, 4, 4);
        assertThat(why("SOL").reason()).isEqualTo(Reason.SPIKE);
    }

    @Test
    void leavesOutASmallOrUnknownMarketCap() {
        scene.quote("SOL", 500e6, 1, 2, 3);
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
        scene.quote("SOL", 499e6, 1, 2, 3);
        assertThat(why("SOL").reason()).isEqualTo(Reason.SMALL_CAP);
        assertThat(why("SOL").detail()).isEqualTo("$499.00 million");
        scene.quote("SOL", Double.NaN, 1, 2, 3);
        assertThat(why("SOL").detail()).isEqualTo("unknown");
    }

    @Test
    void leavesOutACoinWithoutQuoteOrWithAnUnknownChange() {
        scene.unquoted("SOL").quote("ETH", Double.NaN, 1, 1);
        assertThat(why("SOL").reason()).isEqualTo(Reason.NOT_QUOTED);
        assertThat(why("SOL").score()).isEmpty();
        assertThat(why("ETH").reason()).isEqualTo(Reason.NOT_QUOTED);
        assertThat(why("ETH").detail()).isEqualTo("a change is unknown");
    }

    @Test
    void buysNothingWhenLessThanHalfIsQuoted() {
        scene.unquoted("BTC").unquoted("ETH");
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
        scene.unquoted("SHIB");
        assertThat(why("SOL").reason()).isEqualTo(Reason.TOO_FEW_QUOTES);
        assertThat(why("SOL").detail()).isEqualTo("1 of 4");
    }

    @Test
    void doesNotTrustAnOldQuote() {
        scene.at(NOON.plus(Duration.ofMinutes(10)));
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
        Situation late = scene.at(NOON.plus(Duration.ofMinutes(11))).cycle();
        MarketScore seen = new MarketScore(60, 4, true);
        Standing standing =
                new BookStanding(Classic.RULES, late, late.time(), late.book().guards(), java.util.Set.of());
        new Screening(Classic.RULES)
                .choose(
                        late.quotes(),
                        seen,
                        standing,
                        (_, reason) -> assertThat(reason).isEqualTo(Reason.QUOTE_OLD));
    }

    @Test
    void doesNotTrustAQuoteFarFromKrakensPrice() {
        scene.price("SOL", "101.9", "102.0");
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
        scene.price("SOL", "102.1", "102.2");
        assertThat(why("SOL").reason()).isEqualTo(Reason.QUOTE_OFF);
    }

    @Test
    void needsKrakensOwnPrice() {
        scene.withoutTicker("SOL").price("ETH", "0", "100");
        assertThat(why("SOL").reason()).isEqualTo(Reason.NO_TICKER);
        assertThat(why("ETH").reason()).isEqualTo(Reason.NO_TICKER);
    }

    @Test
    void avoidsAWideSpread() {
        scene.price("SOL", "99.7", "100.3");
        assertThat(why("SOL").reason()).isEqualTo(Reason.SPREAD);
        assertThat(why("SOL").detail()).isEqualTo("0.60 % of at most 0.50 %");
    }

    @ParameterizedTest
    @EnumSource(value = PairStatus.class, names = "ONLINE", mode = EnumSource.Mode.EXCLUDE)
    void needsAPairThatIsOnline(PairStatus status) {
        scene.status("SOL", status);
        assertThat(why("SOL").reason()).isEqualTo(Reason.NOT_ONLINE);
    }

    @Test
    void needsAPairThatKrakenLists() {
        scene.unlisted("SOL");
        assertThat(why("SOL").reason()).isEqualTo(Reason.NOT_ONLINE);
        assertThat(why("SOL").detail()).isEqualTo("not listed");
    }

    @Test
    void waitsAfterAnAcceptedBuy() {
        scene.lastBuy(NOON.minus(INTERVAL));
        assertThat(why("SOL").reason()).isEqualTo(Reason.WAITING);
        scene.lastBuy(NOON.minus(INTERVAL).minusMillis(1));
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void letsACoinCoolDownAfterItsPositionClosed() {
        scene.closed("SOL", NOON.minus(INTERVAL.multipliedBy(2)));
        assertThat(why("SOL").reason()).isEqualTo(Reason.COOLDOWN);
        assertThat(why("BTC").reason()).isEqualTo(Reason.BEST_SCORE);
        scene.closed("SOL", NOON.minus(INTERVAL.multipliedBy(2)).minusMillis(1));
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void needsCashForTheCostAndTheTakersFee() {
        scene.cash("2359.39");
        assertThat(why("SOL").reason()).isEqualTo(Reason.CASH);
        assertThat(why("SOL").detail()).isEqualTo("$2359.39 of $2359.40");
        scene.cash("2359.40");
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void countsMoneyInDoubtAsSpent() {
        scene.cash("4000").holding(Held.of("ETH").unresolved(Intent.Kind.PLACE, Side.BUY));
        assertThat(why("SOL").reason()).isEqualTo(Reason.CASH);
        assertThat(why("ETH").reason()).isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void placesNoOrderUnderTheMinimum() {
        Rules small = Classic.with(Classic.buying("5.90", 3, 1, 2));
        assertThat(decide(small, "SOL").why().reason()).isEqualTo(Reason.TOO_SMALL);
        assertThat(decide(small, "BTC").why().reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void buysNothingAtATargetThatTheFeesEatUp() {
        scene.fees("SOL", "0.38", "0.60");
        assertThat(why("SOL").reason()).isEqualTo(Reason.TARGET_NOT_NET);
        assertThat(why("BTC").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void buysNothingWhileFeesAreUnknown() {
        scene.withoutFees();
        assertThat(why("SOL").reason()).isEqualTo(Reason.TARGET_NOT_NET);
        assertThat(why("SOL").detail()).isEqualTo("fees unknown");
    }

    @Test
    void buysNothingBehindAClosedGate() {
        Scene.COINS.coins().forEach(coin -> scene.quote(coin.symbol(), -1, 1, 1));
        assertThat(why("SOL").reason()).isEqualTo(Reason.GATE_CLOSED);
        assertThat(why("SOL").detail()).contains("opens at 50.00");
    }

    @ParameterizedTest
    @EnumSource(value = Control.Mode.class, names = "RUN", mode = EnumSource.Mode.EXCLUDE)
    void buysNothingUnlessTheOwnerSaysRun(Control.Mode mode) {
        scene.control(mode);
        assertThat(why("SOL").reason()).isEqualTo(Reason.CONTROL);
        assertThat(why("SOL").detail()).isEqualTo(mode.word());
    }

    @Test
    void aGuardLocksEveryCoin() {
        scene.locked("StoplossGuard", Optional.empty());
        assertThat(why("SOL").reason()).isEqualTo(Reason.GUARD);
        assertThat(why("BTC").detail()).isEqualTo("StoplossGuard: losses");
    }

    @Test
    void aGuardMayLockOneCoinOnly() {
        scene.locked("LowProfitCoins", Optional.of(new Coin("SOL")));
        assertThat(why("SOL").reason()).isEqualTo(Reason.GUARD);
        assertThat(why("BTC").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void leavesOutAQuarantinedCoin() {
        scene.quarantined("SOL");
        assertThat(why("SOL").reason()).isEqualTo(Reason.QUARANTINED);
        assertThat(why("SOL").detail()).isEqualTo("an order vanished");
        assertThat(why("BTC").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void holdsNoMorePositionsThanAllowed() {
        scene.holding(Held.of("BTC").bought("20", "100").selling("20", "101"))
                .holding(Held.of("ETH").buying("20", "100", "0"))
                .holding(Held.of("SHIB").unresolved(Intent.Kind.PLACE, Side.BUY));
        assertThat(why("SOL").reason()).isEqualTo(Reason.POSITIONS_FULL);
        assertThat(why("SOL").detail()).isEqualTo("3 of 3");
    }

    @Test
    void dustTakesNoPlaceAndMayBeBoughtAgain() {
        scene.holding(Held.of("BTC").bought("20", "100").selling("20", "101"))
                .holding(Held.of("ETH").buying("20", "100", "0"))
                .holding(Held.of("SOL").bought("0.01", "100"));
        assertThat(why("SOL").reason()).isEqualTo(Reason.BEST_SCORE);
    }

    @Test
    void saysWhatMakesThisCoinImpossibleBeforeWhatForbidsAllBuys() {
        scene.quarantined("SOL").control(Control.Mode.NO_BUYS);
        assertThat(why("SOL").reason()).isEqualTo(Reason.QUARANTINED);
        assertThat(why("BTC").reason()).isEqualTo(Reason.CONTROL);
    }

    private Decision.Why why(String coin) {
        return decide(Classic.RULES, coin).why();
    }

    private Decision decide(Rules rules, String coin) {
        return Decisions.of(new Strategy(rules, true).decide(scene.cycle()), coin);
    }
}
