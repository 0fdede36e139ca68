package dev.caravel.bench;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Volume;
import dev.caravel.market.Whitelist;
import dev.caravel.order.Side;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Trader;
import dev.caravel.replay.GeneratedMarket;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Orders of four accounts in three pairs, without HTTP, signatures or a journal: of ten, seven rest within a percent of the market until
 * they are filled or cancelled, two meet what rests, and one takes from the market.
 */
final class EngineLoad {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant START = Instant.parse("2026-01-09T00:00:00Z");
    private static final Duration STEP = Duration.ofMillis(10);
    private static final int MOST_OPEN = 80;
    private static final int KEPT_OPEN = 40;

    private final SplittableRandom dice = new SplittableRandom(1);
    private final List<Trader> traders = new ArrayList<>();
    private final Engine engine;
    private Instant now = START;

    EngineLoad() {
        Whitelist coins = Whitelist.of("BTC", "ETH", "SOL");
        Listings known = Listings.read();
        List<Listing> listings =
                coins.coins().stream().map(coin -> known.of(coin).orElseThrow()).toList();
        engine = new Engine(
                new GeneratedMarket(coins, 1, START.minus(Duration.ofDays(2))),
                listings,
                Fills.USUAL,
                FeeSchedule.KRAKEN,
                MOST_OPEN,
                1,
                START);
        Volume much = Volume.of("1000000");
        for (int i = 0; i < 4; i++) {
            traders.add(engine.open(Money.of("1000000000000"), Map.of(0, much, 1, much, 2, much)));
        }
    }

    /** Places so many and returns how many in a second of one processor; of the wall's clock others take their part. */
    double run(int orders) {
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < orders; i++) {
            now = now.plus(STEP);
            boolean unused = engine.advance(now);
            Trader trader = traders.get(dice.nextInt(traders.size()));
            Pit pit = engine.pits().get(dice.nextInt(engine.pits().size()));
            makeRoom(trader, pit);
            PaperOrder placed = engine.entry().place(trader, order(pit));
        }
        return orders / ((THREADS.getCurrentThreadCpuTime() - began) / 1e9);
    }

    private void makeRoom(Trader trader, Pit pit) {
        if (trader.openIn(pit) >= KEPT_OPEN) {
            trader.open().stream()
                    .filter(order -> order.pit() == pit)
                    .findFirst()
                    .ifPresent(engine.entry()::cancel);
        }
    }

    private NewOrder order(Pit pit) {
        Ticker ticker = pit.ticker().orElseThrow();
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        int kind = dice.nextInt(10);
        BigDecimal away = kind < 7 ? BigDecimal.valueOf(1 + dice.nextInt(100), 4) : BigDecimal.ZERO;
        BigDecimal own = (side == Side.BUY ? ticker.bid() : ticker.ask()).amount();
        BigDecimal other = (side == Side.BUY ? ticker.ask() : ticker.bid()).amount();
        BigDecimal price = kind == 9
                ? other
                : own.multiply(side == Side.BUY ? BigDecimal.ONE.subtract(away) : BigDecimal.ONE.add(away));
        return NewOrder.limit(pit, side, Volume.of("0.1"), pit.pair().floor(new Price(price)));
    }
}
