package dev.caravel.strategy;

import dev.caravel.book.Control;
import dev.caravel.book.Exit;
import dev.caravel.book.Guards;
import dev.caravel.book.Position;
import dev.caravel.book.Valuation;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Quotes;
import dev.caravel.strategy.Decision.Hold;
import dev.caravel.strategy.Decision.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns a {@link Situation} into a {@link Verdict}. A cycle decides about every whitelisted coin and every coin with a position, and
 * buys at most one; a watch decides about positions only and never buys. The same situation always gives the same verdict. Pure; may
 * be used by any thread that owns the situation's book.
 */
public final class Strategy {
    private static final Set<Reason> URGENT =
            Set.of(Reason.STOP, Reason.STOP_CANCELS_BUY, Reason.STOP_REPLACES, Reason.FLATTEN);

    private final Rules rules;
    private final Exits exits;
    private final GuardRules guardRules;
    private final MarketScorer marketScorer;
    private final Screening screening;
    private final Scorer scorer;

    /** @param haltStops whether stops are still enforced while the owner says halt */
    public Strategy(Rules rules, boolean haltStops) {
        this.rules = rules;
        exits = new Exits(rules, haltStops);
        guardRules = new GuardRules(rules.guarding());
        marketScorer = new MarketScorer(rules);
        screening = new Screening(rules);
        scorer = new Scorer(rules.scoring());
    }

    /**
     * What was decided, and what the book has to be told before anything is sent.
     *
     * @param exits of the positions whose way out has changed
     * @param guards as they stand now
     * @param tripped guards that have just tripped
     * @param cashNeeded what Kraken will hold for the buy, its fee included; zero without a buy
     */
    public record Result(
            Verdict verdict, Map<Coin, Exit> exits, Guards guards, List<Guards.Lock> tripped, Money cashNeeded) {
        public Result {
            exits = Map.copyOf(exits);
            tripped = List.copyOf(tripped);
        }
    }

    /** Decides; neither the situation nor its book is changed. */
    public Result decide(Situation situation) {
        Map<Coin, Decision> decisions = new TreeMap<>();
        Map<Coin, Exit> changed = new TreeMap<>();
        for (Position position : situation.book().positions()) {
            Optional<Pair> pair = situation.pairs().of(position.coin());
            if (pair.isPresent() && position.state(pair.get()) == Position.State.CLOSED) {
                continue;
            }
            Exits.Result result = pair.map(listed -> exits.decide(position, listed, situation))
                    .orElseGet(() -> notListed(position));
            decisions.put(position.coin(), result.decision());
            if (!result.exit().equals(position.exit())) {
                changed.put(position.coin(), result.exit());
            }
        }
        return situation
                .cycle()
                .map(cycle -> cycle(situation, cycle, decisions, changed))
                .orElseGet(() -> watch(situation, decisions, changed));
    }

    private static Exits.Result notListed(Position position) {
        String text = "Kraken lists no such pair; sell by hand or wait until it does";
        return new Exits.Result(new Hold(position.coin(), Why.of(Reason.NOT_ONLINE, text)), position.exit());
    }

    private static Result watch(Situation situation, Map<Coin, Decision> decisions, Map<Coin, Exit> changed) {
        Guards guards = situation.book().guards();
        MarketScore unseen = new MarketScore(Double.NaN, 0, guards.gateOpen());
        Verdict verdict = new Verdict(situation.time(), unseen, inOrder(decisions));
        return new Result(verdict, changed, guards, List.of(), Money.ZERO);
    }

    private Result cycle(Situation situation, Instant cycle, Map<Coin, Decision> decisions, Map<Coin, Exit> changed) {
        Quotes quotes = situation.quotes();
        GuardRules.Result guarded = guards(situation);
        MarketScore market = marketScorer.look(
                quotes, situation.time().toEpochMilli(), guarded.guards().gateOpen());
        Guards guards = guarded.guards().withGate(market.open());
        BookStanding standing = new BookStanding(rules, situation, cycle, guards, held(decisions));
        Figures figures = new Figures(rules, situation, market, standing);
        List<Money> needed = new ArrayList<>();
        screening.choose(quotes, market, standing, (index, reason) -> {
            Coin coin = quotes.coins().coin(index);
            Why why = new Why(reason, score(quotes, index), figures.of(reason, index));
            if (standing.isHeld(index)) {
                decisions.computeIfPresent(
                        coin, (held, decision) -> decision.with(decision.why().with(why.score())));
            } else if (reason == Reason.BEST_SCORE || reason == Reason.BACKUP_COIN) {
                BuyOrder order = standing.order(index).orElseThrow();
                decisions.put(coin, new Decision.Buy(coin, order.limit(), order.volume(), why));
                needed.add(order.funds(standing.rate(index).orElseThrow()));
            } else {
                decisions.put(coin, new Hold(coin, why));
            }
        });
        Verdict verdict = new Verdict(cycle, market, inOrder(decisions));
        return new Result(
                verdict, changed, guards, guarded.tripped(), needed.stream().reduce(Money.ZERO, Money::plus));
    }

    private GuardRules.Result guards(Situation situation) {
        Valuation valuation = new Valuation(situation.tickers(), situation.pairs(), situation.fees());
        Money equity = valuation.equity(rules.guarding().capital(), situation.book());
        Control control = situation.book().control();
        return guardRules.update(
                situation.book().guards(), situation.book().trades(), equity, situation.time(), control);
    }

    private Optional<Score> score(Quotes quotes, int index) {
        return Optional.of(scorer.explain(quotes, index)).filter(score -> Double.isFinite(score.total()));
    }

    /** Dust takes no place and may be bought again. */
    private static Set<Coin> held(Map<Coin, Decision> decisions) {
        return decisions.values().stream()
                .filter(decision -> decision.why().reason() != Reason.DUST)
                .map(Decision::coin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Stops first, then other exits, then the buy, then what is left as it is; by coin within each. */
    private static List<Decision> inOrder(Map<Coin, Decision> decisions) {
        return decisions.values().stream()
                .sorted(Comparator.comparingInt(Strategy::rank))
                .toList();
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case Decision.Sell _, Decision.Edit _ ->
                URGENT.contains(decision.why().reason()) ? 0 : 1;
            case Decision.Buy _ -> 2;
            case Hold _ -> 3;
        };
    }
}
