package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Exit;
import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.strategy.Decision.Amendment;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stop at work: SOL was bought at 100 and is bid at 95. */
class UrgentExitTest {
    private static final Coin SOL = new Coin("SOL");

    private final Scene scene = new Scene().price("SOL", "95", "95.1");
    private final Held held = Held.of("SOL").bought("10", "100");
    private final Held selling = held.selling("10", "100.75");

    @Test
    void movesTheRestingSellUnderTheBidSoThatItTakes() {
        Decision.Edit edit = (Decision.Edit) decide(selling);
        assertThat(edit.why().reason()).isEqualTo(Reason.STOP);
        assertThat(edit.why().detail()).isEqualTo("bid 95, last 95, stop 96, entry 100");
        assertThat(edit.side()).isEqualTo(Side.SELL);
        assertThat(edit.txid()).isEqualTo("SELL-2");
        assertThat(edit.to()).contains(new Amendment(price("94.52"), Optional.empty(), false));
    }

    @Test
    void movesItAgainWhenTheBidHasFallenFurther() {
        scene.price("SOL", "94", "94.1");
        Decision.Edit edit = (Decision.Edit) decide(held.selling("10", "94.52").stopped(1));
        assertThat(edit.to().orElseThrow().limit()).isEqualTo(price("93.53"));
    }

    @Test
    void raisesTheVolumeToAllThatIsHeld() {
        Decision.Edit edit =
                (Decision.Edit) decide(Held.of("SOL").bought("10", "100").selling("6", "100.75", "2", Scene.NOON));
        assertThat(edit.to()).contains(new Amendment(price("94.52"), Optional.of(Volume.of("10")), false));
    }

    @Test
    void asksForNothingThatIsSoAlready() {
        assertThat(decide(held.selling("10", "94.52").stopped(1)))
                .isInstanceOf(Decision.Hold.class)
                .extracting(decision -> decision.why().reason())
                .isEqualTo(Reason.STOP);
    }

    @Test
    void cancelsTheSellThatCannotBeAmended() {
        Decision.Edit edit = (Decision.Edit) decide(selling.exit(new Exit(Exit.Way.STOP, 0, true, 0)));
        assertThat(edit.why().reason()).isEqualTo(Reason.STOP_REPLACES);
        assertThat(edit.to()).isEmpty();
    }

    @Test
    void sellsUnderTheBidWhenNoSellRests() {
        assertThat(decide(held))
                .isEqualTo(new Decision.Sell(
                        SOL,
                        price("94.52"),
                        Volume.of("10"),
                        false,
                        decide(held).why()));
        assertThat(decide(held).why().reason()).isEqualTo(Reason.STOP);
    }

    @Test
    void afterThreeAmendsCancelsAndSellsTheRestAtTheMarket() {
        assertThat(decide(held.selling("10", "94").stopped(2))).isInstanceOf(Decision.Edit.class);
        assertThat(decide(held.selling("10", "94").stopped(3)).why().reason()).isEqualTo(Reason.STOP_REPLACES);
        Decision.Sell sell = (Decision.Sell) decide(held.stopped(3));
        assertThat(sell.limit()).isEmpty();
        assertThat(sell.postOnly()).isFalse();
        assertThat(sell.volume()).isEqualTo(Volume.of("10"));
    }

    @Test
    void sellsOnlyWhatIsLeft() {
        Decision.Sell sell = (Decision.Sell) decide(held.sold("4", "97").stopped(1));
        assertThat(sell.volume()).isEqualTo(Volume.of("6"));
    }

    @Test
    void doesNotOfferWhatIsTooSmallToSell() {
        assertThat(decide(Held.of("SOL").bought("0.05", "100").stopped(0)).why().reason())
                .isEqualTo(Reason.DUST);
    }

    @Test
    void roundsDownToTheTickOfShib() {
        scene.price("SHIB", "0.00000950", "0.00000951");
        Decision.Sell sell = (Decision.Sell) decide(Held.of("SHIB").bought("200000000", "0.00001"));
        assertThat(sell.limit()).isEqualTo(price("0.00000945"));
    }

    private Decision decide(Held position) {
        return new Exits(Classic.RULES, false)
                .decide(
                        position.position(),
                        Scene.pair(position.position().coin().symbol()),
                        scene.watch())
                .decision();
    }

    private static Optional<Price> price(String amount) {
        return Optional.of(Price.of(amount));
    }
}
