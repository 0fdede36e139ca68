package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every node of every route has been visited once: what no exchange ever came to has never worked. */
class NodeCoverageTest {
    @TempDir
    Path folder;

    private final Set<String> visited = new TreeSet<>();

    @Test
    void everyNodeIsVisited() throws Exception {
        trade();
        startByQuartz();

        RouteFiles files = RouteFiles.read(Path.of("routes"));
        List<String> unvisited = files.steps().stream()
                .map(step -> String.valueOf(step.options().getOrDefault("id", "")))
                .filter(id -> !id.isEmpty() && !isVisited(id, files.templatedRoutes()))
                .toList();
        assertThat(unvisited).as("nodes to which no exchange came").isEmpty();
    }

    /** A node of a template is as often there as the template is used. */
    private boolean isVisited(String id, List<String> prefixes) {
        return visited.contains(id)
                || prefixes.stream()
                        .allMatch(prefix -> visited.contains(prefix + "-" + id) || visited.contains(prefix + id));
    }

    private void trade() throws Exception {
        try (Bot bot = Bot.in(folder.resolve("trade"), "caravel.sell.target=0.6", "caravel.quotes.retry=1s")
                .start()) {
            bot.cycle();
            bot.watch();
            bot.ready().call("direct:buy", bot.buy(Bot.BTC));
            bot.kraken().next("CancelOrder", Mishap.status(503));
            for (int i = 0; i < 40; i++) {
                bot.watchAfter(Duration.ofMinutes(5));
                bot.cycle();
            }
            bot.kraken().next("BalanceEx", Mishap.status(503), Mishap.status(503));
            bot.cycle();
            bot.says("no-buys");
            bot.watch();
            bot.clock().advanceTo(bot.clock().instant().plus(Duration.ofDays(1)));
            bot.call("direct:buy", bot.buy(Bot.SOL));
            visited.addAll(bot.visits().nodes());
        }
    }

    private void startByQuartz() throws Exception {
        try (Bot bot = Bot.withQuartz(folder.resolve("quartz"), "caravel.watch.every=5s")
                .start()) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (bot.visits().count("one-waits") == 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            visited.addAll(bot.visits().nodes());
        }
    }
}
