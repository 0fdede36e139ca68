package dev.caravel.strategy;

import dev.caravel.book.Doubts;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Quotes;
import java.time.Duration;
import java.util.Optional;

/** The figures behind each reason of the screening, for a person: what was measured and what the limit is. */
record Figures(Rules rules, Situation situation, MarketScore market, BookStanding standing) {

    /** May be empty where the reason says it all. */
    String of(Reason reason, int index) {
        Quotes quotes = situation.quotes();
        Rules.Filters filters = rules.filters();
        Rules.Buying buying = rules.buying();
        return switch (reason) {
            case BEST_SCORE, BACKUP_COIN ->
                standing.order(index)
                        .map(order -> order.volume() + " at " + order.limit())
                        .orElse("");
            case QUARANTINED -> quarantine(index);
            case CONTROL -> situation.book().control().mode().word();
            case GUARD ->
                standing.lock(index)
                        .map(lock -> lock.guard() + ": " + lock.why())
                        .orElse("");
            case TARGET_NOT_NET ->
                standing.rate(index)
                        .map(rate -> "a win would make "
                                + Wording.dollars(Odds.of(rules, rate).win()))
                        .orElse("fees unknown");
            case TOO_FEW_QUOTES ->
                "%s of %s".formatted(market.quoted(), quotes.coins().size());
            case GATE_CLOSED ->
                "%s, opens at %s"
                        .formatted(
                                Wording.number(market.total()),
                                Wording.number(rules.gate().opens()));
            case POSITIONS_FULL -> "%s of %s".formatted(standing.positions(), buying.positions());
            case NOT_QUOTED -> quotes.isQuoted(index) ? "a change is unknown" : "";
            case QUOTE_OLD ->
                Wording.duration(Duration.ofSeconds((standing.now() - quotes.time(index)) / 1_000)) + " old";
            case SMALL_CAP ->
                Double.isNaN(quotes.marketCap(index))
                        ? "unknown"
                        : "$" + Wording.number(quotes.marketCap(index) / 1e6) + " million";
            case FALLING_KNIFE -> changes(quotes, index);
            case SPIKE -> "1 h " + Wording.percent(quotes.change1h(index));
            case NOT_ONLINE ->
                standing.pair(index).map(pair -> pair.status().name()).orElse("not listed");
            case QUOTE_OFF ->
                Wording.percent(Screening.deviation(quotes.price(index), standing.mid(index))) + " of at most "
                        + Wording.percent(filters.quoteDeviation());
            case SPREAD -> Wording.percent(standing.spread(index)) + " of at most " + Wording.percent(filters.spread());
            case TOO_SMALL ->
                standing.order(index)
                        .map(order -> order.volume() + " at " + order.limit())
                        .orElse("");
            case CASH -> cash(index);
            case RECENTLY_TRADED -> "the last %s are passed over".formatted(buying.backupMemory());
            case UNRESOLVED, HELD, WAITING, NO_TICKER, COOLDOWN, OUTSCORED -> "";
            case AT_TARGET, MORE_FILLED, TARGET_PASSED, PATIENCE, LOWERED, SAME_PRICE, AT_FLOOR -> "";
            case STOP, STOP_CANCELS_BUY, STOP_REPLACES, FLATTEN, CANCEL_BUY, GHOST -> "";
            case LEAVING, RETURNED, BUYING, DUST, HALTED -> "";
        };
    }

    private Coin coin(int index) {
        return situation.quotes().coins().coin(index);
    }

    private String quarantine(int index) {
        Doubts.Quarantine quarantine = situation.book().doubts().quarantined().get(coin(index));
        return quarantine == null ? "" : quarantine.why();
    }

    private String cash(int index) {
        Optional<Money> needed =
                standing.order(index).flatMap(order -> standing.rate(index).map(order::funds));
        return "%s of %s"
                .formatted(
                        Wording.dollars(situation.freeCash()),
                        needed.map(Wording::dollars).orElse("?"));
    }

    private static String changes(Quotes quotes, int index) {
        return "1 h %s, 24 h %s, 7 d %s"
                .formatted(
                        Wording.percent(quotes.change1h(index)),
                        Wording.percent(quotes.change24h(index)),
                        Wording.percent(quotes.change7d(index)));
    }
}
