package dev.caravel.command.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the program lives, and how it is set: like a bot that trades real money, but for the addresses. Nothing of the owner's own
 * settings is read, so that no alert of a trial reaches anybody.
 *
 * @param folder of settings, state and logs
 */
record Home(Path folder) {
    static final String BOT = "chaos";
    private static final String DATA = "data";
    /** At most so many positions, of so many dollars. */
    static final int POSITIONS = 8;

    static final int SIZE = 500;
    static final int CAPITAL = 20_000;

    private static final String COINMARKETCAP_KEY = "b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c";
    private static final List<String> SECRETS = List.of(Venue.KEY, Venue.SECRET, COINMARKETCAP_KEY);

    private static final List<String> SETTINGS = List.of(
            "camel.main.autoConfigurationLogSummary=false",
            "camel.main.startupSummaryLevel=oneline",
            "caravel.bot=" + BOT,
            "caravel.exchange=kraken",
            "caravel.live=yes",
            "caravel.risk.accepted=yes",
            "caravel.quotes=coinmarketcap",
            "caravel.capital=" + CAPITAL,
            "caravel.kraken.tier=pro",
            "caravel.positions.max=" + POSITIONS,
            "caravel.buy.amount=" + SIZE,
            "caravel.cycle.cron=0 0/5 * * * ?",
            "caravel.watch.every=15s",
            "caravel.desk.budget=2m",
            "caravel.order.deadline=15s",
            "caravel.order.life=45s",
            "caravel.order.visibility=60s",
            "caravel.kraken.connect.timeout=30s",
            "caravel.kraken.response.timeout=60s",
            "caravel.management.port=off",
            // It buys in any weather, and sells soon.
            "caravel.market.threshold=0",
            "caravel.market.closes=0",
            "caravel.wait.cycles=0",
            "caravel.backup.memory=0",
            "caravel.filter.marketcap=0",
            "caravel.filter.knife.24h=-100",
            "caravel.filter.knife.7d=-100",
            "caravel.filter.spike=1000",
            "caravel.filter.spread=10",
            "caravel.filter.quote.deviation=100",
            "caravel.buy.below=0",
            "caravel.sell.target=0.5",
            "caravel.sell.patience=1",
            "caravel.sell.step=0.2",
            "caravel.sell.floor=-0.4",
            "caravel.stop.loss=0.6",
            "caravel.guard.lowprofit.trades=1000",
            "caravel.guard.expectancy.trades=1000",
            "caravel.guard.cooldown=0",
            "caravel.guard.daily.loss=100",
            "caravel.guard.peak.loss=100",
            "caravel.guard.drawdown=100",
            "caravel.guard.stops=1000");

    /** Whether the folder has the state of another trial, whose orders are on an exchange that is no more. */
    static boolean isTaken(Path folder) {
        return Files.exists(folder.resolve(DATA));
    }

    /** Made ready, with everything but the addresses. */
    static Home in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("log"));
        Home home = new Home(folder);
        List<String> lines = new ArrayList<>(SETTINGS);
        lines.add("caravel.data=" + home.data());
        Files.write(home.settings(), lines);
        return home;
    }

    private Path settings() {
        return folder.resolve("chaos.properties");
    }

    private Path data() {
        return folder.resolve(DATA);
    }

    /** The folder of the documents. */
    Path state() {
        return data().resolve(BOT);
    }

    Path log(String name) {
        return folder.resolve("log").resolve(name + ".log");
    }

    /** The words of the command line. */
    List<String> words(String command, URI exchange, URI quotes) {
        return List.of(
                command,
                "--config",
                settings().toString(),
                "--set",
                "caravel.kraken.url=" + exchange,
                "--set",
                "caravel.coinmarketcap.url=" + quotes);
    }

    /** The keys. */
    static Map<String, String> environment() {
        return Map.of(
                "CARAVEL_KRAKEN_KEY", Venue.KEY,
                "CARAVEL_KRAKEN_SECRET", Venue.SECRET,
                "CARAVEL_COINMARKETCAP_KEY", COINMARKETCAP_KEY);
    }

    /** Everything that the program knows is gone. */
    void loseState() throws IOException {
        delete(state());
    }

    void delete() throws IOException {
        delete(folder);
    }

    private static void delete(Path what) throws IOException {
        try (Stream<Path> files = Files.walk(what)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** How many files of it show a key or its secret. */
    long leaks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long leaks = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                leaks += SECRETS.stream().anyMatch(text::contains) ? 1 : 0;
            }
            return leaks;
        }
    }
}
