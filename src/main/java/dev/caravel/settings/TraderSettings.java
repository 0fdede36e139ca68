package dev.caravel.settings;

import dev.caravel.market.Coin;
import dev.caravel.market.Whitelist;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who trades, where, and with what.
 *
 * @param profile the set of strategy numbers
 * @param bot the name of this bot, under which its state is kept
 * @param live whether real money was asked for, or orders are only to be checked
 * @param riskAccepted whether the owner trades live with numbers that have lost money when measured
 * @param data folder of everything that is kept, absolute
 * @param stopsWhileHalted whether stop-losses are enforced during a halt
 * @param stopsOnExit what becomes of stop-losses when the bot is told to end
 * @param adopts whether orders and coins that the owner moves by hand are taken over
 * @param consolePort on the loopback; 0: any free one
 */
public record TraderSettings(
        String profile,
        String bot,
        Exchange exchange,
        Live live,
        boolean riskAccepted,
        QuoteSource quotes,
        StateStore state,
        Path data,
        Whitelist whitelist,
        boolean stopsWhileHalted,
        StopsOnExit stopsOnExit,
        boolean adopts,
        int consolePort) {

    /** The profiles that come with the program, each {@code profiles/<name>.properties} on the class path. */
    static final List<String> PROFILES = List.of("classic");

    static final Setting<String> PROFILE = Setting.of(
            "caravel.profile",
            Kind.oneOf(PROFILES),
            "classic",
            "The set of strategy numbers that hold unless they are set one by one.");
    static final Setting<String> BOT = Setting.of(
            "caravel.bot",
            Kind.text("[a-z0-9-]{1,16}", "1 to 16 of a-z, 0-9 and -"),
            "caravel",
            "The name of this bot; two bots on one account or one state need two names.");
    static final Setting<Exchange> EXCHANGE = Setting.of(
            "caravel.exchange",
            Kind.choice(Exchange.class),
            "paper",
            "Where orders go: the embedded paper exchange or Kraken with real money.");
    static final Setting<Live> LIVE = Setting.of(
            "caravel.live",
            Kind.choice(Live.class),
            "no",
            "Says a second time that real money is meant; Kraken needs yes, or validate: each order is checked and"
                    + " none is placed.");
    static final Setting<Boolean> RISK_ACCEPTED = Setting.of(
            "caravel.risk.accepted",
            Kind.yesNo(),
            "no",
            "Says that the owner has read the measured losses of the profile; Kraken with profile classic needs yes.");
    static final Setting<QuoteSource> QUOTES = Setting.of(
            "caravel.quotes",
            Kind.choice(QuoteSource.class),
            "replay",
            "Who quotes the coins: the market that is played, Kraken's public market, or CoinMarketCap.");
    static final Setting<Duration> QUOTES_RETRY = Setting.of(
            "caravel.quotes.retry",
            Kind.duration("1s", "1m"),
            "2s",
            "How long to wait before quotes are asked for again; three times, each time about twice as long.");
    static final Setting<StateStore> STATE = Setting.of(
            "caravel.state",
            Kind.choice(StateStore.class),
            "file",
            "Where the book is kept: in files under caravel.data, or in AWS Parameter Store.");
    static final Setting<Path> DATA = Setting.of(
            "caravel.data",
            Kind.path("a folder; a relative one is under caravel.home"),
            "data",
            "The folder of everything that is kept: book, journal, log.");
    static final Setting<Optional<Path>> SECRETS = Setting.of(
            "caravel.secrets",
            Kind.optional(Kind.path("a file that only its owner can read, or ssm")),
            "",
            "A properties file with the secret settings and nothing else; ssm for encrypted parameters of AWS.");
    static final Setting<Whitelist> WHITELIST = Setting.of(
            "caravel.whitelist",
            Kind.list(Kind.text("[A-Z0-9]{1,6}", "symbols like BTC"))
                    .map(symbols ->
                            new Whitelist(symbols.stream().map(Coin::new).toList())),
            "BTC,ETH,XRP,BNB,SOL,DOGE,ADA,TRX,AVAX,LINK,DOT,XLM,LTC,BCH,SHIB,UNI,ATOM,NEAR,APT,ICP,ETC,FIL,HBAR,AAVE",
            "The coins that may be bought, against US dollars.");
    static final Setting<Boolean> HALT_STOPS = Setting.of(
            "caravel.halt.stops",
            Kind.yesNo(),
            "yes",
            "Whether stop-losses are still enforced while trading is halted.");
    static final Setting<StopsOnExit> STOPS_ON_EXIT = Setting.of(
            "caravel.stop.onexit",
            Kind.choice(StopsOnExit.class),
            "no",
            "With exchange, a run that is told to end replaces its sells by stop-loss orders that wait at Kraken, and"
                    + " takes them back at the next start.");
    static final Setting<Boolean> ADOPT = Setting.of(
            "caravel.adopt",
            Kind.yesNo(),
            "no",
            "Whether what the owner does by hand with the bot's coins is taken over: orders become the bot's own, and"
                    + " coins that are gone leave the book. With no it is told and never touched.");

    static final Setting<Integer> CONSOLE_PORT = Setting.of(
            "caravel.console.port",
            Kind.whole(0, 65_535, ""),
            "0",
            "The loopback port at which a running bot answers caravel doctor; 0 takes any free one.");

    static final Group GROUP = Group.of(
            "What runs",
            PROFILE,
            BOT,
            EXCHANGE,
            LIVE,
            RISK_ACCEPTED,
            QUOTES,
            QUOTES_RETRY,
            STATE,
            DATA,
            SECRETS,
            WHITELIST,
            HALT_STOPS,
            STOPS_ON_EXIT,
            ADOPT,
            CONSOLE_PORT);

    static TraderSettings of(Values values) {
        return new TraderSettings(
                values.of(PROFILE),
                values.of(BOT),
                values.of(EXCHANGE),
                values.of(LIVE),
                values.of(RISK_ACCEPTED),
                values.of(QUOTES),
                values.of(STATE),
                values.inHome(values.of(DATA)),
                values.of(WHITELIST),
                values.of(HALT_STOPS),
                values.of(STOPS_ON_EXIT),
                // Where no order is placed, none is looked after either.
                values.of(ADOPT) && values.of(LIVE) != Live.VALIDATE,
                values.of(CONSOLE_PORT));
    }
}
