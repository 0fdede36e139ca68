package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of failures, and of messages that cannot be delivered. */
class DeadLetterTest {
    @TempDir
    Path folder;

    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        bot = Bot.in(folder, "caravel.alerts=mock:owner,bean:brokenSink,mock:second")
                .with("brokenSink", new BrokenSink())
                .start();
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    private List<Exchange> received(String sink) {
        return bot.camel().getEndpoint(sink, MockEndpoint.class).getReceivedExchanges();
    }

    @Test
    void aBranchOfTheGatheringThatFailsGivesOneDeadLetterAndFailsTheRun() {
        for (String method : List.of("BalanceEx", "SystemStatus")) {
            int before = bot.trader().deadLetters();
            bot.kraken().next(method, Mishap.status(503), Mishap.status(503));
            DeskRun run = bot.cycle();

            assertThat(run.failure()).as(method).isPresent();
            assertThat(bot.trader().deadLetters() - before).as("dead letters").isEqualTo(1);
            assertThat(run.verdicts()).isEmpty();
        }
        assertThat(bot.cycle().failure()).isEmpty();
    }

    @Test
    void theDeadLetterReachesEverySinkThatListensWithoutForeignHeadersOrSecrets() {
        bot.kraken().next("BalanceEx", Mishap.status(503), Mishap.status(503));
        bot.cycle();

        for (String sink : List.of("mock:owner", "mock:second")) {
            assertThat(received(sink)).singleElement().satisfies(exchange -> {
                assertThat(exchange.getMessage().getBody(String.class))
                        .isNotBlank()
                        .contains("503")
                        .doesNotContain(bot.setup().account().orElseThrow());
                assertThat(exchange.getMessage().getHeaders().keySet())
                        .noneMatch(name -> name.startsWith("API-") || name.startsWith("CamelHttp"));
            });
        }
    }

    @Test
    void aSinkThatFailsStopsNeitherTheOthersNorTheTrading() {
        DeskRun run = bot.cycle();
        bot.watch();

        assertThat(run.failure()).isEmpty();
        assertThat(bot.orders()).isNotEmpty();
        bot.kraken().next("CancelOrder", Mishap.error("EOrder:Rate limit exceeded"));
        bot.says("no-buys");
        assertThat(bot.watch().failure()).isEmpty();
        assertThat(received("mock:owner")).isNotEmpty();
        assertThat(received("mock:second")).hasSameSizeAs(received("mock:owner"));
    }

    @Test
    void withoutQuotesTheCycleStillLooksAfterWhatIsHeld() {
        bot.close();
        try (Bot blind = Bot.in(folder.resolve("blind"), "caravel.quotes.retry=1s")
                .with("replayQuotes", new NoQuotes())
                .start()) {
            DeskRun run = blind.cycle();

            assertThat(blind.trader().deadLetters()).isEqualTo(1);
            assertThat(run.verdicts()).hasSize(1);
            assertThat(blind.orders()).isEmpty();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** A source that is away. */
    public static final class NoQuotes {
        public Object quotes() {
            throw new IllegalStateException("no quotes today");
        }
    }

    /** A sink that is away. */
    public static final class BrokenSink {
        public void take(String message) {
            throw new IllegalStateException("no connection");
        }
    }
}
