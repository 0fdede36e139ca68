package dev.caravel.simulation;

import dev.caravel.kraken.KrakenKey;
import dev.caravel.market.Coin;
import dev.caravel.market.Listings;
import dev.caravel.market.Whitelist;
import dev.caravel.route.Parts;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import dev.caravel.simulation.script.Interpreter.Script;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What all worlds of one thread have in common and none changes: the routes and the settings.
 *
 * @param adopting the settings of a bot that takes over what its owner does by hand
 */
record Rig(
        Script script,
        List<String> crashes,
        Set<String> recovery,
        Settings settings,
        Settings adopting,
        KrakenKey key,
        Path folder,
        Listings listings) {
    static final Whitelist COINS = Whitelist.of("BTC", "ETH", "SOL", "XRP", "ADA", "LINK");
    static final double[] PRICES = {60_000, 2_500, 150, 0.6, 0.4, 12};
    static final String KEY = "the-key-of-the-simulation";
    static final String SECRET =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    /** Signs with the key of all worlds. */
    static final Owner OWNER = new Owner(new KrakenKey(KEY, SECRET));

    private static final long CYCLE = Duration.ofMinutes(20).toSeconds();

    /**
     * Steps that no run of the desk comes to: a log takes every message, nobody asked for a heartbeat, and no failure is without its run.
     */
    private static final Set<String> UNREACHED = Set.of("not-taken", "queue-heartbeat", "letter-errand");

    private static final List<String> OPTIONS =
            List.of("caravel.whitelist=BTC,ETH,SOL,XRP,ADA,LINK", "caravel.paper.port=0");

    /** @param folder for journals, which nothing else uses */
    static Rig in(Path folder, String... more) throws IOException {
        List<String> options = new ArrayList<>(Parts.EAGER);
        options.addAll(OPTIONS);
        options.add("caravel.data=" + folder);
        options.addAll(List.of(more));
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(),
                Map.of(),
                Map.of(),
                InstantSource.system(),
                (cron, zone) -> Rig::nextCycle);
        Settings settings = Settings.read(surroundings, Optional.empty(), options);
        options.add("caravel.adopt=yes");
        Settings adopting = Settings.read(surroundings, Optional.empty(), options);
        Script script =
                Script.read(Path.of("routes"), Script.FILES, Parts.placeholders(settings), new DefaultCamelContext());
        return new Rig(
                script,
                crashes(script),
                script.steps(from -> from.startsWith("direct:recover")),
                settings,
                adopting,
                new KrakenKey(KEY, SECRET),
                folder,
                Listings.read());
    }

    /** The same for a bot that takes over what its owner does by hand. */
    Rig ofAdopting() {
        return new Rig(script, crashes, recovery, adopting, adopting, key, folder, listings);
    }

    boolean adopts() {
        return settings.trader().adopts();
    }

    /** The smallest order of a coin. */
    BigDecimal ordermin(Coin coin) {
        return listings.of(coin).orElseThrow().pair().ordermin().amount();
    }

    /** As the schedule of the settings says, without a parser's effort. */
    private static Optional<Instant> nextCycle(Instant after) {
        return Optional.of(Instant.ofEpochSecond((after.getEpochSecond() / CYCLE + 1) * CYCLE));
    }

    /** Where a process may die. */
    private static List<String> crashes(Script script) {
        return script.steps(Rig::isReached).stream()
                .filter(step -> !UNREACHED.contains(step))
                .flatMap(step -> Stream.of("before " + step, "after " + step))
                .toList();
    }

    /** Nothing here is started by Quartz, beats to somebody's heart or asks for all documents. */
    private static boolean isReached(String from) {
        return !from.startsWith("quartz:") && !from.equals("seda:heartbeat") && !from.equals("direct:documents");
    }
}
