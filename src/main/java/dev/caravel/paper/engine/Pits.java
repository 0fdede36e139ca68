package dev.caravel.paper.engine;

import dev.caravel.market.Fills;
import dev.caravel.market.Listing;
import dev.caravel.market.Market;
import dev.caravel.market.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pits of an exchange, in the order of the market's whitelist and by their names. */
final class Pits {
    private final List<Pit> all = new ArrayList<>();
    private final Map<String, Pit> byName = new HashMap<>();

    Pits(Market market, List<Listing> listings, Fills fills) {
        for (Listing listing : listings) {
            Pit pit = new Pit(all.size(), listing, market, fills);
            all.add(pit);
            byName.put(listing.pair().id(), pit);
            byName.put(listing.pair().altname(), pit);
            byName.put(listing.slashName(), pit);
        }
    }

    List<Pit> all() {
        return Collections.unmodifiableList(all);
    }

    Optional<Pit> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those where the next candle can do something. */
    List<Pit> busy() {
        List<Pit> busy = new ArrayList<>();
        for (Pit pit : all) {
            if (!pit.isEmpty()) {
                busy.add(pit);
            }
        }
        return busy;
    }

    void moveTo(long completed) {
        for (Pit pit : all) {
            pit.surroundings().moveTo(completed);
        }
    }

    void list(Pair terms) {
        for (Pit pit : all) {
            if (pit.pair().coin().equals(terms.coin())) {
                pit.list(pit.listing().with(terms));
            }
        }
    }
}
