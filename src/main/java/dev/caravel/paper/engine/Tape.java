package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was traded in one pit, oldest first: the market's candles, each as four deals in the last microsecond of its interval, since
 * nobody may know of it before; and what accounts have taken, at its time. What rested and was filled by a candle is a part of the
 * candle's volume.
 */
final class Tape {
    /** How far back there is anything to see. */
    static final Duration MEMORY = Duration.ofDays(8);

    /** How many deals a candle makes. */
    static final int DEALS = 4;

    private static final int MOST_KEPT = 100_000;
    private static final int STEP_NANOS = 100;
    private static final double ALMOST = 1e-6;

    private final Candles candles;
    private final Deque<Deal> own = new ArrayDeque<>();
    private long added;

    /** The market's candles, as far back as they are known. */
    interface Candles {
        long oldest();

        long completed();

        Optional<Candle> candle(long index);

        Instant end(long index);
    }

    Tape(Candles candles) {
        this.candles = candles;
    }

    /** Something was traded that is in no candle. No two deals have the same time, so that readers can go on from any. */
    void add(Deal deal) {
        boolean sameTime = !own.isEmpty() && !own.getLast().time().isBefore(deal.time());
        own.addLast(sameTime ? deal.at(own.getLast().time().plusNanos(1)) : deal);
        added++;
        if (own.size() > MOST_KEPT || own.getFirst().time().plus(MEMORY).isBefore(deal.time())) {
            own.removeFirst();
        }
    }

    /** How often something was added. */
    long added() {
        return added;
    }

    /** A price of a candle, on the tick. */
    static Price price(Pair pair, double price) {
        long ticks = ticks(price, pair.tick().doubleValue());
        return new Price(pair.tick().multiply(BigDecimal.valueOf(ticks)));
    }

    private static long ticks(double price, double tick) {
        return (long) Math.max(1, Math.floor(price / tick + ALMOST));
    }

    /** Four deals that come to the candle: its prices, and together its volume. */
    static List<Deal> deals(Pair pair, Candle candle, Instant end) {
        Volume lot = new Volume(BigDecimal.ONE.movePointLeft(pair.lotDecimals()));
        Volume all = pair.floor(new Volume(BigDecimal.valueOf(Math.max(0, candle.volume()))));
        Volume quarter = pair.floor(all.times(new BigDecimal("0.25"))).max(lot);
        Volume three = quarter.times(BigDecimal.valueOf(3));
        Volume rest = all.compareTo(three) > 0 ? all.minus(three) : lot;
        Side last = candle.close() < candle.open() ? Side.SELL : Side.BUY;
        List<Deal> deals = new ArrayList<>(DEALS);
        deals.add(deal(pair, candle.open(), quarter, Side.BUY, end, 4));
        deals.add(deal(pair, candle.low(), quarter, Side.SELL, end, 3));
        deals.add(deal(pair, candle.high(), quarter, Side.BUY, end, 2));
        deals.add(deal(pair, candle.close(), rest, last, end, 1));
        return deals;
    }

    private static Deal deal(Pair pair, double price, Volume volume, Side side, Instant end, int before) {
        return new Deal(
                end.toEpochMilli() * Serials.IN_A_MILLISECOND - before,
                end.minusNanos((long) STEP_NANOS * before),
                price(pair, price),
                volume,
                side,
                false);
    }

    /** The newest deal. */
    Optional<Deal> newest(Pair pair) {
        Optional<Deal> newest = own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
        for (long index = candles.completed() - 1; index >= candles.oldest(); index--) {
            Optional<Candle> candle = candles.candle(index);
            if (candle.isPresent()) {
                Deal last = deals(pair, candle.get(), candles.end(index)).getLast();
                return newest.filter(deal -> deal.time().isAfter(last.time())).or(() -> Optional.of(last));
            }
        }
        return newest;
    }

    /** All deals later than a time. */
    List<Deal> after(Pair pair, Instant time) {
        List<Deal> all = new ArrayList<>();
        for (long index = first(time); index < candles.completed(); index++) {
            Instant end = candles.end(index);
            candles.candle(index).ifPresent(candle -> all.addAll(deals(pair, candle, end)));
        }
        all.addAll(own);
        all.removeIf(deal -> !deal.time().isAfter(time));
        all.sort(Comparator.comparing(Deal::time).thenComparingLong(Deal::id));
        return all;
    }

    private long first(Instant time) {
        long index = candles.completed();
        while (index > candles.oldest() && candles.end(index - 1).isAfter(time)) {
            index--;
        }
        return index;
    }

    /** What was traded today and in the last 24 hours. */
    DayFigures day(Pair pair, Instant now, long candlesOfADay) {
        Instant midnight =
                now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        DayFigures day = DayFigures.NOTHING;
        long from = Math.max(candles.oldest(), candles.completed() - candlesOfADay);
        for (long index = from; index < candles.completed(); index++) {
            Optional<Candle> candle = candles.candle(index);
            if (candle.isPresent()) {
                boolean today = candle.get().time() >= midnight.getEpochSecond();
                day = day.with(onTheTape(pair, candle.get()), DEALS, today);
            }
        }
        Instant since = from < candles.completed() ? candles.end(from - 1) : now.minus(Duration.ofDays(1));
        for (Deal deal : own) {
            if (deal.time().isAfter(since)) {
                double price = deal.price().toDouble();
                Candle one = new Candle(
                        0, price, price, price, price, deal.volume().amount().doubleValue());
                day = day.with(one, 1, !deal.time().isBefore(midnight));
            }
        }
        return day;
    }

    /** A candle as its deals show it, quickly. */
    private static Candle onTheTape(Pair pair, Candle candle) {
        double tick = pair.tick().doubleValue();
        double lots = Math.pow(10, pair.lotDecimals());
        return new Candle(
                candle.time(),
                ticks(candle.open(), tick) * tick,
                ticks(candle.high(), tick) * tick,
                ticks(candle.low(), tick) * tick,
                ticks(candle.close(), tick) * tick,
                Math.max(DEALS, Math.floor(candle.volume() * lots + ALMOST)) / lots);
    }
}
