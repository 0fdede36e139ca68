package dev.caravel.paper.engine;

import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Market;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.order.OrderStatus;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.account.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the time forward over the market. What rests is filled when a candle is over, at the end of the candle, so that nothing is
 * ever booked into the past. An order takes part in the candles that open at or after its placement and are over before it expires.
 * Moving the time in one step or in many gives the same. Not safe for threads: the exchange's lock guards it.
 */
public final class Engine {
    /** A journal does not keep every candle: after a restart their numbers go on beyond any that an order may have waited for. */
    private static final int RESTARTED = 2;

    private final Market market;
    private final List<Pit> pits = new ArrayList<>();
    private final Map<String, Pit> pitsByName = new HashMap<>();
    private final Ids ids;
    private final Clearing clearing;
    private final OrderEntry entry;
    private final List<Listing> listings;

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
            Fees.Rate fees,
            int mostOpen,
            long seed,
            Instant start) {
        this.market = market;
        this.listings = listings;
        for (Listing listing : listings) {
            Pit pit = new Pit(pits.size(), listing, market, fills);
            pits.add(pit);
            pitsByName.put(listing.pair().id(), pit);
            pitsByName.put(listing.pair().altname(), pit);
            pitsByName.put(listing.slashName(), pit);
        }
        ids = new Ids(seed);
        clearing = new Clearing(ids, fees);
        entry = new OrderEntry(this, clearing, ids, mostOpen);
        now = start;
        completed = market.completed(start);
        nextEnd = market.end(completed);
        pits.forEach(pit -> pit.moveTo(completed));
    }

    /** Opens an account with so many dollars. */
    public Trader open(Money dollars) {
        Trader trader = new Trader(new Holdings(listings, ids));
        trader.holdings().deposit(dollars, now);
        return trader;
    }

    public Instant now() {
        return now;
    }

    public OrderEntry entry() {
        return entry;
    }

    /** What trading costs, in percent. */
    public Fees.Rate fees() {
        return clearing.fees();
    }

    /** Every pair, in the order of the market's whitelist. */
    public List<Pit> pits() {
        return pits;
    }

    /** A pair by its id, altname or name with a slash; the old websocket names are not known. */
    public Optional<Pit> pit(String name) {
        return Optional.ofNullable(pitsByName.get(name));
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
     * changed: a candle is over or an order has expired.
     */
    public boolean advance(Instant time) {
        boolean changed = false;
        if (!time.isBefore(nextEnd) || clearing.isAnyExpiring()) {
            changed = carryOut(time);
        }
        now = time.isAfter(now) ? time : now;
        return changed;
    }

    private boolean carryOut(Instant time) {
        long before = completed;
        boolean expired = false;
        while (true) {
            Optional<PaperOrder> order = clearing.expiring(time);
            Instant expiry = order.flatMap(PaperOrder::expires).orElse(Instant.MAX);
            if (!nextEnd.isAfter(time) && !nextEnd.isAfter(expiry)) {
                playCandle(time);
            } else if (order.isPresent()) {
                clearing.end(order.get(), OrderStatus.EXPIRED, Optional.empty(), expiry);
                expired = true;
            } else {
                break;
            }
        }
        pits.forEach(pit -> pit.moveTo(completed));
        return expired || completed > before;
    }

    private void playCandle(Instant time) {
        if (pits.stream().allMatch(Pit::isEmpty)) {
            // nothing can be filled until somebody places an order
            completed = market.completed(time);
        } else {
            for (Pit pit : pits) {
                if (!pit.isEmpty()) {
                    pit.play(completed, nextEnd, clearing);
                }
            }
            completed++;
        }
        nextEnd = market.end(completed);
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
        for (Pit pit : pits) {
            if (pit.pair().coin().equals(terms.coin())) {
                pit.list(pit.listing().with(terms));
            }
        }
    }
}
