package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.discretion.Mask;
import dev.caravel.kraken.PublicBudget;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.replay.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole bot that paper-trades a real market: its routes, its paper exchange, and a stand-in of Kraken's public interface. */
class FollowTest {
    @TempDir
    Path folder;

    private final VirtualClock market = new VirtualClock(Bot.START);
    private final RealMarketStub kraken = new RealMarketStub(market);
    private Bot bot;

    @BeforeEach
    void begin() throws Exception {
        bot = open(Bot.START);
        look();
    }

    private Bot open(Instant start) throws Exception {
        List<String> settings = new ArrayList<>(following(folder, kraken.url()));
        Bot opened = Bot.from(folder, start, settings);
        return opened.with("marketLine", new PublicLine(new PublicBudget(opened.clock(), Duration.ZERO), Mask.NONE))
                .start();
    }

    /** No market is followed but with somebody who quotes today's prices. */
    static List<String> following(Path folder, String url) throws IOException {
        Path key = folder.resolve("key.properties");
        if (!Files.exists(key)) {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, "caravel.coinmarketcap.key=b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c\n");
        }
        return List.of(
                "caravel.quotes=coinmarketcap",
                "caravel.kraken.url=" + url,
                "caravel.coinmarketcap.url=" + url,
                "caravel.secrets=" + key);
    }

    @AfterEach
    void end() {
        bot.close();
        kraken.close();
    }

    /** Time passes for the bot and the market, and the market is looked at. */
    private void look() {
        lookAfter(Duration.ofSeconds(15));
    }

    private void lookAfter(Duration pause) {
        pass(pause);
        bot.template().requestBody("direct:follow", "");
        pass(Duration.ofSeconds(1));
    }

    private void pass(Duration time) {
        bot.clock().advanceTo(bot.clock().instant().plus(time));
        market.advanceTo(bot.clock().instant());
    }

    private OrderState order() {
        return bot.orders().getFirst();
    }

    /** A buy of 100 SOL at 1 dollar, which waits until the market has fallen so far. */
    private void restingBuy() {
        bot.ready().call("direct:buy", bot.buy(Bot.SOL));
        look();
        assertThat(order().status().isOver()).isFalse();
    }

    @Test
    void itsPricesAreTheRealOnes() {
        kraken.bid("BTC", "64321.1");
        look();
        bot.ready();
        DeskRun run = bot.call("direct:read-prices");
        assertThat(run.tickers().get(Bot.BTC)).satisfies(ticker -> {
            assertThat(ticker.bid()).hasToString("64321.1");
            assertThat(ticker.ask()).hasToString("64321.2");
        });
        assertThat(kraken.calls("Trades")).as("nothing rests").isEmpty();
    }

    @Test
    void aRestingOrderFillsByWhatIsReallyTradedThroughIt() {
        restingBuy();
        kraken.print("SOL", "1.00", "10000");
        look();
        assertThat(order().executed()).isEqualTo(Volume.ZERO);
        kraken.print("SOL", "0.99", "300");
        look();
        assertThat(order().executed()).isEqualTo(Volume.of("30"));
        assertThat(kraken.calls("Trades")).allMatch(call -> call.contains("SOLUSD"));
    }

    @Test
    void whatWasTradedWhileTheBotWasDownIsCaughtUpWithPageByPage() throws Exception {
        restingBuy();
        Instant down = bot.clock().instant();
        bot.close();
        for (int i = 0; i < 2100; i++) {
            market.advanceTo(market.instant().plusMillis(100));
            kraken.print("SOL", i < 2099 ? "50" : "0.99", "5000");
        }
        bot = open(down.plus(Duration.ofHours(1)));
        market.advanceTo(bot.clock().instant());
        look();
        assertThat(order().executed()).isEqualTo(Volume.of("100"));
        assertThat(kraken.calls("Trades").stream().filter(call -> !call.contains("since=0")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aMarketThatCannotBeReadFillsNothingAndComesBack() {
        restingBuy();
        kraken.spoil("Ticker", "502");
        kraken.print("SOL", "0.99", "300");
        look();
        lookAfter(Duration.ofMinutes(3));
        kraken.spoil("Ticker", "silence");
        look();
        kraken.spoil("Ticker", "{\"error\":[],\"result\":null}");
        look();
        kraken.spoil("Ticker", "{\"error\":[\"EService:Unavailable\"]}");
        look();
        assertThat(bot.setup().exchange().orElseThrow().feed().orElseThrow().isStale())
                .isTrue();
        bot.watch();
        assertThat(bot.trader().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("EService:Unavailable"));
        assertThat(order().executed()).isEqualTo(Volume.ZERO);
        kraken.mend();
        market.advanceTo(bot.clock().instant());
        look();
        assertThat(order().executed()).isEqualTo(Volume.of("30"));
    }

    @Test
    void tradesThatCannotBeReadAreReadLater() {
        restingBuy();
        kraken.print("SOL", "0.99", "300");
        kraken.spoil("Trades", "{\"error\":[\"EGeneral:Too many requests\"]}");
        look();
        assertThat(order().executed()).isEqualTo(Volume.ZERO);
        kraken.mend();
        look();
        assertThat(order().executed()).isEqualTo(Volume.of("30"));
    }

    @Test
    void aCoinThatKrakenDelistsIsClosedAndTheOthersGoOn() {
        kraken.delist("SOL");
        look();
        look();
        bot.ready().call("direct:buy", bot.buy(Bot.SOL));
        assertThat(bot.orders()).isEmpty();
        bot.call("direct:buy", bot.buy(Bot.ETH));
        assertThat(bot.orders()).hasSize(1);
    }

    @Test
    void aListingThatCannotBeReadAgainHolds() {
        kraken.spoil("AssetPairs", "502");
        lookAfter(Duration.ofMinutes(61));
        assertThat(bot.setup().exchange().orElseThrow().feed().orElseThrow().isStale())
                .isFalse();
    }
}
