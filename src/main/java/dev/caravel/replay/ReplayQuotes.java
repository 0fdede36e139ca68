package dev.caravel.replay;

import dev.caravel.market.Candle;
import dev.caravel.market.Coin;
import dev.caravel.market.Market;
import dev.caravel.market.Quote;
import dev.caravel.market.Supply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a quote service would have said of a market at any moment, from candles that are over by then and no others. A price is
 * the close of the coin's last candle and a change is measured against its close that long before; where a candle is missing the
 * last one before it stands in, if it is not more than twelve hours older. What the market is too young to know is NaN.
 *
 * <p>A quote has the time at which its candle was over. A coin that is not traded any more keeps its old time, for whoever
 * asks how old a quote is, and is left out after twelve hours. Any thread may ask.
 */
public final class ReplayQuotes {
    private static final String SOURCE = "replay";
    private static final Duration HOUR = Duration.ofHours(1);
    /** Twice this and a week are the eight days that every market remembers. */
    private static final Duration PATIENCE = Duration.ofHours(12);

    private final Market market;
    private final Supply supply;
    private final DollarVolume dollarVolume;
    private final long hour;
    private final long patience;

    /**
     * The quotes of a market.
     *
     * @throws IllegalArgumentException if no whole number of its candles makes an hour
     */
    public ReplayQuotes(Market market, Supply supply) {
        Duration interval = market.interval();
        hour = HOUR.dividedBy(interval);
        if (!interval.multipliedBy(hour).equals(HOUR)) {
            throw new IllegalArgumentException("an hour is no whole number of candles of " + interval);
        }
        patience = PATIENCE.dividedBy(interval);
        this.market = market;
        this.supply = supply;
        dollarVolume = new DollarVolume(market);
    }

    /** The quotes at a time, in the order of the market's coins. */
    public synchronized List<Quote> at(Instant time) {
        long newest = market.completed(time) - 1;
        List<Quote> quotes = new ArrayList<>();
        for (int coin = 0; coin < market.coins().size(); coin++) {
            quote(coin, newest).ifPresent(quotes::add);
        }
        return List.copyOf(quotes);
    }

    private Optional<Quote> quote(int index, long newest) {
        return lastCandle(index, newest).map(candle -> {
            Instant opened = Instant.ofEpochSecond(candle.time());
            long last = market.completed(opened);
            Coin coin = market.coins().coin(index);
            return new Quote(
                    coin,
                    candle.close(),
                    supply.marketCap(coin, candle.close()),
                    last + 1 < 24 * hour ? Double.NaN : dollarVolume.day(index, last),
                    change(index, candle, last - hour),
                    change(index, candle, last - 24 * hour),
                    change(index, candle, last - 7 * 24 * hour),
                    opened.plus(market.interval()),
                    SOURCE);
        });
    }

    private double change(int coin, Candle now, long then) {
        return lastCandle(coin, then)
                .map(before -> (now.close() / before.close() - 1) * 100)
                .orElse(Double.NaN);
    }

    /** The coin's newest candle that is not newer than the index, unless it is too old to stand for it. */
    private Optional<Candle> lastCandle(int coin, long newest) {
        for (long index = newest; index >= Math.max(0, newest - patience + 1); index--) {
            Optional<Candle> candle = market.candle(coin, index);
            if (candle.isPresent()) {
                return candle;
            }
        }
        return Optional.empty();
    }
}
