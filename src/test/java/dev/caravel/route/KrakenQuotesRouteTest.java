package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.discretion.Mask;
import dev.caravel.kraken.PublicBudget;
import dev.caravel.market.Coin;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Quotes;
import dev.caravel.market.Supply;
import dev.caravel.replay.ReplayQuotes;
import dev.caravel.settings.Settings;
import dev.caravel.store.KeptText;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A bot on paper that takes its quotes from a server which is Kraken's public interface, at the prices of the paper exchange. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class KrakenQuotesRouteTest {
    private static final int COINS = 24;

    @TempDir
    Path folder;

    private Instant now = Bot.START;
    private KrakenMarketStub market;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        Settings settings = Bot.settings(folder, List.of());
        Quotes played = new QuoteTable(
                settings.trader().whitelist(),
                new ReplayQuotes(PaperWorld.market(settings, Bot.START.minus(Playable.HISTORY)), Supply.bundled())
                        .at(Bot.START));
        market = new KrakenMarketStub(
                () -> bot.clock().instant(), coin -> played.price(played.coins().indexOf(coin)));
        startBot();
    }

    private void startBot() throws Exception {
        bot = quotedBy(market, folder, now).start();
    }

    /** A bot that takes its quotes from that market, not started. */
    static Bot quotedBy(KrakenMarketStub market, Path folder, Instant now, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "caravel.kraken.url=" + market.url(),
                "! caravel.quotes=kraken",
                "! caravel.quotes.kraken=true",
                "! caravel.market.real=true"));
        settings.addAll(List.of(more));
        Bot bot = Bot.from(folder, now, settings);
        KrakenQuotes quotes = new KrakenQuotes(
                bot.settings().trader().whitelist(),
                Supply.bundled(),
                new KeptText(folder.resolve("kraken.candles")),
                bot.clock());
        return bot.with("marketLine", new PublicLine(new PublicBudget(bot.clock(), Duration.ZERO), Mask.NONE))
                .with("krakenQuotes", quotes);
    }

    @AfterEach
    void stop() {
        bot.close();
        market.close();
    }

    private DeskRun cycle() {
        DeskRun run = bot.cycle();
        now = bot.clock().instant();
        return run;
    }

    private static int quoted(DeskRun run) {
        Quotes quotes = run.quotes().orElseThrow();
        return (int) java.util.stream.IntStream.range(0, COINS)
                .filter(coin -> quotes.isQuoted(coin) && !Double.isNaN(changes(quotes, coin)))
                .count();
    }

    private static double changes(Quotes quotes, int coin) {
        return quotes.change1h(coin) + quotes.change24h(coin) + quotes.change7d(coin);
    }

    @Test
    void quotesEveryCoinByTwoReadsForEachAndThenByOneCallACycle() {
        DeskRun first = cycle();

        assertThat(quoted(first)).isEqualTo(COINS);
        assertThat(first.verdicts().getFirst().actions()).anyMatch(Decision.Buy.class::isInstance);
        assertThat(market.seen("OHLC")).hasSize(2 * COINS).doesNotHaveDuplicates();
        assertThat(market.seen("Ticker")).hasSize(1);
        assertThat(market.seen("AssetPairs")).hasSize(1);

        market.forget();
        assertThat(quoted(cycle())).isEqualTo(COINS);
        assertThat(market.seen("OHLC")).isEmpty();
        assertThat(market.seen("AssetPairs")).isEmpty();
        assertThat(market.seen("Ticker")).hasSize(1);
    }

    @Test
    void oneCoinsFailureTakesNoOtherAlong() {
        market.spoil("pair=XXBTZUSD&interval=5", "{\"error\":[\"EQuery:Unknown asset pair\"],\"result\":null}");
        market.spoil("pair=SOLUSD&interval=60", "{\"error\":[],\"result\":null}");
        DeskRun run = cycle();

        assertThat(quoted(run)).isEqualTo(COINS - 2);
        assertThat(run.failure()).isEmpty();
        assertThat(run.verdicts().getFirst().decisions())
                .filteredOn(decision -> decision.coin().equals(new Coin("BTC")))
                .allMatch(decision -> decision.why().reason() == Reason.NOT_QUOTED);

        market.mend();
        assertThat(quoted(cycle())).isEqualTo(COINS);
    }

    @Test
    void goesOnAfterARestartWithTheCandlesThatItHas() throws Exception {
        cycle();
        bot.close();
        market.forget();
        startBot();

        assertThat(quoted(cycle())).isEqualTo(COINS);
        assertThat(market.seen("OHLC")).isEmpty();
    }

    @Test
    void beginsAnewWithCandlesThatCannotBeRead() throws Exception {
        cycle();
        bot.close();
        Files.writeString(folder.resolve("kraken.candles"), "nothing of ours");
        market.forget();
        startBot();

        assertThat(quoted(cycle())).isEqualTo(COINS);
        assertThat(market.seen("OHLC")).hasSize(2 * COINS);
    }

    @Test
    void waitsForNoCandleWhenKrakenIsGone() {
        market.spoil("OHLC", "<html>502 Bad Gateway</html>");
        DeskRun run = cycle();

        assertThat(market.seen("OHLC")).hasSize(1);
        assertThat(run.failure()).isEmpty();
        assertThat(quoted(run)).isZero();
        assertThat(run.verdicts().getFirst().actions()).isEmpty();
    }

    @Test
    void stopsAskingWhenItWasTooOften() {
        market.spoil("OHLC", "{\"error\":[\"EGeneral:Too many requests\"]}");
        cycle();

        assertThat(market.seen("OHLC")).hasSize(1);
    }

    @Test
    void readsThePairsAnewWhenOneOfThemIsGone() {
        cycle();
        market.forget();
        market.spoil("Ticker", "{\"error\":[\"EQuery:Unknown asset pair\"],\"result\":null}");
        DeskRun run = cycle();

        assertThat(market.seen("Ticker")).hasSize(4);
        assertThat(market.seen("AssetPairs")).hasSize(3);
        assertThat(run.failure()).hasValueSatisfying(why -> assertThat(why).contains("Unknown asset pair"));
        assertThat(run.verdicts()).isNotEmpty();
    }

    @Test
    void withoutPairsThereAreNoQuotesAndTheOwnerIsTold() {
        market.spoil("Assets", "");
        DeskRun run = cycle();

        assertThat(run.failure()).isPresent();
        assertThat(bot.trader().deadLetters()).isEqualTo(1);
        market.mend();
        assertThat(quoted(cycle())).isEqualTo(COINS);
    }
}
