package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Pairs;
import dev.caravel.settings.StopsOnExit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a bot that leaves its stops at the exchange: one last watch, by which every position that can be sold gets a stop-loss
 * order in place of its sell. What cannot be done in that watch is said and stays as it is; the next start takes back what was done.
 */
public final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.start");

    private final Book book;
    private final Supplier<Pairs> pairs;
    private volatile boolean isUnderWay;

    Departure(Book book, Supplier<Pairs> pairs) {
        this.book = book;
        this.pairs = pairs;
    }

    /** Makes the trader leave so when it is closed, if its settings say so. */
    public static void of(Setup setup, Trader trader) {
        if (setup.settings().trader().stopsOnExit() == StopsOnExit.EXCHANGE) {
            Departure departure = setup.wiring().departure();
            trader.listen(departure::tell);
            trader.alongside(() -> {}, () -> departure.leave(trader));
        }
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    /** From now on every run leaves stops at the exchange and buys nothing. */
    void begin() {
        isUnderWay = true;
    }

    void leave(Trader trader) {
        begin();
        try {
            trader.watch();
        } catch (RuntimeException failed) {
            LOG.error("the stops could not be left at the exchange: {}", failed.getMessage());
        }
    }

    /** In the desk's thread. */
    private void tell(DeskRun run) {
        if (!isUnderWay) {
            return;
        }
        for (Position position : book.positions()) {
            boolean stops = position.openSell().filter(PlacedOrder::stop).isPresent();
            boolean sellable = pairs.get()
                    .of(position.coin())
                    .filter(pair -> position.state(pair) == Position.State.HELD
                            || position.state(pair) == Position.State.SELLING)
                    .isPresent();
            if (stops) {
                LOG.info("coin={} its stop-loss waits at the exchange until the bot is back", position.coin());
            } else if (sellable) {
                LOG.warn(
                        "coin={} no stop-loss waits at the exchange: {}",
                        position.coin(),
                        run.failure().orElse("see the run above"));
            }
        }
    }
}
