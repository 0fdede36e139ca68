package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.discretion.Mask;
import dev.caravel.market.Coin;
import dev.caravel.settings.Secret;
import dev.caravel.store.KeptText;
import dev.caravel.strategy.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every error of CoinMarketCap, through the real routes of a bot that holds a coin: what becomes of the cycle, what the owner is told, and
 * when CoinMarketCap is called again.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class CoinMarketCapErrorsTest {
    private static final String KEY = "b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c";

    @TempDir
    Path folder;

    private final CoinMarketCapStub source = new CoinMarketCapStub();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Bot start() throws Exception {
        Bot bot = Bot.in(
                folder,
                "caravel.alerts=bean:owner",
                "caravel.alerts.mute=bought, order-refused",
                "! caravel.quotes=coinmarketcap",
                "! caravel.quotes.coinmarketcap=true",
                "! caravel.coinmarketcap.url=" + source.url());
        CoinMarketCapLine line = new CoinMarketCapLine(
                bot.settings().trader().whitelist(),
                new Secret(KEY),
                new KeptText(folder.resolve("coinmarketcap.reply")),
                bot.clock(),
                Mask.NONE);
        return bot.with("coinMarketCap", line)
                .with("owner", new LastWordTest.Sink(told))
                .start();
    }

    /** The answers by a word, since some are none. */
    private void answers(String answer) {
        for (int i = 0; i < 4; i++) {
            switch (answer) {
                case "HTML" -> source.says(502, "<html><body>Bad Gateway</body></html>");
                case "EMPTY" -> source.says(200, "");
                case "CUT" -> source.says(200, "{\"status\":{\"error_code\":0},\"data\":{\"1\":{\"id\":");
                case "HANGS UP" -> source.hangsUp();
                case "GONE" -> source.leaves();
                default -> {
                    String[] parts = answer.split(" ", -1);
                    source.refuses(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), "a reason");
                }
            }
        }
    }

    private int calls() {
        return source.seen(CoinMarketCapStub.QUOTES).size();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        401 1001 | 1 | 0 | error 1001 (a reason): set CARAVEL_COINMARKETCAP_KEY to a valid key and start again
        401 1002 | 1 | 0 | error 1002 (a reason): set CARAVEL_COINMARKETCAP_KEY and start again
        402 1003 | 1 | 0 | error 1003 (a reason): activate the plan of this key
        402 1004 | 1 | 0 | error 1004 (a reason): renew the plan of this key
        403 1005 | 1 | 0 | error 1005 (a reason): set CARAVEL_COINMARKETCAP_KEY and start again
        403 1006 | 1 | 0 | error 1006 (a reason): the plan of this key does not include this call
        403 1007 | 1 | 0 | error 1007 (a reason): ask CoinMarketCap why the key is disabled
        429 1008 | 1 | 1 | error 1008 (a reason): no call for a minute
        429 1009 | 1 | 0 | error 1009 (a reason): no call until midnight UTC
        429 1010 | 1 | 0 | error 1010 (a reason): no call until next month
        429 1011 | 1 | 1 | error 1011 (a reason): no call for a while
        429 1022 | 1 | 1 | error 1022 (a reason): the call was taken for one without a key
        403 1022 | 1 | 1 | error 1022 (a reason): the call was taken for one without a key
        400 400  | 1 | 1 | error 400 (a reason): the request is not understood
        500 500  | 4 | 1 | error 500 (a reason): asked again later
        HTML     | 4 | 1 | HTTP 502, no answer of its own: <html>
        EMPTY    | 4 | 1 | HTTP 200, no answer of its own: no content
        CUT      | 4 | 1 | HTTP 200, no answer of its own: {"status"
        HANGS UP | 4 | 1 | NoHttpResponseException
        GONE     | 0 | 0 | HttpHostConnectException
        """)
    void endsInOneMessageNoPurchaseAndCareForWhatIsHeld(String answer, int now, int nextCycle, String said)
            throws Exception {
        try (source;
                Bot bot = start()) {
            source.quotes(Bot.START.plus(Duration.ofMinutes(20)));
            bot.cycle();
            List<Coin> held = bot.book().positions().stream()
                    .map(dev.caravel.book.Position::coin)
                    .toList();
            assertThat(held).hasSize(1);
            int before = calls();
            answers(answer);

            DeskRun run = bot.cycle();

            assertThat(calls() - before).as("calls in this cycle").isEqualTo(now);
            assertThat(run.verdicts())
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.decisions())
                            .noneMatch(Decision.Buy.class::isInstance)
                            .extracting(Decision::coin)
                            .containsAll(held));
            assertThat(bot.book().positions()).hasSize(1);
            assertThat(told).singleElement().asString().contains(said).doesNotContain(KEY);

            int after = calls();
            source.forget();
            source.quotes(bot.clock().instant().plus(Duration.ofMinutes(20)));
            bot.cycle();
            assertThat(calls() - after).as("calls in the next cycle").isEqualTo(nextCycle);
            assertThat(told)
                    .as("no second message about the same")
                    .filteredOn(text -> text.contains("failed at"))
                    .hasSize(1);
        }
    }
}
