package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.Print;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cuts what was really traded into candles. Where nothing was traded there is none. */
final class Windows {
    private static final long WINDOW = LiveMarket.WINDOW.toSeconds();

    private Windows() {}

    /**
     * The candles of a look by the time at which they were over, then by coin. One candle after a usual pause; after a long one, such
     * as a night without network, one for each time in which there were trades.
     */
    static SortedMap<Instant, Map<Integer, Candle>> of(Sighting sighting) {
        boolean usual = Duration.between(sighting.since(), sighting.time()).toSeconds() <= 2 * WINDOW;
        SortedMap<Instant, Map<Integer, Candle>> windows = new TreeMap<>();
        sighting.prints().forEach((coin, prints) -> {
            for (Print print : prints) {
                Instant end = usual ? sighting.time() : end(print, sighting);
                windows.computeIfAbsent(end, _ -> new HashMap<>())
                        .merge(coin, candle(print), (before, next) -> joined(before, print));
            }
        });
        return windows;
    }

    private static Instant end(Print print, Sighting sighting) {
        long windows = Duration.between(sighting.since(), print.time()).toSeconds() / WINDOW;
        Instant end = sighting.since().plusSeconds((Math.max(0, windows) + 1) * WINDOW);
        return end.isBefore(sighting.time()) ? end : sighting.time();
    }

    private static Candle candle(Print print) {
        double price = print.price();
        return new Candle(print.time().getEpochSecond(), price, price, price, price, print.volume());
    }

    private static Candle joined(Candle candle, Print print) {
        return new Candle(
                candle.time(),
                candle.open(),
                Math.max(candle.high(), print.price()),
                Math.min(candle.low(), print.price()),
                print.price(),
                candle.volume() + print.volume());
    }
}
