package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How far the headers get that Quartz and the calls leave on a message. */
@Timeout(60)
class HeadersTest {
    /** The steps that still see what Quartz has put on the message; the last of each drops it. */
    private static final Set<String> OF_THE_CLOCKS =
            Set.of("name-cycle", "drop-quartz-headers", "plain-message", "drop-watch-headers");

    private static final Set<String> OF_HTTP = Set.of(
            "host",
            "connection",
            "accept-encoding",
            "content-type",
            "content-length",
            "transfer-encoding",
            "user-agent");

    @TempDir
    Path folder;

    private Bot bot;

    @AfterEach
    void stopIt() {
        bot.close();
    }

    private List<Exchange> received() {
        return bot.camel().getEndpoint("mock:owner", MockEndpoint.class).getReceivedExchanges();
    }

    @Test
    void thoseOfQuartzGetNoFurtherThanItsClocksAndAKeyNotPastItsCall() throws Exception {
        bot = Bot.withQuartz(
                        folder,
                        "! caravel.cycle.cron=* * * * * ?",
                        "! caravel.watch.milliseconds=700",
                        "caravel.alerts=mock:owner")
                .start();
        bot.kraken().next("BalanceEx", Mishap.status(503), Mishap.status(503));
        bot.clock().advanceTo(Bot.START.plusSeconds(1));
        awaitRuns();

        assertThat(bot.visits().headers()).containsKeys("jobDetail", "trigger", "fireTime", "scheduledFireTime");
        bot.visits().headers().forEach((header, steps) -> {
            if (steps.stream().anyMatch(OF_THE_CLOCKS::contains)) {
                assertThat(OF_THE_CLOCKS).as(header).containsAll(steps);
            }
        });
        assertThat(bot.kraken().calls())
                .isNotEmpty()
                .filteredOn(call -> call.path().contains("/public/"))
                .allSatisfy(
                        call -> assertThat(OF_HTTP).containsAll(call.headers().keySet()));
        assertThat(received()).isNotEmpty().allSatisfy(HeadersTest::hasNoHeader);
    }

    private void awaitRuns() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (bot.runs().stream().filter(DeskRun::isCycle).count() < 3
                || bot.runs().stream().allMatch(DeskRun::isCycle)
                || received().isEmpty()) {
            assertThat(System.nanoTime()).as("runs %s", bot.runs()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void hasNoHeader(Exchange exchange) {
        assertThat(exchange.getMessage().getHeaders().keySet())
                .filteredOn(name -> !name.toLowerCase(Locale.ROOT).startsWith("camelredeliver"))
                .isEmpty();
    }

    @Test
    void noneIsLeftWhenASinkIsCalled() throws Exception {
        bot = Bot.started(folder, "caravel.alerts=mock:owner");
        bot.cycle();
        bot.kraken().next("CancelOrder", Mishap.error("EOrder:Rate limit exceeded"));
        bot.says("no-buys");
        bot.watch();
        assertThat(received())
                .extracting(exchange -> exchange.getMessage().getBody(String.class))
                .anyMatch(text -> text.contains("refused"));

        bot.kraken().next("BalanceEx", Mishap.status(503), Mishap.status(503));
        int before = received().size();
        bot.cycle();
        assertThat(received()).hasSizeGreaterThan(before);
        bot.template().request("direct:dead-letter", exchange -> {
            exchange.getMessage().setHeader("API-Sign", "of a call");
            exchange.getMessage().setHeader("CamelHttpPath", "elsewhere");
        });
        assertThat(received()).allSatisfy(HeadersTest::hasNoHeader);
    }
}
