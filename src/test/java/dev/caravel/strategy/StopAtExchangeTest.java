package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Control;
import dev.caravel.book.Intent;
import dev.caravel.market.Coin;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stops of a bot that ends. SOL was bought at 100, and its stop is at 96. */
class StopAtExchangeTest {
    private final Scene scene = new Scene();
    private final Held held = Held.of("SOL").bought("10", "100");

    @Test
    void theSellGoesFirstSinceTheCoinsBelongToOneOrder() {
        scene.leaving();

        assertThat(decide(held.selling("10", "100.75")))
                .isEqualTo(Exits.cancel(
                        held.position().coin(),
                        held.selling("10", "100.75").position().openSell().orElseThrow(),
                        Reason.LEAVING));
    }

    @Test
    void thenTheStopIsLeftForAllThatIsHeld() {
        scene.leaving();

        Decision decision = decide(held);

        assertThat(decision)
                .isEqualTo(new Decision.Sell(
                        held.position().coin(),
                        Optional.of(Price.of("96")),
                        Volume.of("10"),
                        false,
                        true,
                        decision.why()));
        assertThat(decision.why().reason()).isEqualTo(Reason.LEAVING);
    }

    @Test
    void andWaits() {
        scene.leaving();

        Decision decision = decide(held.stoppedAtExchange("10", "96"));

        assertThat(decision).isInstanceOf(Decision.Hold.class);
        assertThat(decision.why().reason()).isEqualTo(Reason.LEAVING);
    }

    @Test
    void aBotThatIsBackTakesItBackEvenIfTheStopIsTouched() {
        Held stopped = held.stoppedAtExchange("10", "96");
        assertThat(decide(stopped).why().reason()).isEqualTo(Reason.RETURNED);

        scene.price("SOL", "95", "95.1");

        assertThat(decide(stopped))
                .isEqualTo(Exits.cancel(
                        held.position().coin(), stopped.position().openSell().orElseThrow(), Reason.RETURNED));
    }

    @Test
    void aBuyIsCancelledBeforeItsBotLeaves() {
        scene.leaving();

        Decision decision = decide(Held.of("SOL").buying("20", "100", "10").selling("10", "100.75"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Edit.class, edit -> assertThat(edit.side()).isEqualTo(Side.BUY));
        assertThat(decision.why().reason()).isEqualTo(Reason.LEAVING);
    }

    @Test
    void whatIsLeavingByAStopGoesOn() {
        scene.leaving();
        scene.price("SOL", "95", "95.1");

        assertThat(decide(held.selling("10", "100.75")).why().reason()).isEqualTo(Reason.STOP);
    }

    @Test
    void whereTheExchangeRefusesAStopTheSellStays() {
        scene.leaving();
        scene.status("SOL", PairStatus.POST_ONLY);

        assertThat(decide(held.selling("10", "100.75")).why().reason()).isEqualTo(Reason.PATIENCE);
    }

    @Test
    void aSellWhoseFateIsNotCertainIsLeftAlone() {
        scene.leaving();

        assertThat(decide(held.unresolved(Intent.Kind.PLACE, Side.SELL)).why().reason())
                .isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void dustHasNoStop() {
        scene.leaving();

        assertThat(decide(Held.of("SOL").bought("0.001", "100")).why().reason()).isEqualTo(Reason.DUST);
    }

    @Test
    void aHaltLeavesStopsIfItKeepsThem() {
        scene.leaving();
        scene.control(Control.Mode.HALT);

        assertThat(decide(held).why().reason()).isEqualTo(Reason.HALTED);
        assertThat(decide(held, true).why().reason()).isEqualTo(Reason.LEAVING);
    }

    @Test
    void nothingIsBoughtByABotThatLeaves() {
        assertThat(new Strategy(Classic.RULES, true)
                        .decide(scene.cycle())
                        .verdict()
                        .decisions())
                .hasAtLeastOneElementOfType(Decision.Buy.class);

        assertThat(new Strategy(Classic.RULES, true)
                        .decide(scene.leaving().cycle())
                        .verdict()
                        .decisions())
                .doesNotHaveAnyElementsOfTypes(Decision.Buy.class);
    }

    private Decision decide(Held position) {
        return decide(position, false);
    }

    private Decision decide(Held position, boolean haltStops) {
        return new Exits(Classic.RULES, haltStops)
                .decide(
                        position.position(),
                        scene.watch().pairs().of(new Coin("SOL")).orElseThrow(),
                        scene.watch())
                .decision();
    }
}
