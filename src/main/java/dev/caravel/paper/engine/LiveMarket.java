package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.Market;
import dev.caravel.market.Touch;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A real market that is followed: it grows by a candle with each look at it, and says bid and ask by itself. Candles hold real trades
 * only; where nobody looked there is none. No candle is over before the time that anybody has seen already.
 *
 * <p>What the exchange has used of it is marked, for the exchange's journal: with these observations, and no others, the same requests
 * come to the same. Not safe for threads: the exchange's lock guards it.
 */
public final class LiveMarket implements Market {
    /** The usual time between two looks; a longer one is cut into candles of this length. */
    public static final Duration WINDOW = Duration.ofSeconds(15);

    private final Whitelist coins;
    private final NavigableMap<Long, Frame> frames = new TreeMap<>();
    private final List<Observation> used = new ArrayList<>();
    private boolean started;

    /** One look: the candle that was over then, and the touch from then on, by coin. */
    private record Frame(Instant end, Map<Integer, Candle> candles, Map<Integer, Touch> touches) {}

    /** A market of which nothing was seen yet. */
    public LiveMarket(Whitelist coins) {
        this.coins = coins;
    }

    @Override
    public Whitelist coins() {
        return coins;
    }

    @Override
    public Duration interval() {
        return WINDOW;
    }

    @Override
    public Instant start() {
        return Instant.EPOCH;
    }

    @Override
    public long length() {
        return frames.isEmpty() ? 0 : frames.lastKey() + 1;
    }

    /** Of a candle that is not known any more: when the next one was over that is. */
    @Override
    public Instant end(long index) {
        Map.Entry<Long, Frame> frame = frames.ceilingEntry(index);
        return frame == null ? Instant.MAX : frame.getValue().end();
    }

    @Override
    public long completed(Instant time) {
        for (Map.Entry<Long, Frame> frame : frames.descendingMap().entrySet()) {
            if (!frame.getValue().end().isAfter(time)) {
                return frame.getKey() + 1;
            }
        }
        return 0;
    }

    @Override
    public Optional<Candle> candle(int coin, long index) {
        return Optional.ofNullable(frames.get(index))
                .map(frame -> frame.candles().get(coin));
    }

    /** What an order meets that arrives after so many candles; empty if the coin is not quoted. */
    Optional<Touch> touch(int coin, long completed) {
        return Optional.ofNullable(frames.get(completed - 1))
                .map(frame -> frame.touches().get(coin));
    }

    /**
     * Adds what was read in a look.
     *
     * @param first the index of the next candle, if it is the first since the start
     * @param seen up to when the exchange has been looked at
     */
    void add(Sighting sighting, long first, Instant seen) {
        SortedMap<Instant, Map<Integer, Candle>> windows = Windows.of(sighting);
        long index = started ? length() : Math.max(first, length());
        started = true;
        for (Map.Entry<Instant, Map<Integer, Candle>> window :
                windows.headMap(sighting.time()).entrySet()) {
            frames.put(index++, new Frame(notBefore(seen, window.getKey()), window.getValue(), Map.of()));
        }
        Map<Integer, Candle> newest = windows.getOrDefault(sighting.time(), Map.of());
        frames.put(index, new Frame(notBefore(seen, sighting.time()), newest, sighting.touches()));
    }

    private static Instant notBefore(Instant seen, Instant time) {
        return time.isAfter(seen) ? time.truncatedTo(ChronoUnit.MICROS) : seen;
    }

    /** Adds what a journal has kept. */
    void remember(Observation kept) {
        Frame frame =
                frames.computeIfAbsent(kept.index(), _ -> new Frame(kept.end(), new HashMap<>(), new HashMap<>()));
        kept.candle().ifPresent(candle -> frame.candles().put(kept.coin(), candle));
        kept.touch().ifPresent(touch -> frame.touches().put(kept.coin(), touch));
    }

    /** Forgets the candles before the index. */
    void forget(long before) {
        frames.headMap(before).clear();
    }

    /** Something came of what was seen of the coin. */
    void use(int coin, long index) {
        Frame frame = frames.get(index);
        if (frame != null) {
            used.add(new Observation(
                    coin,
                    index,
                    frame.end(),
                    Optional.ofNullable(frame.candles().get(coin)),
                    Optional.ofNullable(frame.touches().get(coin))));
        }
    }

    /** What was used since this was asked last, oldest first. */
    public List<Observation> takeUsed() {
        List<Observation> all = new ArrayList<>(used);
        used.clear();
        return all;
    }
}
