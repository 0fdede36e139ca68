package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fees, flags that are about money, and what cannot be traded. */
class MoneyRulesTest {
    private final Ring ring = new Ring();

    @Test
    void theFeeFallsWithWhatWasTradedInThirtyDays() {
        assertThat(ring.marketBuy(ring.ann, "0.25").rates().taker()).isEqualByComparingTo("0.40");
        assertThat(ring.marketBuy(ring.ann, "0.75").rates().taker()).isEqualByComparingTo("0.35");
        PaperOrder third = ring.marketBuy(ring.bob, "0.01");
        assertThat(third.rates().taker()).as("another account").isEqualByComparingTo("0.40");
        ring.pass(Duration.ofDays(31));
        assertThat(ring.ann.traded(ring.now()).isZero()).isTrue();
        assertThat(ring.marketSell(ring.ann, "0.1").rates().taker()).isEqualByComparingTo("0.40");
    }

    @Test
    void whatIsTradedFallsOutDayByDay() {
        ring.marketBuy(ring.ann, "0.1");
        ring.pass(Duration.ofDays(20));
        ring.marketBuy(ring.ann, "0.2");
        assertThat(ring.ann.traded(ring.now())).isEqualTo(Money.of("12000.03"));
        ring.pass(Duration.ofDays(10));
        assertThat(ring.ann.traded(ring.now())).isEqualTo(Money.of("8000.02"));
    }

    @Test
    void feeTiersBeginAtZeroAndRise() {
        assertThat(FeeSchedule.KRAKEN.rate(Money.of("9999.99")).maker()).isEqualByComparingTo("0.25");
        assertThat(FeeSchedule.KRAKEN.rate(Money.of("10000")).maker()).isEqualByComparingTo("0.20");
        assertThat(FeeSchedule.KRAKEN.rate(Money.of("600000000")).taker()).isEqualByComparingTo("0.05");
        var tiers = FeeSchedule.KRAKEN.tiers();
        assertThatThrownBy(() -> new FeeSchedule(tiers.subList(1, 3))).hasMessageContaining("begin at 0");
        assertThatThrownBy(() -> new FeeSchedule(java.util.List.of(tiers.get(0), tiers.get(2), tiers.get(1))))
                .hasMessageContaining("must rise");
    }

    @Test
    void aFeeInCoinsIsTakenFromTheCoins() {
        PaperOrder buy = ring.place(ring.ann, ring.buy(OrderType.MARKET, "0.5").with(OrderFlag.FCIB));
        assertThat(buy.coinFee()).isEqualTo(Ring.coins("0.002"));
        assertThat(buy.fee().isZero()).isTrue();
        assertThat(ring.ann.holdings().coins(0)).isEqualTo(Ring.coins("2.498"));
        assertThat(ring.ann.holdings().dollars()).isEqualTo(Money.of("79999.95"));
        LedgerEntry row = ring.ann.holdings().ledger().get(2);
        assertThat(row.fee()).isEqualByComparingTo("0.002");
        assertThat(row.balance()).isEqualByComparingTo("2.498");
    }

    @Test
    void aSellWithAFeeInCoinsHoldsThemToo() {
        assertThat(ring.refused(
                        ring.ann, ring.sell(OrderType.LIMIT, "2").at("41000").with(OrderFlag.FCIB)))
                .isEqualTo("EOrder:Insufficient funds");
        ring.place(ring.ann, ring.sell(OrderType.LIMIT, "1.9").at("41000").with(OrderFlag.FCIB));
        assertThat(ring.ann.holdings().coinsHeld(0)).isEqualTo(Ring.coins("1.9076"));
    }

