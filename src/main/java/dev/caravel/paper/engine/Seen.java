package dev.caravel.paper.engine;

import dev.caravel.market.Ticker;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was seen of a followed market, which forgets it: its trades go to the tape, its best prices are kept here. */
final class Seen {
    /** How many best prices are shown at most. */
    static final int MOST_PRICES = 200;

    private final Pit pit;
    private final Tape tape;
    private final List<BestPrices> prices = new ArrayList<>();

    Seen(Pit pit, Tape tape) {
        this.pit = pit;
        this.tape = tape;
    }

    /** Oldest first. */
    List<BestPrices> bestPrices() {
        return Collections.unmodifiableList(prices);
    }

    void watch(LiveMarket market, long from, long until) {
        for (long candle = from; candle < until; candle++) {
            Instant end = market.end(candle);
            market.candle(pit.coin(), candle)
                    .ifPresent(traded -> Tape.deals(pit.pair(), traded, end).forEach(tape::add));
            market.touch(pit.coin(), candle + 1).ifPresent(touch -> see(touch.ticker(), end));
        }
    }

    private void see(Ticker ticker, Instant time) {
        boolean known = tape.newest(pit.pair())
                .filter(deal -> deal.price().equals(ticker.last()))
                .isPresent();
        if (!known) {
            tape.add(new Deal(
                    time.toEpochMilli() * Serials.IN_A_MILLISECOND - 1,
                    time.minusNanos(1),
                    ticker.last(),
                    pit.pair().ordermin(),
                    Side.BUY,
                    false));
        }
        prices.add(new BestPrices(time, ticker.bid(), ticker.ask()));
        if (prices.size() > MOST_PRICES) {
            prices.removeFirst();
        }
    }
}
