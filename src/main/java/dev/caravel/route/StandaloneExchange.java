package dev.caravel.route;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.paper.Feed;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.front.KeyTerms;
import dev.caravel.replay.PacedClock;
import dev.caravel.replay.ReplayMarket;
import dev.caravel.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A paper exchange without a bot, for clients of any kind: over a market that is played, or following Kraken's real one. */
public final class StandaloneExchange implements AutoCloseable {
    private static final int KEY_LENGTH = 56;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(8);

    private final PaperExchange exchange;
    private final InstantSource clock;
    private final String market;
    private final List<String> remarks;
    private final Optional<Following> following;

    private StandaloneExchange(
            PaperExchange exchange,
            InstantSource clock,
            String market,
            List<String> remarks,
            Optional<Following> following) {
        this.exchange = exchange;
        this.clock = clock;
        this.market = market;
        this.remarks = remarks;
        this.following = following;
    }

    /**
     * Opens an exchange, or goes on with the one that the journal describes.
     *
     * @param settings that say the market, the fees and the fills
     * @param mostOpen orders that an account may have open in one pair
     * @param speed seconds of a played market in one real second
     * @throws IllegalStateException if the journal was written with another set-up
     */
    public static StandaloneExchange open(
            Settings settings, List<PaperSetup.Account> accounts, int mostOpen, double speed, PaperJournal journal) {
        InstantSource real = InstantSource.system();
        if (PaperWorld.isFollowing(settings)) {
            String market = "live at " + settings.kraken().url();
            PaperExchange exchange = PaperExchange.following(
                    PaperWorld.setup(market, accounts, mostOpen, fees(settings), settings),
                    settings.trader().whitelist(),
                    real,
                    journal);
            Following following = new Following(settings, exchange.feed().orElseThrow(), real);
            return new StandaloneExchange(exchange, real, market, List.of(), Optional.of(following));
        }
        ReplayMarket played = PaperWorld.market(settings, PaperWorld.generatedFrom(settings, real, journal));
        InstantSource clock = clock(settings, real, speed, journal);
        PaperExchange exchange = PaperExchange.open(
                PaperWorld.setup(played.description(), accounts, mostOpen, fees(settings), settings),
                played,
                clock,
                journal);
        return new StandaloneExchange(exchange, clock, played.description(), played.remarks(), Optional.empty());
    }

    /** Kraken's own, which fall with what an account trades, unless the settings say that they begin elsewhere. */
    private static FeeSchedule fees(Settings settings) {
        Fees.Rate said = PaperWorld.fees(settings);
        Fees.Rate first = FeeSchedule.KRAKEN.rate(Money.ZERO);
        boolean krakens =
                said.maker().compareTo(first.maker()) == 0 && said.taker().compareTo(first.taker()) == 0;
        return krakens ? FeeSchedule.KRAKEN : FeeSchedule.flat(said);
    }

    /** A generated market is played as of now, a recording from its beginning, and neither goes back. */
    private static InstantSource clock(Settings settings, InstantSource real, double speed, PaperJournal journal) {
        Instant now = real.instant();
        Instant first = settings.replay().folder().isPresent()
                        || settings.replay().start().isPresent()
                ? Playable.of(settings).start()
                : now;
        Instant start = journal.lastTime().filter(first::isBefore).orElse(first);
        return start.equals(now) && speed == 1 ? real : new PacedClock(real, start, speed);
    }

    /** An account where nobody gave one. Its key looks like Kraken's, is the same at every start, and of use nowhere else. */
    public static PaperSetup.Account usualAccount(Settings settings) {
        String key = PaperWorld.digest("the key of the usual account").substring(0, KEY_LENGTH);
        KeyTerms terms = KeyTerms.unlimited(key, PaperWorld.digest("the secret of the usual account"));
        return new PaperSetup.Account("paper", List.of(terms), settings.paper().cash(), Map.of());
    }

    /**
     * Begins to look at the real market, if that is the one, and waits a little for the first look. Returns whether the market is
     * known: until it is, the exchange is in maintenance.
     */
    public boolean start() throws Exception {
        if (following.isPresent()) {
            following.get().start();
            exchange.feed().orElseThrow().awaitFirst(FIRST_LOOK);
        }
        return exchange.feed().filter(Feed::isStale).isEmpty();
    }

    public PaperExchange exchange() {
        return exchange;
    }

    /** The time of the market. */
    public InstantSource clock() {
        return clock;
    }

    /** The market in one line. */
    public String market() {
        return market;
    }

    /** What a recording lacks. */
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        following.ifPresent(Following::close);
        exchange.close();
    }
}
