package dev.caravel.route;

import dev.caravel.kraken.KrakenKey;
import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Fills;
import dev.caravel.market.Supply;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.paper.PaperSetup;
import dev.caravel.replay.GeneratedMarket;
import dev.caravel.replay.RecordedMarket;
import dev.caravel.replay.ReplayMarket;
import dev.caravel.replay.ReplayQuotes;
import dev.caravel.settings.Exchange;
import dev.caravel.settings.PaperSettings;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.ReplaySettings;
import dev.caravel.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paper exchange with the account of one bot, over a played market and with its quotes, or following Kraken's real one. */
final class PaperWorld implements AutoCloseable {
    private final PaperExchange exchange;
    private final String description;
    private final List<String> remarks;
    private final Optional<ReplayQuotes> quotes;
    private final KrakenKey key;
    private final int port;

    private PaperWorld(
            PaperExchange exchange,
            String description,
            List<String> remarks,
            Optional<ReplayQuotes> quotes,
            KrakenKey key,
            int port) {
        this.exchange = exchange;
        this.description = description;
        this.remarks = remarks;
        this.quotes = quotes;
        this.key = key;
        this.port = port;
    }

    /** Whether the paper exchange follows Kraken's real market, since somebody quotes today's prices. */
    static boolean isFollowing(Settings settings) {
        return settings.trader().exchange() == Exchange.PAPER
                && settings.trader().quotes() != QuoteSource.REPLAY;
    }

    /** What the routes must know to look at that market. */
    static Map<String, String> following(Settings settings, boolean isQuartz) {
        boolean isFollowing = isFollowing(settings);
        return Map.of(
                "caravel.follow",
                Boolean.toString(isFollowing),
                "caravel.follow.quartz",
                Boolean.toString(isFollowing && isQuartz),
                "caravel.follow.milliseconds",
                Long.toString(settings.paper().follow().toMillis()));
    }

    static PaperWorld open(Settings settings, InstantSource clock, PaperJournal journal) {
        KrakenKey key = key(settings.trader().bot());
        int port = port(settings.paper().port());
        if (isFollowing(settings)) {
            String description = "live at " + settings.kraken().url();
            PaperExchange exchange = PaperExchange.following(
                    setup(
                            description,
                            account(key, settings),
                            PaperSetup.MOST_OPEN,
                            FeeSchedule.flat(fees(settings)),
                            settings),
                    settings.trader().whitelist(),
                    clock,
                    journal);
            return new PaperWorld(exchange, description, List.of(), Optional.empty(), key, port);
        }
        Instant start = generatedFrom(settings, clock, journal);
        ReplayMarket played = market(settings, start);
        String description = played.description();
        PaperExchange exchange = PaperExchange.open(
                setup(
                        description,
                        account(key, settings),
                        PaperSetup.MOST_OPEN,
                        FeeSchedule.flat(fees(settings)),
                        settings),
                played,
                clock,
                journal);
        ReplayQuotes quotes = new ReplayQuotes(secondLook(played, settings, start), Supply.bundled());
        return new PaperWorld(exchange, description, played.remarks(), Optional.of(quotes), key, port);
    }

    private static List<PaperSetup.Account> account(KrakenKey key, Settings settings) {
        return List.of(PaperSetup.Account.trading(
                key.key(), key.secret(), settings.paper().cash()));
    }

    /** The fees that the settings say. */
    static Fees.Rate fees(Settings settings) {
        return new Fees.Rate(settings.paper().makerFee(), settings.paper().takerFee());
    }

    static PaperSetup setup(
            String market, List<PaperSetup.Account> accounts, int mostOpen, FeeSchedule fees, Settings settings) {
        PaperSettings paper = settings.paper();
        return new PaperSetup(
                market,
                accounts,
                fees,
                new Fills(
                        paper.share().movePointLeft(2).doubleValue(),
                        paper.slippage().movePointLeft(2).doubleValue()),
                mostOpen,
                settings.replay().seed());
    }

    /**
     * The same market for the quotes. The exchange may have to go far back when it repeats its journal, and a generated market forgets
     * what is old; a recording does not, and is long to read.
     */
    private static ReplayMarket secondLook(ReplayMarket played, Settings settings, Instant start) {
        return switch (played) {
            case RecordedMarket recorded -> recorded;
            case GeneratedMarket _ -> market(settings, start);
        };
    }

    /** Where nobody says it, a market begins when the account does: one that began long ago takes long to make. */
    static Instant generatedFrom(Settings settings, InstantSource clock, PaperJournal journal) {
        return settings.replay()
                .start()
                .map(start -> start.minus(Playable.HISTORY))
                .or(journal::marketStart)
                .orElseGet(() -> clock.instant().minus(Playable.HISTORY));
    }

    static ReplayMarket market(Settings settings, Instant start) {
        ReplaySettings replay = settings.replay();
        Whitelist whitelist = settings.trader().whitelist();
        return replay.folder()
                .<ReplayMarket>map(folder -> RecordedMarket.read(folder, whitelist))
                .orElseGet(() -> new GeneratedMarket(whitelist, replay.seed(), start));
    }

    /** A key that fits nowhere but here; the same at every start, so that the account is the same. */
    static KrakenKey key(String bot) {
        return new KrakenKey("paper-" + bot, digest("the paper account of " + bot));
    }

    /** Eighty-eight characters in base64 that follow from a text. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java runtime has no SHA-512: use a JDK 25", missing);
        }
    }

    private static int port(int wanted) {
        try (ServerSocket free = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "caravel.paper.port: port " + wanted
                            + " of the loopback is taken; choose another one, or 0 for any",
                    taken);
        }
    }

    /** The market in one line. */
    String description() {
        return description;
    }

    /** What a recording lacks. */
    List<String> remarks() {
        return remarks;
    }

    /** What Camel must know of it. */
    Map<String, String> properties() {
        return Map.of(
                "caravel.kraken.url",
                "http://127.0.0.1:" + port,
                "camel.server.enabled",
                "true",
                "camel.server.host",
                "127.0.0.1",
                "camel.server.port",
                Integer.toString(port));
    }

    PaperExchange exchange() {
        return exchange;
    }

    /** Adds the beans of the exchange and of its market. */
    void bind(Wiring wiring, Whitelist whitelist, InstantSource clock) {
        wiring.with("paper", new PaperFace(exchange));
        quotes.ifPresent(played -> wiring.with("replayQuotes", new PlayedQuotes(played, whitelist, clock)));
        exchange.feed().ifPresent(feed -> wiring.with("marketFeed", new MarketFeed(feed, clock)));
    }

    KrakenKey key() {
        return key;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
