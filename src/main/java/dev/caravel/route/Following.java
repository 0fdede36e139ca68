package dev.caravel.route;

import dev.caravel.kraken.PublicBudget;
import dev.caravel.paper.Feed;
import dev.caravel.settings.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/** Looks at Kraken's real market for an exchange without a bot: Camel, with the routes of that and no others. */
final class Following implements AutoCloseable {
    private final Main main = new Main();

    Following(Settings settings, Feed feed, InstantSource clock) {
        Map<String, String> all = new HashMap<>(settings.asProperties());
        all.putAll(Safeguards.over(Map.of(), settings.kraken()));
        all.putAll(PaperWorld.following(settings, true));
        all.put("caravel.market.real", "true");
        all.put("caravel.market.url", settings.kraken().url().toString());
        all.put("camel.main.jmxEnabled", "false");
        all.put("camel.main.autoConfigurationLogSummary", "false");
        all.put("camel.main.startupSummaryLevel", "off");
        Properties properties = new Properties();
        properties.putAll(all);
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        main.bind("marketFeed", new MarketFeed(feed, clock));
        main.bind("marketListing", new MarketListing(feed.coins()));
        main.bind("marketLine", new PublicLine(new PublicBudget(clock, PublicBudget.KRAKEN), Secrecy.mask(settings)));
        Path routes = settings.home().resolve("routes");
        main.configure()
                .withRoutesIncludePattern(Stream.of("follow", "follow-reads", "market")
                        .map(name -> "file:" + routes.resolve(name + ".camel.yaml"))
                        .collect(Collectors.joining(",")));
    }

    void start() throws Exception {
        main.start();
    }

    @Override
    public void close() {
        main.stop();
    }
}
