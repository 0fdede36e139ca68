package dev.caravel.strategy;

import static dev.caravel.strategy.Scene.INTERVAL;
import static dev.caravel.strategy.Scene.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Exit;
import dev.caravel.book.Intent;
import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.strategy.Decision.Amendment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sell at its target, growing with the buy, and coming down when nobody wants it. SOL was bought at 100. */
class PatientExitTest {
    private static final Coin SOL = new Coin("SOL");

    private final Scene scene = new Scene();
    private final Held held = Held.of("SOL").bought("10", "100");
    private final Held selling = held.selling("10", "100.75");

    @Test
    void sellsAtTheTargetWithoutTaking() {
        Decision decision = watch(held);
        assertThat(decision).isEqualTo(new Decision.Sell(SOL, price("100.75"), Volume.of("10"), true, decision.why()));
        assertThat(decision.why().reason()).isEqualTo(Reason.AT_TARGET);
        assertThat(decision.why().detail()).isEqualTo("100.75, entry 100, bid 99.9");
    }

    @Test
    void roundsTheTargetUpToTheTick() {
        assertThat(((Decision.Sell) watch(Held.of("SOL").bought("10", "100.01"))).limit())
                .isEqualTo(price("100.77"));
    }

    @Test
    void sellsTheAverageEntryOfAllBuys() {
        scene.price("SOL", "98", "98.2");
        Held two = Held.of("SOL").bought("10", "100").bought("10", "98");
        Decision.Sell sell = (Decision.Sell) watch(two);
        assertThat(sell.limit()).isEqualTo(price("99.75"));
        assertThat(sell.volume()).isEqualTo(Volume.of("20"));
    }

    @Test
    void sellsWhatIsBoughtSoFarOnceItIsLargeEnough() {
        assertThat(watch(Held.of("SOL").buying("20", "100", "0")).why().reason())
                .isEqualTo(Reason.BUYING);
        assertThat(watch(Held.of("SOL").buying("20", "100", "0.05")).why().reason())
                .isEqualTo(Reason.BUYING);
        assertThat(watch(Held.of("SOL").buying("20", "100", "0.06")).why().reason())
                .isEqualTo(Reason.AT_TARGET);
    }

    @Test
    void dustWaitsForTheNextLot() {
        assertThat(watch(Held.of("SOL").bought("0.05", "100")).why().reason()).isEqualTo(Reason.DUST);
        Decision.Sell sell =
                (Decision.Sell) watch(Held.of("SOL").bought("0.05", "100").bought("10", "100"));
        assertThat(sell.volume()).isEqualTo(Volume.of("10.05"));
    }

