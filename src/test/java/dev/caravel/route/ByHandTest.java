package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Trade;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.KrakenSigner;
import dev.caravel.kraken.Nonces;
import dev.caravel.kraken.SignedRequest;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner trades on the account of a running bot. */
class ByHandTest {
    @TempDir
    Path folder;

    private Bot bot;

    private void start(String... settings) throws Exception {
        bot = Bot.started(
                folder,
                Stream.concat(Stream.of("caravel.market.threshold=100"), Stream.of(settings))
                        .toArray(String[]::new));
        // By then the bot's nonces go with its clock.
        for (int i = 0; i < 3; i++) {
            bot.cycle();
        }
    }

    @AfterEach
    void stopIt() {
        bot.close();
    }

    /** A call with the bot's own key: the account has no other. */
    private void byHand(String method, String... fields) {
        bot.clock().advanceTo(bot.clock().instant().plusSeconds(1));
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        Nonces nonces = new Nonces(
                bot.clock(),
                new Nonces.Ceiling() {
                    @Override
                    public long read() {
                        return 1;
                    }

                    @Override
                    public void reserve(long ceiling) {}
                },
                Duration.ZERO);
        KrakenKey key = PaperWorld.key(bot.settings().trader().bot());
        SignedRequest signed = new KrakenSigner(key, nonces).sign(new KrakenRequest(method, true, form));
        String answer = bot.setup()
                .exchange()
                .orElseThrow()
                .answer(
                        signed.path(),
                        "",
                        Map.of(
                                "API-Key",
                                signed.key(),
                                "API-Sign",
                                signed.signature(),
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                        signed.body().getBytes(UTF_8));
        assertThat(answer).contains("\"error\":[]");
    }

    private List<OrderState> open() {
        return bot.orders().stream().filter(order -> !order.status().isOver()).toList();
    }

    private List<String> owner() {
        return bot.camel().getEndpoint("mock:owner", MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }

    @Test
    void anOrderOfHisIsToldOnceAndStaysAsItIs() throws Exception {
        start("caravel.alerts=mock:owner");
        byHand("AddOrder", "pair", "SOLUSD", "type", "buy", "ordertype", "limit", "price", "1", "volume", "100");
        OrderState his = open().getFirst();

        bot.cycle();
        bot.says("flatten");
        bot.cycle();
        bot.watch();

        assertThat(open()).containsExactly(his);
        assertThat(bot.book().positions()).isEmpty();
        assertThat(owner())
                .filteredOn(text -> text.contains("not touched"))
                .singleElement()
                .asString()
                .contains("buy 100 SOLUSD at 1 (" + his.txid() + ")");
    }

    @Test
    void whatHeBuysIsSoldByABotThatTakesItOver() throws Exception {
        start("caravel.adopt=yes");
        byHand("AddOrder", "pair", "SOLUSD", "type", "buy", "ordertype", "market", "volume", "10");
        bot.cycle();
        bot.watch();

        assertThat(bot.book().position(Bot.SOL).orElseThrow().openSell())
                .map(sell -> sell.volume().toString())
                .contains("10");
        assertThat(open()).extracting(OrderState::side).containsExactly(Side.SELL);
        assertThat(bot.book().audit().unequal()).isZero();
    }

    @Test
    void whatHeSellsLeavesTheBookOfABotThatTakesItOver() throws Exception {
        start("caravel.adopt=yes");
        byHand("AddOrder", "pair", "SOLUSD", "type", "buy", "ordertype", "market", "volume", "10");
        bot.cycle();
        bot.watch();
        PlacedOrder sell = bot.book().position(Bot.SOL).orElseThrow().openSell().orElseThrow();

        byHand("CancelOrder", "txid", sell.txid());
        byHand("AddOrder", "pair", "SOLUSD", "type", "sell", "ordertype", "market", "volume", "10");
        bot.cycle();
        bot.cycle();

        assertThat(bot.book().trades()).singleElement().satisfies(trade -> {
            assertThat(trade.exit()).isEqualTo(Trade.Exit.OTHER);
            assertThat(trade.sold().cost())
                    .isEqualTo(bot.orders().stream()
                            .filter(order -> order.side() == Side.SELL
                                    && order.executed().isPositive())
                            .findFirst()
                            .orElseThrow()
                            .cost());
        });
        assertThat(bot.book().positions()).isEmpty();
        assertThat(open()).isEmpty();
    }
}
