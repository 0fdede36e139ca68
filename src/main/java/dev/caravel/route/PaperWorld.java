package dev.caravel.route;

import dev.caravel.kraken.KrakenKey;
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
import dev.caravel.settings.PaperSettings;
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

/** The paper exchange over the played market, with the account of one bot, and the quotes of that market. */
final class PaperWorld implements AutoCloseable {
    private final PaperExchange exchange;
    private final String description;
    private final List<String> remarks;
    private final ReplayQuotes quotes;
    private final KrakenKey key;
    private final int port;

    private PaperWorld(PaperExchange exchange, ReplayMarket quoted, KrakenKey key, int port) {
        this.description = quoted.description();
        this.remarks = quoted.remarks();
        this.exchange = exchange;
        this.quotes = new ReplayQuotes(quoted, Supply.bundled());
        this.key = key;
        this.port = port;
    }

    static PaperWorld open(Settings settings, InstantSource clock, PaperJournal journal) {
        PaperSettings paper = settings.paper();
        KrakenKey key = key(settings.trader().bot());
        Instant start = generatedFrom(settings, clock, journal);
        ReplayMarket played = market(settings, start);
        PaperSetup setup = new PaperSetup(
                played.description(),
                List.of(PaperSetup.Account.trading(key.key(), key.secret(), paper.cash())),
                new Fees.Rate(paper.makerFee(), paper.takerFee()),
                new Fills(
                        paper.share().movePointLeft(2).doubleValue(),
                        paper.slippage().movePointLeft(2).doubleValue()),
                PaperSetup.MOST_OPEN,
                settings.replay().seed());
        PaperExchange exchange = PaperExchange.open(setup, played, clock, journal);
        return new PaperWorld(exchange, secondLook(played, settings, start), key, port(paper.port()));
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
    private static Instant generatedFrom(Settings settings, InstantSource clock, PaperJournal journal) {
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
    private static KrakenKey key(String bot) {
        try {
            byte[] secret = MessageDigest.getInstance("SHA-512")
                    .digest(("the paper account of " + bot).getBytes(StandardCharsets.UTF_8));
            return new KrakenKey("paper-" + bot, Base64.getEncoder().encodeToString(secret));
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

    ReplayQuotes quotes() {
        return quotes;
    }

    KrakenKey key() {
        return key;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