    @Test
    void aBuyOfUnknownOutcomeIsWaitedFor() {
        assertThat(watch(Held.of("SOL").unresolved(Intent.Kind.PLACE, Side.BUY))
                        .why()
                        .reason())
                .isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void sellsAtTheAskWhenThePriceHasPassedTheTarget() {
        scene.price("SOL", "101", "101.2");
        Decision.Sell sell = (Decision.Sell) watch(held);
        assertThat(sell.why().reason()).isEqualTo(Reason.TARGET_PASSED);
        assertThat(sell.limit()).isEqualTo(price("101.2"));
        assertThat(sell.postOnly()).isTrue();
    }

    @Test
    void aPostOnlyRefusalIsRepricedToTheAsk() {
        scene.price("SOL", "100.7", "100.9");
        Decision.Sell sell = (Decision.Sell) watch(held.exit(Exit.NORMAL.postRefused()));
        assertThat(sell.limit()).isEqualTo(price("100.9"));
        assertThat(sell.postOnly()).isTrue();
    }

    @Test
    void onTheSecondRefusalItMayTakeAtTheTargetOrBetter() {
        scene.price("SOL", "101", "101.2");
        Decision.Sell sell =
                (Decision.Sell) watch(held.exit(Exit.NORMAL.postRefused().postRefused()));
        assertThat(sell.limit()).isEqualTo(price("100.75"));
        assertThat(sell.postOnly()).isFalse();
    }

    @Test
    void growsWithTheBuyAndFollowsTheNewAverage() {
        Held more = Held.of("SOL").buying("20", "99", "4").bought("10", "100").selling("10", "100.75");
        Decision.Edit edit = (Decision.Edit) watch(more);
        assertThat(edit.why().reason()).isEqualTo(Reason.MORE_FILLED);
        assertThat(edit.to()).contains(new Amendment(price("100.47"), Optional.of(Volume.of("14")), true));
    }

    @Test
    void theVolumeIsATotalThatIncludesWhatWasSold() {
        Held more = Held.of("SOL").buying("20", "100", "14").selling("10", "100.75", "3", NOON);
        Decision.Edit edit = (Decision.Edit) watch(more);
        assertThat(edit.to()).contains(new Amendment(Optional.empty(), Optional.of(Volume.of("14")), true));
    }

    @Test
    void aLoweredSellKeepsItsStepsWhenItGrows() {
        Held more = Held.of("SOL")
                .buying("20", "100", "14")
                .selling("10", "100.55", "0", NOON)
                .exit(Exit.NORMAL.by(Exit.Way.LOWERED));
        scene.at(NOON.plus(INTERVAL.multipliedBy(5)).plusSeconds(90)).lastCycle(NOON.plus(INTERVAL.multipliedBy(5)));
        assertThat(((Decision.Edit) watch(more)).to())
                .contains(new Amendment(Optional.empty(), Optional.of(Volume.of("14")), true));
    }

    @Test
    void growsAboveTheBidOnly() {
        scene.price("SOL", "100.8", "100.9");
        Held more = Held.of("SOL").buying("20", "100", "14").selling("10", "100.90");
        assertThat(((Decision.Edit) watch(more)).to())
                .contains(new Amendment(price("100.81"), Optional.of(Volume.of("14")), true));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3"})
    void restsAtTheTargetWhilePatienceLasts(int cycles) {
        assertThat(cycle(selling, cycles).why().reason()).isEqualTo(Reason.PATIENCE);
    }

    @Test
    void aWatchNeverLowers() {
        scene.at(NOON.plus(INTERVAL.multipliedBy(9))).lastCycle(NOON.plus(INTERVAL.multipliedBy(9)));
        assertThat(watch(selling).why().reason()).isEqualTo(Reason.PATIENCE);
    }

    @Test
    void countsFullCyclesOnly() {
        scene.at(NOON.plus(INTERVAL.multipliedBy(4)).minusSeconds(1));
        assertThat(decide(Classic.RULES, selling, scene.cycle()).why().reason()).isEqualTo(Reason.PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({"4,100.65", "5,100.55"})
    void thenComesDownStepByStep(int cycles, String limit) {
        Decision.Edit edit = (Decision.Edit) cycle(selling, cycles);
        assertThat(edit.why().reason()).isEqualTo(Reason.LOWERED);
        assertThat(edit.to()).contains(new Amendment(price(limit), Optional.empty(), true));
    }

    @Test
    void comesDownToBreakEvenAndNoFurther() {
        // 1000 and its fee of 2.50, divided by 10 coins less 0.25 %: 100.5012…
        Decision.Edit edit = (Decision.Edit) cycle(selling, 6);
        assertThat(edit.to().orElseThrow().limit()).isEqualTo(price("100.51"));
        assertThat(cycle(held.selling("10", "100.51"), 7).why().reason()).isEqualTo(Reason.AT_FLOOR);
        assertThat(cycle(held.selling("10", "100.51"), 144).why().reason()).isEqualTo(Reason.AT_FLOOR);
    }

    @Test
    void givesUpTheFloorAfterLongAndComesDownToTheStop() {
        Held atFloor = held.selling("10", "100.51");
        assertThat(limit(cycle(atFloor, 145))).isEqualTo(price("100.41"));
        assertThat(limit(cycle(atFloor, 146))).isEqualTo(price("100.31"));
        scene.price("SOL", "95", "95.2", "97");
        assertThat(limit(cycle(atFloor, 9_999))).isEqualTo(price("96"));
    }

    @Test
    void comesDownToAFixedFloorIfSoSet() {
        Rules fixed = Classic.with(Classic.selling("0.75", 3, "0.10", "0.6", 144));
        scene.at(NOON.plus(INTERVAL.multipliedBy(9)));
        assertThat(limit(decide(fixed, selling, scene.cycle()))).isEqualTo(price("100.6"));
    }

    @Test
    void aFloorUnderTheStopIsTheStop() {
        Rules low = Classic.with(Classic.selling("0.75", 0, "1", "-50", 144));
        scene.at(NOON.plus(INTERVAL.multipliedBy(40))).price("SOL", "95", "95.2", "97");
        assertThat(limit(decide(low, selling, scene.cycle()))).isEqualTo(price("96"));
    }

    @Test
    void staysAtTheTargetWhileFeesAreUnknown() {
        scene.withoutFees();
        assertThat(cycle(selling, 50).why().reason()).isEqualTo(Reason.AT_FLOOR);
    }

    @Test
    void comesDownOnlyToOneTickAboveTheBid() {
        scene.price("SOL", "100.70", "100.75");
        assertThat(limit(cycle(selling, 5))).isEqualTo(price("100.71"));
        scene.price("SOL", "100.74", "100.75");
        assertThat(cycle(selling, 5).why().reason()).isEqualTo(Reason.SAME_PRICE);
    }

    @Test
    void aSellThatHasPartlyGoneComesDownByPriceOnly() {
        Held part = held.selling("10", "100.75", "9.98", NOON);
        assertThat(((Decision.Edit) cycle(part, 4)).to())
                .contains(new Amendment(price("100.65"), Optional.empty(), true));
    }

    @Test
    void aStepOfShibMayRoundToTheRestingPrice() {
        // A step is 0.8 ticks: 0.00000800 × 0.10 %.
        scene.price("SHIB", "0.00000795", "0.00000796");
        Held shib = Held.of("SHIB").bought("200000000", "0.00000800");
        assertThat(((Decision.Sell) watch(shib)).limit()).isEqualTo(price("0.00000806"));
        Rules steps = Classic.with(Classic.selling("0.75", 0, "0.10", "-1", 144));
        String[] expected = {
            "0.00000806", "0.00000806", "0.00000805", "0.00000804", "0.00000803", "0.00000802", "0.00000802"
        };
        for (int cycles = 1; cycles < expected.length; cycles++) {
            scene.at(NOON.plus(INTERVAL.multipliedBy(cycles)));
            Decision decision = decide(steps, shib.selling("200000000", expected[cycles - 1]), scene.cycle());
            if (expected[cycles].equals(expected[cycles - 1])) {
                assertThat(decision.why().reason()).isEqualTo(Reason.SAME_PRICE);
            } else {
                assertThat(limit(decision)).isEqualTo(price(expected[cycles]));
            }
        }
    }

    private Decision watch(Held position) {
        return decide(Classic.RULES, position, scene.watch());
    }

    /** In the cycle that comes so many cycles after noon. */
    private Decision cycle(Held position, int cycles) {
        scene.at(NOON.plus(INTERVAL.multipliedBy(cycles)));
        return decide(Classic.RULES, position, scene.cycle());
    }

    private static Decision decide(Rules rules, Held position, Situation situation) {
        return new Exits(rules, false)
                .decide(
                        position.position(),
                        Scene.pair(position.position().coin().symbol()),
                        situation)
                .decision();
    }

    private static Optional<Price> limit(Decision decision) {
        return ((Decision.Edit) decision).to().orElseThrow().limit();
    }

    private static Optional<Price> price(String amount) {
        return Optional.of(Price.of(amount));
    }
}
