package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.coinmarketcap.CoinMarketCapReply;
import dev.caravel.command.QuartzCron;
import dev.caravel.discretion.Mask;
import dev.caravel.market.Quotes;
import dev.caravel.market.Supply;
import dev.caravel.replay.Moment;
import dev.caravel.replay.ReplayQuotes;
import dev.caravel.replay.Schedule;
import dev.caravel.replay.VirtualClock;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import dev.caravel.strategy.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of held coins when nobody quotes them any more. */
class NoQuotesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path data;

    private final VirtualClock clock = new VirtualClock(START);
    private final List<Decision> decisions = new ArrayList<>();

    /** A source that fails from now on, if told so. */
    public static final class Fickle {
        private final PlayedQuotes source;
        private boolean failing;
        private int asked;

        Fickle(PlayedQuotes source) {
            this.source = source;
        }

        public Quotes quotes() {
            if (failing) {
                asked++;
                CoinMarketCapReply unused =
                        CoinMarketCapReply.parse(401, "{\"status\":{\"error_code\":1001}}", Mask.NONE);
            }
            return source.quotes();
        }
    }

    @Test
    void heldCoinsAreSoldAndNoneIsBought() throws Exception {
        Settings settings = Settings.read(
                new Surroundings(
                        Path.of("").toAbsolutePath(), Map.of(), Map.of(), InstantSource.system(), new QuartzCron()),
                Optional.empty(),
                List.of("caravel.data=" + data, "caravel.market.threshold=0", "caravel.market.closes=0"));
        try (Setup setup = Setup.on(settings, clock, Setup.Drive.CALLER, false);
                Trader trader = new Trader(setup, Map.of("caravel.quotes.retry", "1"))) {
            Fickle quotes = new Fickle(new PlayedQuotes(
                    new ReplayQuotes(PaperWorld.market(settings, START.minus(Playable.HISTORY)), Supply.bundled()),
                    settings.trader().whitelist(),
                    clock));
            setup.wiring().with("replayQuotes", quotes);
            trader.listen(run -> {
                if (run.isCycle() && quotes.failing) {
                    run.verdicts().forEach(verdict -> decisions.addAll(verdict.decisions()));
                }
            });
            trader.start();

            int cycles = 0;
            for (Moment moment : new Schedule(
                    settings.schedule().cycle()::next, Duration.ofMinutes(5), START, START.plus(Duration.ofDays(2)))) {
                clock.advanceTo(moment.time());
                quotes.failing |= trader.book().positions().stream()
                        .anyMatch(position -> position.openSell().isPresent());
                if (moment.kind() == Moment.Kind.WATCH) {
                    trader.watch();
                    continue;
                }
                trader.cycle(moment.time());
                cycles += quotes.failing ? 1 : 0;
                if (decisions.stream().anyMatch(NoQuotesTest::lowersOrSells)) {
                    break;
                }
            }

            assertThat(quotes.asked)
                    .as("a failure that lasts is not asked again")
                    .isEqualTo(cycles)
                    .isPositive();
            assertThat(decisions).noneMatch(Decision.Buy.class::isInstance);
            assertThat(decisions).as("the price comes down, or it is sold").anyMatch(NoQuotesTest::lowersOrSells);
        }
    }

    private static boolean lowersOrSells(Decision decision) {
        return decision instanceof Decision.Edit || decision instanceof Decision.Sell;
    }
}
