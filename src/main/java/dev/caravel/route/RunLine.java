package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.strategy.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a run went, in one line of the log; a watch that did nothing has none, nor has one that only fails as the run before did. */
final class RunLine {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.desk");

    private RunLine() {}

    /** @param before how the run before this one failed; empty if it did not */
    static void log(DeskRun run, Optional<String> before, Book book) {
        List<Verdict> verdicts = run.verdicts();
        int actions =
                verdicts.stream().mapToInt(verdict -> verdict.actions().size()).sum();
        boolean isNews = run.failure().isPresent() && !run.failure().equals(before);
        if (run.isCycle() || isNews || actions > 0) {
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
