package dev.caravel.strategy;

import dev.caravel.book.Control;
import dev.caravel.book.Doubts;
import dev.caravel.book.Exit;
import dev.caravel.book.Intent;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Ticker;
import dev.caravel.order.Side;
import dev.caravel.strategy.Decision.Edit;
import dev.caravel.strategy.Decision.Hold;
import dev.caravel.strategy.Decision.Why;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides what becomes of one position. One step a run: what must happen first is decided, the rest follows once the exchange has
 * confirmed it. A sell whose fate is not certain is left alone; an uncertain buy does not keep held coins from being sold. Pure; may
 * be used by any thread.
 */
public final class Exits {
    private final Rules rules;
    private final boolean haltStops;
    private final UrgentExit urgentExit;
    private final PatientExit patientExit;

    /** @param haltStops whether stops are still enforced while the owner says halt */
    public Exits(Rules rules, boolean haltStops) {
        this.rules = rules;
        this.haltStops = haltStops;
        urgentExit = new UrgentExit(rules.stopping());
        patientExit = new PatientExit(rules.selling());
    }

    /**
     * What is decided.
     *
     * @param exit how the position is left from now on, to be saved with it before anything is sent: a touched stop stays touched
     */
    public record Result(Decision decision, Exit exit) {}

    /** What is to be done about the position now. */
    public Result decide(Position position, Pair pair, Situation situation) {
        Coin coin = position.coin();
        Control.Mode mode = situation.book().control().mode();
        boolean halted = mode == Control.Mode.HALT;
        Exit exit = position.exit();
        if (position.isUnresolved(Side.SELL)) {
            return new Result(new Hold(coin, Why.of(Reason.UNRESOLVED)), exit);
        }
        Optional<SellPrices> prices = position.bought().isEmpty()
                ? Optional.empty()
                : Optional.of(new SellPrices(rules, pair, position.bought(), situation.rate(pair)));
        Optional<Ticker> ticker = situation.ticker(coin);
        boolean stopped = exit.way() == Exit.Way.STOP
                || (ticker.isPresent() && prices.isPresent() && isStopped(position, prices.get(), ticker.get()));
        if (halted && !(haltStops && (stopped || situation.leaving()))) {
            return new Result(new Hold(coin, Why.of(Reason.HALTED)), exit);
        }
        Position leaving = position.with(way(exit, stopped, mode));
        return settled(step(leaving, pair, prices, ticker, situation), leaving.exit());
    }

    private Decision step(
            Position position, Pair pair, Optional<SellPrices> prices, Optional<Ticker> ticker, Situation situation) {
        Coin coin = position.coin();
        boolean urgent = position.exit().isUrgent();
        boolean buyBeingChanged = position.intents().stream()
                .anyMatch(intent -> intent.side() == Side.BUY && intent.kind() != Intent.Kind.PLACE);
        Optional<Decision> first = doubledSell(position, situation.book().doubts());
        if (first.isEmpty() && buyBeingChanged && urgent) {
            return new Hold(coin, Why.of(Reason.UNRESOLVED, "the cancel of the buy comes first"));
        }
        if (first.isEmpty() && !buyBeingChanged) {
            first = unwantedBuy(position, situation);
        }
        if (first.isEmpty()) {
            first = StopAtExchange.decide(position, pair, prices, situation);
        }
        if (first.isPresent()) {
            return first.get();
        }
        if (ticker.isEmpty()) {
            return new Hold(coin, Why.of(Reason.NO_TICKER));
        }
        return urgent
                ? urgentExit.decide(position, pair, prices, ticker.get())
                : patientExit.decide(position, pair, prices, ticker.get(), situation);
    }

    /** Dust is not being left: whatever was touched, the lot that it is sold with starts afresh. */
    private static Result settled(Decision decision, Exit exit) {
        return new Result(decision, decision.why().reason() == Reason.DUST ? Exit.NORMAL : exit);
    }

    /** Only what can be sold can be stopped: old dust must not cancel the buy that it waits for. */
    private static boolean isStopped(Position position, SellPrices prices, Ticker ticker) {
        Pair pair = prices.pair();
        boolean sellable = position.openSell().isPresent()
                || pair.isLargeEnough(pair.floor(position.held()), prices.urgent(ticker));
        return sellable && prices.isStopTouched(ticker);
    }

    private static Exit way(Exit exit, boolean stopped, Control.Mode mode) {
        if (exit.isUrgent()) {
            return exit;
        }
        if (stopped) {
            return exit.by(Exit.Way.STOP);
        }
        return mode == Control.Mode.FLATTEN ? exit.by(Exit.Way.FLATTEN) : exit;
    }

    /** Two sells together would sell more than is held: the one that was given up goes. */
    private static Optional<Decision> doubledSell(Position position, Doubts doubts) {
        if (open(position, Side.SELL).count() < 2) {
            return Optional.empty();
        }
        return open(position, Side.SELL)
                .filter(isGhost(doubts))
                .findFirst()
                .map(sell -> cancel(position.coin(), sell, Reason.GHOST));
    }

    /** An open buy that nobody wants any more. */
    private static Optional<Decision> unwantedBuy(Position position, Situation situation) {
        Optional<PlacedOrder> ghost = open(position, Side.BUY)
                .filter(isGhost(situation.book().doubts()))
                .findFirst();
        if (ghost.isPresent()) {
            return Optional.of(cancel(position.coin(), ghost.get(), Reason.GHOST));
        }
        Optional<Reason> unwanted = switch (position.exit().way()) {
            case STOP -> Optional.of(Reason.STOP_CANCELS_BUY);
            case FLATTEN -> Optional.of(Reason.FLATTEN);
            case TARGET, LOWERED -> {
                if (situation.leaving()) {
                    yield Optional.of(Reason.LEAVING);
                }
                yield situation.book().control().allowsBuys() ? Optional.empty() : Optional.of(Reason.CANCEL_BUY);
            }
        };
        return unwanted.flatMap(reason -> position.openBuy().map(buy -> cancel(position.coin(), buy, reason)));
    }

    private static Stream<PlacedOrder> open(Position position, Side side) {
        return position.orders().stream().filter(order -> order.side() == side && order.isOpen());
    }

    private static Predicate<PlacedOrder> isGhost(Doubts doubts) {
        return order -> doubts.isGhost(order.id());
    }

    static Decision cancel(Coin coin, PlacedOrder order, Reason reason) {
        return new Edit(coin, order.side(), order.txid(), Optional.empty(), Why.of(reason));
    }
}
