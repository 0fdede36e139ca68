package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;

import dev.caravel.book.Book;
import dev.caravel.coinmarketcap.CoinMarketCapException;
import dev.caravel.coinmarketcap.CoinMarketCapReply;
import dev.caravel.coinmarketcap.Credits;
import dev.caravel.discretion.Mask;
import dev.caravel.doctor.Reading.UnreadException;
import dev.caravel.kraken.AccountReader;
import dev.caravel.kraken.KeyInfo;
import dev.caravel.kraken.KrakenException;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.MarketReader;
import dev.caravel.kraken.OrderReader;
import dev.caravel.kraken.PairsReader;
import dev.caravel.market.Coin;
import dev.caravel.market.Fees;
import dev.caravel.market.Pairs;
import dev.caravel.market.Ticker;
import dev.caravel.market.Whitelist;
import dev.caravel.order.Balances;
import dev.caravel.order.OrderState;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All checks of what only the exchange and the source of quotes can tell. What could not be read is a FAIL by name. */
public final class ExchangeChecks {
    /** The name under which CoinMarketCap's answer is read. */
    public static final String CREDITS = "key/info";

    private final Examination examination;
    private final Settings settings;
    private final Book book;
    private final boolean isRunning;
    private final boolean isStill;

    /**
     * For one examination.
     *
     * @param book as it was saved at that time
     * @param isRunning whether the running bot has read it
     * @param isStill whether that bot has done nothing between the examination and the reading of the book
     */
    public ExchangeChecks(Examination examination, Settings settings, Book book, boolean isRunning, boolean isStill) {
        this.isStill = isStill;
        this.examination = examination;
        this.settings = settings;
        this.book = book;
        this.isRunning = isRunning;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(
                check("exchange", () -> List.of(ClockChecks.status(MarketReader.status(reply("SystemStatus"))))));
        findings.add(ClockChecks.clock(
                examination.clock(), settings.rules().filters().quoteAge()));
        findings.addAll(check("pairs", this::listings));
        findings.addAll(check("key", this::key));
        findings.addAll(check("fees", this::fees));
        findings.addAll(check("account", this::account));
        if (settings.trader().quotes() == QuoteSource.COINMARKETCAP) {
            findings.addAll(check("coinmarketcap", this::credits));
        }
        return List.copyOf(findings);
    }

    private static List<Finding> check(String name, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (UnreadException | KrakenException | CoinMarketCapException unread) {
            return List.of(fail(name, "could not be read", String.valueOf(unread.getMessage())));
        }
    }

    private KrakenReply reply(String method) {
        return examination.of(method).reply();
    }

    private List<Finding> listings() {
        Pairs pairs = pairs(settings.trader().whitelist());
        // Where nothing is listed, nobody has a price.
        List<Ticker> tickers = pairs.all().isEmpty() ? List.of() : MarketReader.tickers(reply("Ticker"), pairs);
        return ListingChecks.of(settings.trader().whitelist(), pairs, tickers, settings.rules());
    }

    private Pairs pairs(Whitelist coins) {
        return PairsReader.read(coins, reply("Assets"), reply("AssetPairs"));
    }

    private List<Finding> key() {
        return KeyChecks.of(KeyInfo.read(reply("GetApiKeyInfo")), examination.time());
    }

    private List<Finding> fees() {
        KrakenReply reply = reply("TradeVolume");
        Fees fees = AccountReader.fees(reply);
        Pairs pairs = pairs(settings.trader().whitelist());
        return pairs.all().stream()
                .flatMap(pair -> fees.of(pair).stream())
                .findFirst()
                .map(rate -> FeeChecks.of(AccountReader.volume(reply), rate, settings.rules(), book))
                .orElseThrow(() -> new UnreadException("TradeVolume names no fee of our pairs"));
    }

    private List<Finding> account() {
        Balances balances = AccountReader.balances(reply("BalanceEx"));
        List<OrderState> open = OrderReader.open(reply("OpenOrders"));
        Pairs pairs = pairs(tradedCoins());
        List<Finding> findings = new ArrayList<>(List.of(
                AccountChecks.cash(balances, pairs, settings.rules().buying()),
                AccountChecks.parked(balances),
                AccountChecks.foreign(open, settings.trader().bot(), book)));
        findings.addAll(
                new BookChecks(book, settings.trader().bot(), isRunning, isStill).against(open, balances, pairs));
        return findings;
    }

    /** A coin that is held counts even if it is whitelisted no more. */
    private Whitelist tradedCoins() {
        Set<Coin> coins = new LinkedHashSet<>(settings.trader().whitelist().coins());
        book.positions().forEach(position -> coins.add(position.coin()));
        return new Whitelist(List.copyOf(coins));
    }

    private List<Finding> credits() {
        CoinMarketCapReply reply =
                CoinMarketCapReply.parse(200, examination.of(CREDITS).json(), Mask.NONE);
        return List.of(CreditChecks.of(
                Credits.read(reply),
                settings.schedule().cycle(),
                settings.trader().whitelist().size(),
                examination.time()));
    }
}
