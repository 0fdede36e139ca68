package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Control;
import dev.caravel.book.Exit;
import dev.caravel.book.Intent;
import dev.caravel.order.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes before the sell itself: calls that are not certain, the owner's word, buys that must go. SOL was bought at 100. */
class ExitsTest {
    private static final Exit STOP = Exit.NORMAL.by(Exit.Way.STOP);
    private static final Exit FLATTEN = Exit.NORMAL.by(Exit.Way.FLATTEN);

    private final Scene scene = new Scene();
    private final Held held = Held.of("SOL").bought("10", "100");
    private final Held halfBought = Held.of("SOL").buying("20", "100", "10");

    @Test
    void leavesASellAloneWhoseFateIsNotCertain() {
        for (Intent.Kind kind : Intent.Kind.values()) {
            assertThat(reason(held.selling("10", "100.75").unresolved(kind, Side.SELL)))
                    .isEqualTo(Reason.UNRESOLVED);
        }
    }

    @Test
    void sellsHeldCoinsWhileABuyIsUncertain() {
        assertThat(reason(held.unresolved(Intent.Kind.PLACE, Side.BUY))).isEqualTo(Reason.AT_TARGET);
        assertThat(reason(halfBought.unresolved(Intent.Kind.CANCEL, Side.BUY))).isEqualTo(Reason.AT_TARGET);
    }

    @Test
    void waitsWithoutKrakensPrice() {
        scene.withoutTicker("SOL");
        assertThat(reason(held)).isEqualTo(Reason.NO_TICKER);
    }

    @Test
    void cancelsAnUnwantedBuyEvenWithoutKrakensPrice() {
        scene.withoutTicker("SOL").control(Control.Mode.NO_BUYS);
        assertThat(reason(halfBought)).isEqualTo(Reason.CANCEL_BUY);
        assertThat(reason(halfBought.stopped(0))).isEqualTo(Reason.STOP_CANCELS_BUY);
    }

    @Test
    void noBuysCancelsTheOpenBuyAndGoesOnSelling() {
        scene.control(Control.Mode.NO_BUYS);
        assertThat(decide(halfBought).decision())
                .isEqualTo(Exits.cancel(
                        halfBought.position().coin(),
                        halfBought.position().openBuy().orElseThrow(),
                        Reason.CANCEL_BUY));
        assertThat(reason(halfBought.unresolved(Intent.Kind.CANCEL, Side.BUY))).isEqualTo(Reason.AT_TARGET);
        assertThat(reason(held)).isEqualTo(Reason.AT_TARGET);
    }

    @Test
    void haltSendsNothing() {
        scene.control(Control.Mode.HALT);
        assertThat(reason(held)).isEqualTo(Reason.HALTED);
        assertThat(reason(halfBought)).isEqualTo(Reason.HALTED);
        assertThat(reason(held.exit(FLATTEN))).isEqualTo(Reason.HALTED);
        scene.withoutTicker("SOL");
        assertThat(reason(held)).isEqualTo(Reason.HALTED);
    }

    @Test
    void haltStillStopsIfSoSet() {
        scene.control(Control.Mode.HALT).price("SOL", "96", "96.1");
        assertThat(decide(held, true).decision().why().reason()).isEqualTo(Reason.STOP);
        assertThat(decide(held, false).decision().why().reason()).isEqualTo(Reason.HALTED);
        assertThat(decide(held, false).exit()).isEqualTo(Exit.NORMAL);
    }

    @Test
    void haltStillStopsWhatWasBeingFlattened() {
        scene.control(Control.Mode.HALT).price("SOL", "96", "96.1");
        assertThat(decide(held.exit(FLATTEN), true).decision()).isInstanceOf(Decision.Sell.class);
    }

    @Test
    void flattenCancelsTheBuyThenSellsAtTheMarket() {
        scene.control(Control.Mode.FLATTEN);
        assertThat(decide(halfBought).decision()).isInstanceOf(Decision.Edit.class);
        assertThat(decide(halfBought).decision().why().reason()).isEqualTo(Reason.FLATTEN);
        assertThat(decide(halfBought).exit()).isEqualTo(FLATTEN);
        assertThat(decide(held).decision()).isInstanceOf(Decision.Sell.class);
        assertThat(decide(held).decision().why().reason()).isEqualTo(Reason.FLATTEN);
    }

