package dev.caravel.route;

import dev.caravel.route.alert.Sink;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Settings;
import dev.caravel.settings.StateStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stands in place of {@code {{…}}} in the routes: the settings, and what follows from them for a run of this kind. */
final class Placeholders {
    /** How often Kraken's candles are looked after between the cycles. */
    private static final Duration QUOTES_AHEAD = Duration.ofMinutes(1);

    private Placeholders() {}

    static Map<String, String> of(Settings settings, boolean isQuartz, Optional<PaperWorld> paper) {
        Map<String, String> all = new HashMap<>(settings.asProperties());
        Optional<Duration> watch = settings.schedule().watch();
        // Who wants to be looked into says so later: it makes a start slower.
        all.put("camel.main.jmxEnabled", "false");
        all.put("caravel.clock.quartz", Boolean.toString(isQuartz));
        all.put("caravel.clock.quartz.watch", Boolean.toString(isQuartz && watch.isPresent()));
        all.put(
                "caravel.watch.milliseconds",
                Long.toString(watch.map(Duration::toMillis).orElse(1L)));
        all.put("caravel.console", "false");
        all.put("caravel.paper", Boolean.toString(paper.isPresent()));
        for (StateStore store : StateStore.values()) {
            String word = store.name().toLowerCase(Locale.ROOT);
            all.put("caravel.state." + word, Boolean.toString(settings.trader().state() == store));
        }
        all.putAll(Sink.properties(settings, isQuartz));
        for (QuoteSource source : QuoteSource.values()) {
            String word = source.name().toLowerCase(Locale.ROOT);
            all.put("caravel.quotes." + word, Boolean.toString(settings.trader().quotes() == source));
        }
        boolean isAhead = isQuartz && settings.trader().quotes() == QuoteSource.KRAKEN;
        all.put("caravel.quotes.kraken.ahead", Boolean.toString(isAhead));
        all.put("caravel.quotes.ahead.milliseconds", Long.toString(QUOTES_AHEAD.toMillis()));
        all.putAll(PaperWorld.following(settings, isQuartz));
        all.put("caravel.market.real", Boolean.toString(settings.trader().quotes() != QuoteSource.REPLAY));
        // Where Kraken itself is, on paper too: the next line gives the other address to the paper exchange.
        all.put("caravel.market.url", settings.kraken().url().toString());
        paper.map(PaperWorld::properties).ifPresent(all::putAll);
        return all;
    }
}
