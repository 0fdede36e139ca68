package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.DayFigures;
import dev.caravel.market.Fills;
import dev.caravel.market.Market;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The market at large as one pit sees it: the house, the last price, and the tape. It moves with the candles. */
final class Surroundings {
    /** How long it takes until what was taken of a followed market is there again. */
    private static final Duration REFILL = Duration.ofMinutes(5);

    private final Pit pit;
    private final Market market;
    private final Fills fills;
    private final Optional<LiveMarket> live;
    private final Tape tape;
    private final Seen seen;
    private final long memory;
    private final long refill;
    private final long day;

    private long completed;
    private boolean looked;
    private boolean playing;
    private long lastIndex = -1;
    private Optional<Touch> touch = Optional.empty();
    private Optional<House> house = Optional.empty();
    private House.Taken taken = new House.Taken();
    private long refilled;
    private Price last = new Price(BigDecimal.ZERO);
    private Price index = last;
    private Optional<DayCache> figures = Optional.empty();

    /** What a day's figures were worked out from. */
    private record DayCache(long completed, long added, long date, DayFigures figures) {
        boolean isOf(long candles, long deals, long day) {
            return completed == candles && added == deals && date == day;
        }
    }

    Surroundings(Pit pit, Market market, Fills fills) {
        this.pit = pit;
        this.market = market;
        this.fills = fills;
        live = market instanceof LiveMarket followed ? Optional.of(followed) : Optional.empty();
        memory = Tape.MEMORY.dividedBy(market.interval());
        day = Duration.ofDays(1).dividedBy(market.interval());
        refill = live.isPresent() ? REFILL.dividedBy(market.interval()) : 1;
        tape = new Tape(new Played());
        seen = new Seen(pit, tape);
    }

    /** The candles of a played market; those of a followed one are put on the tape when they are seen. */
    private final class Played implements Tape.Candles {
        @Override
        public long oldest() {
            return live.isPresent() ? completed : Math.max(0, completed - memory);
        }

        @Override
        public long completed() {
            return completed;
        }

        @Override
        public Optional<Candle> candle(long candle) {
            return market.candle(pit.coin(), candle);
        }

        @Override
        public Instant end(long candle) {
            return candle < 0 ? market.start() : market.end(candle);
        }
    }

    void moveTo(long candles) {
        if (candles == completed) {
            return;
        }
        long before = completed;
        completed = candles;
        looked = false;
        if (candles >= refilled) {
            taken = new House.Taken();
        }
        live.ifPresent(followed -> seen.watch(followed, Math.max(before, candles - memory), candles));
    }

    /** The pair has other precisions: everything is worked out anew. */
    void forget() {
        looked = false;
        lastIndex = -1;
    }

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        long before = lastIndex;
        touch = live.isPresent() ? live.get().touch(pit.coin(), completed) : touchOfLastCandle();
        house = touch.map(now -> new House(fills, pit.pair(), now.ticker(), now.volume(), taken));
        if (touch.isPresent() && (live.isPresent() || lastIndex != before)) {
            last = touch.get().ticker().last();
            index = last;
        }
    }

    private Optional<Touch> touchOfLastCandle() {
        long oldest = Math.max(0, completed - memory);
        Optional<Candle> newer = Optional.empty();
        for (long candle = completed - 1; newer.isEmpty() && candle > lastIndex && candle >= oldest; candle--) {
            newer = market.candle(pit.coin(), candle);
            if (newer.isPresent()) {
                lastIndex = candle;
            }
        }
        if (newer.isPresent()) {
            return newer.map(candle -> new Touch(quote(candle), candle.volume(), DayFigures.NOTHING));
        }
        return lastIndex < oldest ? Optional.empty() : touch;
    }

    private Ticker quote(Candle candle) {
        Ticker ticker = Fills.ticker(pit.pair(), candle);
        return new Ticker(ticker.coin(), ticker.bid(), ticker.ask(), Tape.price(pit.pair(), candle.close()));
    }

    /** What the market at large offers now; empty while the coin is not traded. */
    Optional<House> house() {
        look();
        return house;
    }

    /**
     * What it offers while a candle is played, when its price is there. What is taken of it is there again afterwards, but in a
     * followed market. Nothing counts that was seen before the candle: a journal keeps no more than what came to something.
     */
    House house(long number, Candle candle, double price, House.Taken within) {
        Candle there = new Candle(candle.time(), candle.open(), candle.high(), candle.low(), price, candle.volume());
        double volume = live.flatMap(followed -> followed.touch(pit.coin(), number + 1))
                .map(Touch::volume)
                .orElse(candle.volume());
        return new House(fills, pit.pair(), quote(there), volume, live.isPresent() ? taken : within);
    }

    /** The price of the last trade. */
    Price last() {
        look();
        return last;
    }

    /** The market's price, whatever accounts have paid here. */
    Price index() {
        look();
        return index;
    }

    /** When the newest candle was over. */
    Instant since() {
        return completed == 0 ? market.start() : market.end(completed - 1);
    }

    /** An account has taken something of the house. */
    void took() {
        if (completed >= refilled) {
            refilled = completed + refill;
        }
    }

    void traded(Deal deal) {
        if (!playing) {
            tape.add(deal);
            last = deal.price();
        }
    }

    /** While a candle is played, what is traded is a part of the candle. */
    void playing(boolean now) {
        playing = now;
    }

    /** Something comes of what an order meets here now. */
    void use() {
        use(completed - 1);
    }

    /** Something comes of a candle. */
    void use(long candle) {
        live.ifPresent(followed -> followed.use(pit.coin(), candle));
    }

    DayFigures day(Instant now) {
        look();
        if (live.isPresent()) {
            return touch.map(Touch::day).orElse(DayFigures.NOTHING);
        }
        long date = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
        if (figures.filter(cached -> cached.isOf(completed, tape.added(), date)).isEmpty()) {
            figures = Optional.of(new DayCache(completed, tape.added(), date, tape.day(pit.pair(), now, day)));
        }
        return figures.orElseThrow().figures();
    }

    List<Deal> deals(Instant after) {
        return tape.after(pit.pair(), after);
    }

    /** At least the newest so many, as far as there are any; oldest first. */
    List<Deal> newest(int least) {
        long candle = completed - least / Tape.DEALS - 1;
        List<Deal> some = candle >= 0 ? deals(market.end(candle)) : List.of();
        return some.size() < least ? deals(Instant.MIN) : some;
    }

    Optional<Deal> newest() {
        return tape.newest(pit.pair());
    }

    List<BestPrices> bestPrices(Instant after, Instant now) {
        List<BestPrices> rows = new ArrayList<>(seen.bestPrices());
        if (live.isEmpty()) {
            for (long candle = Math.max(0, completed - Seen.MOST_PRICES); candle < completed; candle++) {
                Instant end = market.end(candle);
                market.candle(pit.coin(), candle)
                        .map(this::quote)
                        .ifPresent(ticker -> rows.add(new BestPrices(end, ticker.bid(), ticker.ask())));
            }
        }
        pit.ticker().ifPresent(ticker -> rows.add(new BestPrices(now, ticker.bid(), ticker.ask())));
        rows.removeIf(row -> !row.time().isAfter(after));
        return rows;
    }
}
