package dev.caravel.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Depth, ticker, deals, bars and best prices tell of the same market. */
class TapeTest {
    private final Ring ring = new Ring();

    @BeforeEach
    void aDayWithTrades() {
        for (int candle = 1; candle < 40; candle++) {
            double open = 40_000 + 17.3 * candle;
            ring.market.say(0, candle, open, open - 31.07, open + 44.4, open + 17.3);
        }
        ring.market.gap(0, 20);
        for (int candle = 1; candle < 40; candle++) {
            ring.pass(Duration.ofSeconds(100 + candle));
            ring.marketBuy(ring.ann, "0.01");
            ring.marketSell(ring.bob, "0.0123");
            ring.toEndOf(candle);
        }
        ring.pass(Duration.ofSeconds(42));
        ring.marketSell(ring.cid, "1.2");
        ring.buy(ring.cid, "0.1", "40690");
    }

    private List<Deal> deals() {
        return ring.pit.deals(Optional.of(Instant.EPOCH), 10_000);
    }

    @Test
    void theTickersLastIsTheNewestDeal() {
        Deal newest = deals().getLast();
        assertThat(ring.pit.ticker().orElseThrow().last()).isEqualTo(newest.price());
        assertThat(ring.pit.newest()).contains(newest);
        ring.toEndOf(40);
        assertThat(ring.pit.ticker().orElseThrow().last())
                .isEqualTo(deals().getLast().price());
    }

    @Test
    void theBestOfTheDepthIsTheTickersBidAndAsk() {
        Ticker ticker = ring.pit.ticker().orElseThrow();
        Depth depth = ring.pit.depth(500);
        assertThat(depth.bids().getFirst().price()).isEqualTo(ticker.bid());
        assertThat(depth.asks().getFirst().price()).isEqualTo(ticker.ask());
        assertThat(ring.pit.bestPrices(Instant.EPOCH, ring.now()).getLast())
                .isEqualTo(new BestPrices(ring.now(), ticker.bid(), ticker.ask()));
        assertThat(ring.pit.depth(3).asks()).hasSize(3);
    }

    @Test
    void theDepthIsInOrderAndShowsTheOrdersOfAccounts() {
        Depth depth = ring.pit.depth(500);
        assertThat(depth.asks()).extracting(Depth.Row::price).isSorted().doesNotHaveDuplicates();
        assertThat(depth.bids())
                .extracting(Depth.Row::price)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        ring.sell(ring.bob, "0.5", "60000");
        assertThat(ring.pit.depth(500).asks().getLast())
                .isEqualTo(new Depth.Row(Ring.price("60000"), Ring.coins("0.5"), ring.now()));
    }

    @Test
    void aMarketOrderGetsWhatTheDepthShows() {
        List<Depth.Row> asks = ring.pit.depth(4).asks();
        Volume three =
                asks.get(0).volume().plus(asks.get(1).volume()).plus(asks.get(2).volume());
        PaperOrder buy = ring.marketBuy(ring.ann, three.toString());
        assertThat(Ring.prices(buy))
                .containsExactlyElementsOf(asks.subList(0, 3).stream()
                        .map(row -> row.price().toString())
                        .toList());
        assertThat(ring.pit.ticker().orElseThrow().ask()).isEqualTo(asks.get(3).price());
    }

    @Test
    void aBarIsWhatItsDealsAddUpTo() {
        for (Duration interval : List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(60))) {
            for (Bar bar : ring.pit.bars(interval, ring.now())) {
                Instant end = bar.time().plus(interval);
                List<Deal> within = deals().stream()
                        .filter(deal ->
                                !deal.time().isBefore(bar.time()) && deal.time().isBefore(end))
                        .toList();
                assertThat(bar.count()).isEqualTo(within.size());
                if (!within.isEmpty()) {
                    List<Price> prices = within.stream().map(Deal::price).toList();
                    assertThat(bar.open()).isEqualTo(prices.getFirst());
                    assertThat(bar.close()).isEqualTo(prices.getLast());
                    assertThat(bar.high())
                            .isEqualTo(prices.stream().max(Price::compareTo).orElseThrow());
                    assertThat(bar.low())
                            .isEqualTo(prices.stream().min(Price::compareTo).orElseThrow());
                    assertThat(bar.volume())
                            .isEqualTo(within.stream().map(Deal::volume).reduce(Volume.ZERO, Volume::plus));
                }
            }
        }
    }

    @Test
    void anIntervalWithoutDealsRepeatsTheLastPrice() {
        List<Bar> bars = ring.pit.bars(Duration.ofMinutes(1), ring.now());
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i).time()).isEqualTo(bars.get(i - 1).time().plusSeconds(60));
            if (bars.get(i).count() == 0) {
                assertThat(bars.get(i).open()).isEqualTo(bars.get(i - 1).close());
            }
        }
        assertThat(bars.getLast().time()).isEqualTo(ring.now().minusSeconds(42));
    }

    @Test
    void aCandleIsFourDealsOfItsVolumeAtItsEnd() {
        List<Deal> candle = deals().subList(0, 4);
        assertThat(candle).extracting(deal -> deal.price().toString()).containsOnly("40000");
        assertThat(candle.stream().map(Deal::volume).reduce(Volume.ZERO, Volume::plus))
                .isEqualTo(Ring.coins("10"));
        assertThat(candle.getLast().time()).isBefore(Instant.parse("2024-01-01T00:05:00Z"));
    }

    @Test
    void dealsRiseInTimeAndNumberAndCanBeReadFromATimeOn() {
        List<Deal> all = deals();
        assertThat(all).extracting(Deal::id).isSorted().doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo(Comparator.comparing(Deal::time));
        Instant middle = all.get(70).time();
        assertThat(ring.pit.deals(Optional.of(middle), 3)).isEqualTo(all.subList(71, 74));
        assertThat(ring.pit.deals(Optional.empty(), 5)).isEqualTo(all.subList(all.size() - 5, all.size()));
    }

    @Test
    void theDaysFiguresAreWhatTheDealsAddUpTo() {
        var day = ring.pit.day(ring.now()).last24h();
        List<Deal> all = deals();
        assertThat(day.candles()).isEqualTo(all.size());
        assertThat(day.low())
                .isCloseTo(
                        all.stream()
                                .mapToDouble(deal -> deal.price().toDouble())
                                .min()
                                .orElseThrow(),
                        within(1e-6));
        assertThat(day.high())
                .isCloseTo(
                        all.stream()
                                .mapToDouble(deal -> deal.price().toDouble())
                                .max()
                                .orElseThrow(),
                        within(1e-6));
        assertThat(day.volume())
                .isCloseTo(
                        all.stream()
                                .mapToDouble(deal -> deal.volume().amount().doubleValue())
                                .sum(),
                        within(1e-6));
    }

    @Test
    void aTradeOfTwoAccountsIsOneDealOfTheOneWhoTook() {
        PaperOrder sell = ring.sell(ring.bob, "0.1", "40692");
        PaperOrder buy = ring.buy(ring.ann, "0.1", "40692");
        assertThat(sell.executed()).isEqualTo(Ring.coins("0.1"));
        Deal newest = ring.pit.newest().orElseThrow();
        assertThat(newest.side()).isEqualTo(Side.BUY);
        assertThat(newest.market()).isFalse();
        assertThat(newest.id()).isEqualTo(buy.trades().getFirst().number());
    }
}
