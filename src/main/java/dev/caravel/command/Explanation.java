package dev.caravel.command;

import dev.caravel.book.Intent;
import dev.caravel.discretion.OneLine;
import dev.caravel.market.Coin;
import dev.caravel.order.Side;
import dev.caravel.store.JournalEntry.Kind;
import dev.caravel.store.JournalEntry.OrderCall;
import dev.caravel.store.JournalEntry.Run;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Score;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Decisions in words. */
final class Explanation {
    private Explanation() {}

    static boolean isAbout(Run run, Coin coin) {
        return run.verdict().decisions().stream()
                .anyMatch(decision -> decision.coin().equals(coin));
    }

    /** One cycle with all its coins, the best score first. */
    static String ofAllCoins(Run cycle) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(headline(cycle));
        Table table =
                new Table(3, "Coin", "Score", "Momentum", "Turbulence", "1h", "24h", "7d", "Decision", "Reason", "Why");
        cycle.verdict().decisions().stream()
                .sorted(Comparator.comparingDouble(Explanation::total).reversed())
                .forEach(decision -> table.add(
                        decision.coin().symbol(),
                        part(decision, Score::total),
                        part(decision, Score::momentum),
                        part(decision, Score::turbulence),
                        part(decision, Score::scaled1h),
                        part(decision, Score::scaled24h),
                        part(decision, Score::scaled7d),
                        what(decision),
                        decision.why().reason().name(),
                        why(decision)));
        table.print(out);
        out.print("1h, 24h, 7d: change in percent per square-root hour. Over 50 is rising steadily.");
        out.flush();
        return text.toString();
    }

    /**
     * One coin: its newest decision in detail, those before in a line each, then its order calls.
     *
     * @param runs that decided about the coin, newest first, at least one
     */
    static String ofOneCoin(Coin coin, List<Run> runs, List<OrderCall> calls) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(headline(runs.getFirst()));
        for (Decision decision : about(coin, runs.getFirst())) {
            out.println(coin + ": " + what(decision) + ", " + decision.why().reason() + ": " + why(decision));
            decision.why().score().ifPresent(score -> out.println(scored(score)));
        }
        if (runs.size() > 1) {
            out.println("Before:");
            runs.stream()
                    .skip(1)
                    .forEach(run -> about(coin, run)
                            .forEach(decision -> out.println("  " + run.time() + "  " + word(run.kind()) + "  "
                                    + what(decision) + ", " + decision.why().reason() + ": " + why(decision))));
        }
        if (!calls.isEmpty()) {
            out.println("Order calls:");
            calls.forEach(call -> out.println("  " + call.time() + "  " + what(call)));
        }
        out.flush();
        return text.toString().stripTrailing();
    }

    private static List<Decision> about(Coin coin, Run run) {
        return run.verdict().decisions().stream()
                .filter(decision -> decision.coin().equals(coin))
                .toList();
    }

    private static String headline(Run run) {
        MarketScore market = run.verdict().market();
        return switch (run.kind()) {
            case CYCLE ->
                "Cycle " + run.time() + ": market score " + two(market.total()) + ", gate "
                        + (market.open() ? "open" : "closed") + ", " + market.quoted() + " coins quoted";
            case WATCH -> "Watch " + run.time() + ": held coins only";
        };
    }

    private static String scored(Score score) {
        return "  score " + two(score.total()) + ": momentum " + two(score.momentum()) + ", turbulence "
                + two(score.turbulence()) + "; changes in percent per square-root hour: 1h " + two(score.scaled1h())
                + ", 24h " + two(score.scaled24h()) + ", 7d " + two(score.scaled7d());
    }

    private static String what(Decision decision) {
        return switch (decision) {
            case Decision.Buy buy -> "buy " + buy.volume() + " at " + buy.limit();
            case Decision.Sell sell ->
                "sell " + sell.volume()
                        + sell.limit().map(limit -> " at " + limit).orElse(" at the market");
            case Decision.Edit edit ->
                edit.to()
                        .map(to -> "change " + word(edit.side())
                                + to.volume().map(volume -> " to " + volume).orElse("")
                                + to.limit()
                                        .map(limit -> " to a limit of " + limit)
                                        .orElse(""))
                        .orElse("cancel " + word(edit.side()));
            case Decision.Hold hold -> "hold";
        };
    }

    private static String what(OrderCall call) {
        return word(call.call()) + " " + word(call.side())
                + call.volume().map(volume -> " " + volume).orElse("")
                + call.limit().map(limit -> " at " + limit).orElse("")
                + " (" + call.reason() + "): " + call.outcome() + ", "
                + OneLine.of(call.text());
    }

    private static String why(Decision decision) {
        String detail = decision.why().detail();
        return decision.why().reason().text() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    private static double total(Decision decision) {
        return decision.why().score().map(Score::total).orElse(Double.NEGATIVE_INFINITY);
    }

    private static String part(Decision decision, ToDoubleFunction<Score> part) {
        return decision.why()
                .score()
                .map(score -> two(part.applyAsDouble(score)))
                .orElse("-");
    }

    private static String two(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Intent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
