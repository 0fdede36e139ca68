package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.strategy.Verdict;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a run went, in one line of the log; a watch that did nothing has none. */
final class RunLine {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.desk");

    private RunLine() {}

    static void log(DeskRun run, Book book) {
        List<Verdict> verdicts = run.verdicts();
        int actions =
                verdicts.stream().mapToInt(verdict -> verdict.actions().size()).sum();
        if (run.isCycle() || run.failure().isPresent() || actions > 0) {
            LOG.info(
                    "{}={} {}actions={} positions={} realised={} {}",
                    run.isCycle() ? "cycle" : "watch",
                    run.due(),
                    run.isCycle() && !verdicts.isEmpty() ? market(verdicts.getFirst()) : "",
                    actions,
                    book.positions().size(),
                    book.realised().rounded(2),
                    run.failure().map(why -> "failed=\"" + why + "\"").orElse("ok"));
        }
    }

    private static String market(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "market=%.1f gate=%s ",
                verdict.market().total(),
                verdict.market().open() ? "open" : "closed");
    }
}
