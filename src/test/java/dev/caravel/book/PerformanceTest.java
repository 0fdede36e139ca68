package dev.caravel.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Money CAPITAL = Money.of("10000");
    private static final Coin SOL = new Coin("SOL");

    private final Book book = new Book(CAPITAL);
    private Optional<Price> bid = Optional.of(Price.of("110"));

    @Test
    void isEmptyWithoutATrade() {
        Performance performance = performance();
        assertThat(performance.trades()).isZero();
        assertThat(performance.winRate()).isEmpty();
        assertThat(performance.breakEvenWinRate()).isEmpty();
        assertThat(performance.profitFactor()).isEmpty();
        assertThat(performance.expectancy()).isEqualTo(Money.ZERO);
        assertThat(performance.averageHold()).isEqualTo(Duration.ZERO);
        assertThat(performance.equity()).isEqualTo(CAPITAL);
        assertThat(performance.exposure()).isZero();
        assertThat(performance.averageExposure()).isZero();
    }

    @Test
    void needsNoWinsWhenNothingWasLost() {
        trades("6", "6");
        Performance performance = performance();
        assertThat(performance.wins()).isEqualTo(2);
        assertThat(performance.winRate()).hasValue(100);
        assertThat(performance.breakEvenWinRate()).hasValue(0);
        assertThat(performance.profitFactor()).isEmpty();
        assertThat(performance.expectancy()).isEqualTo(Money.of("6"));
    }

    @Test
    void neverBreaksEvenOnLossesOnly() {
        trades("-100", "-50");
        Performance performance = performance();
        assertThat(performance.wins()).isZero();
        assertThat(performance.winRate()).hasValue(0);
        assertThat(performance.breakEvenWinRate()).hasValue(100);
        assertThat(performance.profitFactor()).hasValue(0);
        assertThat(performance.net()).isEqualTo(Money.of("-150"));
    }

    @Test
    void weighsWinsAgainstLosses() {
        trades("6", "6", "6", "-102");
        Performance performance = performance();
        assertThat(performance.trades()).isEqualTo(4);
        assertThat(performance.winRate()).hasValue(75);
        assertThat(performance.breakEvenWinRate().orElseThrow()).isEqualTo(102 / 108.0 * 100, within(1e-9));
        assertThat(performance.profitFactor().orElseThrow()).isEqualTo(18 / 102.0, within(1e-9));
        assertThat(performance.expectancy()).isEqualTo(Money.of("-21"));
        assertThat(performance.net()).isEqualTo(Money.of("-84"));
        assertThat(performance.fees()).isEqualTo(Money.of("20"));
        assertThat(performance.averageHold()).isEqualTo(Duration.ofHours(2));
        assertThat(performance.equity()).isEqualTo(Money.of("9916"));
    }

    @Test
    void aTradeThatLeavesNothingIsNoWin() {
        trades("0");
        assertThat(performance().winRate()).hasValue(0);
        assertThat(performance().breakEvenWinRate()).isEmpty();
    }

    @Test
    void marksOpenPositionsToTheBidLessTheTakersFee() {
        holdSol();
        Performance performance = performance();
        assertThat(performance.openResult()).isEqualTo(Money.of("93.1"));
        assertThat(performance.equity()).isEqualTo(Money.of("10093.1"));
        assertThat(performance.invested()).isEqualTo(Money.of("1002.5"));
        assertThat(performance.exposure()).isEqualTo(9.9325, within(1e-3));
    }

    @Test
    void valuesAPositionWithoutPriceAtItsCost() {
        holdSol();
        bid = Optional.empty();
        assertThat(performance().openResult()).isEqualTo(Money.ZERO);
    }

    @Test
    void countsWhatAPositionHasSoldAlready() {
        holdSol();
        Position position = book.position(SOL).orElseThrow();
        book.put(position.with(order(Side.SELL, "4", "120")));
        // 480 less 1.20, and 6 × 110 less 0.40 %, for 1002.50
        assertThat(performance().openResult()).isEqualTo(Money.of("133.66"));
    }

    @Test
    void tellsTheDeepestFall() {
        Guards guards = new Guards(List.of(), CAPITAL, NOON, CAPITAL, Money.of("300"), 2.9, true);
        book.put(guards);
        assertThat(performance().deepest()).isEqualTo(Money.of("300"));
        assertThat(performance().deepestPercent()).isEqualTo(2.9);
    }

    @Test
    void tellsHowMuchOfTheCapitalWorkedOnAverage() {
        book.add(Trades.of("SOL", "6", NOON.minus(Duration.ofHours(2))));
        holdSol();
        // 1002 for 2 h of 4 h and 1002.50 for none
        assertThat(performance().averageExposure()).isEqualTo(5.01, within(1e-9));
    }

    private void trades(String... nets) {
        List.of(nets).forEach(net -> book.add(Trades.of("SOL", net, NOON)));
    }

    private void holdSol() {
        book.put(Position.open(SOL, NOON).with(order(Side.BUY, "10", "100")));
    }

    private static PlacedOrder order(Side side, String volume, String price) {
        Money cost = Price.of(price).times(Volume.of(volume));
        Lot lot = new Lot(Volume.of(volume), cost, cost.percent(new BigDecimal("0.25")));
        return new PlacedOrder(
                side + "-1",
                "id",
                side,
                Optional.of(Price.of(price)),
                Volume.of(volume),
                lot,
                OrderStatus.CLOSED,
                NOON);
    }

    private Performance performance() {
        Pair pair = new Pair(
                SOL,
                "SOLUSD",
                "SOLUSD",
                "SOL",
                "ZUSD",
                new BigDecimal("0.01"),
                8,
                5,
                Volume.of("0.06"),
                Money.of("0.5"),
                PairStatus.ONLINE);
        Fees fees = new Fees(Map.of("SOLUSD", new Fees.Rate(new BigDecimal("0.25"), new BigDecimal("0.40"))));
        Map<Coin, Ticker> tickers = bid.map(price -> Map.of(SOL, new Ticker(SOL, price, price, price)))
                .orElse(Map.of());
        return Performance.of(book, new Valuation(tickers, new Pairs(List.of(pair)), fees), CAPITAL, NOON);
    }
}
