package dev.caravel.paper.engine;

import dev.caravel.market.Candle;
import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Market;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderStatus;
import dev.caravel.paper.account.Holdings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moves the time forward over the market. What rests is filled when a candle is over, at the end of the candle, so that nothing is
 * ever booked into the past. An order takes part in the candles that open at or after its placement and are over before it expires.
 * Moving the time in one step or in many gives the same. Not safe for threads: the exchange's lock guards it.
 */
public final class Engine {
    /** A journal does not keep every candle: after a restart their numbers go on beyond any that an order may have waited for. */
    private static final int RESTARTED = 2;

    private final Market market;
    private final Pits pits;
    private final List<Trader> traders = new ArrayList<>();
    private final Works works;
    private final CandlePlay.Rules rules;
    private final OrderEntry entry;
    private final List<Listing> listings;

    private MarketMode mode = MarketMode.ONLINE;
    private Instant now;
    private long completed;
    private Instant nextEnd;

    /**
     * An engine without accounts.
     *
     * @param listings of the market's coins, in the whitelist's order
     * @param mostOpen orders that an account may have open in one pair
     * @param seed of the ids
     */
    public Engine(
            Market market,
            List<Listing> listings,
            Fills fills,
            FeeSchedule fees,
            int mostOpen,
            long seed,
            Instant start) {
        this.market = market;
        this.listings = listings;
        pits = new Pits(market, listings, fills);
        works = Works.of(fees, seed);
        rules = new CandlePlay.Rules(fills, works.matching(), works.admission(), works.serials());
        now = start;
        completed = market.completed(start);
        nextEnd = market.end(completed);
        pits.moveTo(completed);
        entry = new OrderEntry(this, works, mostOpen);
    }

    /** Opens an account with so many dollars. */
    public Trader open(Money dollars) {
        return open(dollars, Map.of());
    }

    /**
     * Opens an account.
     *
     * @param coins what it has besides dollars, by the coin's place in the whitelist
     */
    public Trader open(Money dollars, Map<Integer, Volume> coins) {
        Trader trader = new Trader(new Holdings(listings, works.ids()), traders.size(), listings.size());
        trader.holdings().deposit(dollars, now);
        new TreeMap<>(coins).forEach((coin, amount) -> trader.holdings().deposit(coin, amount, now));
        traders.add(trader);
        return trader;
    }

    public Instant now() {
        return now;
    }

    public OrderEntry entry() {
        return entry;
    }

    /** What trading costs by what was traded in 30 days, in percent. */
    public FeeSchedule schedule() {
        return works.clearing().fees();
    }

    /** What the whole exchange lets anybody do. */
    public MarketMode mode() {
        return mode;
    }

    /** From now on nobody can do more than this. What rests is filled all the same. */
    public void mode(MarketMode changed) {
        mode = changed;
    }

    MarketMode mode(Pit pit) {
        return mode == MarketMode.ONLINE ? pit.mode() : mode;
    }

    /** Every pair, in the order of the market's whitelist. */
    public List<Pit> pits() {
        return pits.all();
    }

    /** A pair by its id, altname or name with a slash; the old websocket names are not known. */
    public Optional<Pit> pit(String name) {
        return pits.named(name);
    }

    /** How many candles are over. */
    public long completed() {
        return completed;
    }

    /** The first candle that opens now or later. */
    long nextCandle() {
        return market.end(completed - 1).isBefore(now) ? completed + 1 : completed;
    }

    /**
     * Moves the time, unless it is already later, and carries out what was due by then. Returns whether anything that can be seen has
     * changed: a candle is over, an order has started or expired, or all of an account were cancelled.
     */
    public boolean advance(Instant time) {
        boolean changed = (!time.isBefore(nextEnd) || !works.agenda().isEmpty()) && carryOut(time);
        now = time.isAfter(now) ? time : now;
        return changed;
    }

    private boolean carryOut(Instant time) {
        long before = completed;
        boolean changed = false;
        while (true) {
            Optional<Agenda.Item> item = works.agenda().due(time);
            Instant due = item.map(Agenda.Item::time).orElse(time);
            if (!nextEnd.isAfter(due)) {
                playCandle(due);
            } else if (item.isPresent()) {
                carryOut(item.get());
                changed = true;
            } else {
                break;
            }
        }
        pits.moveTo(completed);
        return changed || completed > before;
    }

    private void carryOut(Agenda.Item item) {
        now = item.time().isAfter(now) ? item.time() : now;
        works.agenda().take(item);
        switch (item) {
            case Agenda.Expiry(Instant time, PaperOrder order) ->
                works.clearing().end(order, OrderStatus.EXPIRED, Optional.empty(), time);
            case Agenda.Start(Instant time, PaperOrder order) -> {
                Surroundings there = order.pit().surroundings();
                there.moveTo(completed);
                there.use();
                order.course().start(time);
                works.admission().begin(order, time);
                works.admission().settle(order.pit(), time, nextCandle());
            }
            case Agenda.Switch(Instant time, Trader trader) -> {
                trader.switchOff(Optional.empty());
                for (PaperOrder order : List.copyOf(trader.open())) {
                    works.clearing().end(order, OrderStatus.CANCELED, Optional.of("User requested"), time);
                }
            }
        }
    }

    /** Plays the next candle; or goes on to a time while nothing can be filled until somebody places an order. */
    private void playCandle(Instant until) {
        List<Pit> busy = pits.busy();
        if (busy.isEmpty()) {
            completed = market.completed(until);
        } else {
            Instant end = nextEnd;
            now = end.isAfter(now) ? end : now;
            busy.forEach(pit -> play(pit, end));
            completed++;
            for (Pit pit : busy) {
                pit.surroundings().moveTo(completed);
                works.admission().settle(pit, end, nextCandle());
            }
        }
        nextEnd = market.end(completed);
    }

    private void play(Pit pit, Instant end) {
        Optional<Candle> candle = market.candle(pit.coin(), completed);
        if (candle.isPresent() && CandlePlay.play(pit, completed, candle.get(), end, rules)) {
            pit.surroundings().use(completed);
        }
        pit.settle();
    }

    /** Adds a look at a market that is followed; it is played when the time moves on. */
    public void observe(LiveMarket live, Sighting sighting) {
        live.forget(completed - 1);
        live.add(sighting, completed + RESTARTED, now);
        nextEnd = market.end(completed);
    }

    /** Takes over what a journal has kept of a market that is followed. */
    public void remember(LiveMarket live, Observation kept) {
        live.forget(completed - 1);
        live.remember(kept);
        nextEnd = market.end(completed);
    }

    /** Changes a pair's precisions, minimums and status. */
    public void list(Pair terms) {
        pits.list(terms);
    }
}