    @Test
    void aVolumeInDollarsBuysAsManyCoinsAsItPays() {
        PaperOrder buy =
                ring.place(ring.ann, ring.buy(OrderType.MARKET, "50000").with(OrderFlag.VIQC));
        assertThat(buy.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(buy.cost()).isBetween(Money.of("49999.9"), Money.of("50000"));
        assertThat(buy.executed()).isBetween(Ring.coins("1.249"), Ring.coins("1.25"));
        assertThat(buy.volume()).isEqualTo(Ring.coins("50000"));
        assertThat(ring.refused(ring.ann, ring.buy(OrderType.MARKET, "49900").with(OrderFlag.VIQC)))
                .as("the fee comes on top")
                .isEqualTo("EOrder:Insufficient funds");
    }

    @Test
    void marketPriceProtectionEndsAnOrderFivePercentAway() {
        ring.market.volume(0.2);
        ring.toEndOf(2);
        ring.sell(ring.bob, "1", "43000");
        PaperOrder protectedOrder = ring.marketBuy(ring.ann, "1");
        assertThat(protectedOrder.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(protectedOrder.reason()).contains("Market price protection");
        assertThat(protectedOrder.executed()).isLessThan(Ring.coins("0.53"));
        PaperOrder bold = ring.place(ring.ann, ring.buy(OrderType.MARKET, "1").with(OrderFlag.NOMPP));
        assertThat(bold.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(Ring.prices(bold)).containsExactly("43000");
    }

    @Test
    void whatEarnsInterestCannotBeTraded() {
        ring.ann.holdings().earn(0, Ring.coins("1.5"), ring.now());
        assertThat(ring.ann.holdings().coins(0)).isEqualTo(Ring.coins("0.5"));
        assertThat(ring.ann.holdings().earning().get("XBT.F")).isEqualByComparingTo("1.5");
        assertThat(ring.refused(ring.ann, ring.sell(OrderType.LIMIT, "1").at("41000")))
                .isEqualTo("EOrder:Insufficient funds");
        assertThatThrownBy(() -> ring.ann.holdings().earn(0, Ring.coins("1"), ring.now()))
                .hasMessageContaining("0.5");
        BigDecimal sum = ring.ann.holdings().ledger().stream()
                .filter(row -> row.asset().equals("XXBT"))
                .map(LedgerEntry::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("0.5");
    }

    @Test
    void fillsInPiecesAreTradesOfTheirOwn() {
        ring.ann.fillInPieces(5);
        PaperOrder buy = ring.marketBuy(ring.ann, "0.5");
        assertThat(buy.trades()).hasSize(5).allMatch(trade -> trade.volume().equals(Ring.coins("0.1")));
        ring.market.say(0, 1, 40_000, 39_000, 40_000, 40_000);
        ring.market.say(0, 2, 40_000, 39_000, 40_000, 40_000);
        PaperOrder rest = ring.buy(ring.ann, "0.5", "39500");
        ring.toEndOf(1);
        assertThat(rest.executed()).as("one piece a candle").isEqualTo(Ring.coins("0.1"));
        ring.toEndOf(2);
        assertThat(rest.executed()).isEqualTo(Ring.coins("0.2"));
    }

    @Test
    void modesSayWhatMayBePlaced() {
        PaperOrder open = ring.buy(ring.ann, "0.1", "39000");
        ring.pit.mode(MarketMode.POST_ONLY);
        assertThat(ring.refused(ring.ann, ring.buy(OrderType.LIMIT, "0.1").at("39000")))
                .isEqualTo("EService:Market in post_only mode");
        ring.place(ring.ann, ring.buy(OrderType.LIMIT, "0.1").at("39000").with(OrderFlag.POST));
        ring.pit.mode(MarketMode.ONLINE);
        ring.engine.mode(MarketMode.LIMIT_ONLY);
        assertThat(ring.refused(ring.ann, ring.buy(OrderType.MARKET, "0.1")))
                .isEqualTo("EService:Market in limit_only mode");
        ring.buy(ring.ann, "0.1", "39000");
        ring.engine.mode(MarketMode.MAINTENANCE);
        assertThatThrownBy(() -> ring.engine.entry().cancel(open)).hasMessage("EService:Unavailable");
        ring.engine.mode(MarketMode.CANCEL_ONLY);
        assertThat(ring.refused(ring.ann, ring.buy(OrderType.LIMIT, "0.1").at("39000")))
                .isEqualTo("EService:Market in cancel_only mode");
        ring.engine.entry().cancel(open);
        assertThat(open.executed()).isEqualTo(Volume.ZERO);
    }

    @Test
    void postOnlyIsRefusedOrAcceptedAndCancelled() {
        Ask taking = ring.buy(OrderType.LIMIT, "0.1").at("41000").with(OrderFlag.POST);
        assertThat(ring.refused(ring.ann, taking)).isEqualTo("EOrder:Post only order");
        ring.ann.acceptPostOnly();
        PaperOrder order = ring.place(ring.ann, taking);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.reason()).contains("Post only order");
    }
}