    @Test
    void flattenGoesOnAfterTheOwnerSaysRunAgain() {
        assertThat(reason(held.exit(FLATTEN))).isEqualTo(Reason.FLATTEN);
        assertThat(decide(held.exit(FLATTEN)).exit()).isEqualTo(FLATTEN);
    }

    @Test
    void aTouchedStopStaysTouched() {
        scene.price("SOL", "96", "96.1");
        assertThat(decide(held).exit()).isEqualTo(STOP);
        scene.price("SOL", "100", "100.1");
        assertThat(decide(held.exit(STOP)).exit()).isEqualTo(STOP);
        assertThat(reason(held.exit(STOP))).isEqualTo(Reason.STOP);
    }

    @Test
    void theStopNeedsBothTheBidAndTheLastTrade() {
        scene.price("SOL", "96", "96.1", "96.01");
        assertThat(decide(held).exit()).isEqualTo(Exit.NORMAL);
        scene.price("SOL", "96.01", "96.1", "96");
        assertThat(decide(held).exit()).isEqualTo(Exit.NORMAL);
        scene.price("SOL", "96", "96.1", "96");
        assertThat(decide(held).exit()).isEqualTo(STOP);
    }

    @Test
    void theStopFirstCancelsWhatIsStillBeingBought() {
        scene.price("SOL", "96", "96.1");
        assertThat(reason(halfBought)).isEqualTo(Reason.STOP_CANCELS_BUY);
        assertThat(decide(halfBought).exit()).isEqualTo(STOP);
        assertThat(reason(halfBought.unresolved(Intent.Kind.CANCEL, Side.BUY))).isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void aBuyOfUnknownOutcomeDoesNotHoldUpTheStop() {
        scene.price("SOL", "96", "96.1");
        assertThat(reason(held.unresolved(Intent.Kind.PLACE, Side.BUY))).isEqualTo(Reason.STOP);
    }

    @Test
    void oldDustDoesNotStopTheBuyThatItWaitsFor() {
        scene.price("SOL", "90", "90.1");
        assertThat(reason(Held.of("SOL").bought("0.05", "100").buying("20", "90", "0")))
                .isEqualTo(Reason.BUYING);
    }

    @Test
    void dustIsNotBeingLeftAnyMore() {
        Exits.Result result = decide(Held.of("SOL").bought("0.05", "100").stopped(2));
        assertThat(result.decision().why().reason()).isEqualTo(Reason.DUST);
        assertThat(result.exit()).isEqualTo(Exit.NORMAL);
    }

    @Test
    void cancelsAGivenUpBuyThatAppeared() {
        scene.ghost("buy-1", "SOL");
        assertThat(reason(halfBought)).isEqualTo(Reason.GHOST);
        assertThat(reason(halfBought.unresolved(Intent.Kind.CANCEL, Side.BUY))).isEqualTo(Reason.AT_TARGET);
    }

    @Test
    void keepsAGivenUpSellThatAppearedUnlessAnotherRests() {
        Held one = held.selling("10", "100.75");
        scene.ghost("sell-2", "SOL");
        assertThat(reason(one)).isEqualTo(Reason.PATIENCE);
        Decision.Edit edit = (Decision.Edit) decide(one.selling("10", "100.75")).decision();
        assertThat(edit.why().reason()).isEqualTo(Reason.GHOST);
        assertThat(edit.txid()).isEqualTo("SELL-2");
        assertThat(edit.to()).isEqualTo(Optional.empty());
    }

    private Reason reason(Held position) {
        return decide(position).decision().why().reason();
    }

    private Exits.Result decide(Held position) {
        return decide(position, false);
    }

    private Exits.Result decide(Held position, boolean haltStops) {
        return new Exits(Classic.RULES, haltStops).decide(position.position(), Scene.pair("SOL"), scene.watch());
    }
}
