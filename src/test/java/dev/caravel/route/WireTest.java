package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Settlement;
import dev.caravel.order.Outcome;
import dev.caravel.route.KrakenStub.Call;
import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire to Kraken, and how often, whatever comes back. */
class WireTest {
    @TempDir
    Path folder;

    private Bot bot;

    @BeforeEach
    void startABot() throws Exception {
        bot = Bot.started(folder, "! camel.component.http.responseTimeout=700", "! camel.component.http.soTimeout=700")
                .ready();
        bot.kraken().forget();
    }

    @AfterEach
    void stopIt() {
        bot.close();
    }

    static Stream<Mishap> lostAnswers() {
        Stream<Mishap> all = Stream.of(
                Mishap.status(503),
                Mishap.status(502),
                Mishap.status(429),
                Mishap.status(404),
                Mishap.reset(),
                Mishap.silence(),
                Mishap.text("<html><body>Just a moment...</body></html>"),
                Mishap.text(""),
                Mishap.text("{\"error\":[]}"),
                Mishap.error("EService:Unavailable"),
                Mishap.error("EService:Busy"),
                Mishap.error("EService:Deadline elapsed"),
                Mishap.error("EGeneral:Internal error"),
                Mishap.error("EAPI:Invalid nonce"),
                Mishap.error("ESomething:Never heard of"));
        return all.flatMap(mishap -> Stream.of(mishap, mishap.afterwards()));
    }

    @Test
    void anOrderWhoseAnswerIsLostGoesOutOnceAndIsUnknown() {
        // One bot for all: each mishap would else cost a start.
        lostAnswers().forEach(mishap -> {
            bot.kraken().forget();
            bot.kraken().next("AddOrder", mishap);
            bot.call("direct:buy", bot.buy(Bot.BTC));

            assertThat(bot.kraken().calls("AddOrder"))
                    .as("calls after %s", mishap)
                    .hasSize(1);
            var intents = bot.book().position(Bot.BTC).orElseThrow().intents();
            assertThat(intents).as("intents after %s", mishap).hasSize(1);
            assertThat(intents.getFirst().unknown()).as("outcome of %s", mishap).isPresent();
            new Settlement(bot.book())
                    .settle(
                            Bot.BTC,
                            intents.getFirst().id(),
                            new Outcome.NeverSent("so that the next can be"),
                            Bot.START,
                            Bot.START);
        });
    }

    @Test
    void anOrderIsNotGivenUpBecauseOurClockWasSetForward() {
        bot.kraken().next("AddOrder", Mishap.reset());
        bot.call("direct:buy", bot.buy(Bot.BTC));

        bot.kraken().forget();
        DeskRun unused = bot.watch();

        assertThat(bot.kraken().calls("Time"))
                .as("before what it is compared with")
                .hasSize(1);
        assertThat(bot.kraken().calls().getFirst().method()).isEqualTo("Time");
    }

    @Test
    void aRefusedOrderGoesOutOnceAndLeavesNothingInDoubt() {
        for (String error :
                List.of("EOrder:Insufficient funds", "EOrder:Rate limit exceeded", "EOrder:Invalid price")) {
            bot.kraken().forget();
            bot.kraken().next("AddOrder", Mishap.error(error));
            bot.call("direct:buy", bot.buy(Bot.BTC));

            assertThat(bot.kraken().calls("AddOrder")).as(error).hasSize(1);
            assertThat(bot.book().isUnresolved()).as(error).isFalse();
        }
        assertThat(bot.orders()).isEmpty();
    }

    @Test
    void aReadThatFailsIsMadeOnceMoreUnderAHigherNonce() {
        for (Mishap mishap :
                List.of(Mishap.status(503), Mishap.reset(), Mishap.silence(), Mishap.error("EAPI:Invalid nonce"))) {
            bot.kraken().forget();
            bot.kraken().next("BalanceEx", mishap);
            DeskRun run = bot.call("direct:read-balances");

            List<Call> calls = bot.kraken().calls("BalanceEx");
            assertThat(calls).as("calls after %s", mishap).hasSize(2);
            assertThat(calls.getLast().nonce()).isGreaterThan(calls.getFirst().nonce());
            assertThat(calls.getLast().headers().get("api-sign"))
                    .isNotEqualTo(calls.getFirst().headers().get("api-sign"));
            assertThat(run.balances()).as("balances after %s", mishap).isPresent();
        }
    }

    @Test
    void aReadIsMadeTwiceAtMost() {
        for (String method : List.of("BalanceEx", "SystemStatus")) {
            bot.kraken().next(method, Mishap.status(503), Mishap.status(503), Mishap.status(503));
        }
        bot.call("direct:read-balances");
        bot.call("direct:read-status");

        assertThat(bot.kraken().calls("BalanceEx")).hasSize(2);
        assertThat(bot.kraken().calls("SystemStatus")).hasSize(2);
    }

    @Test
    void aReadThatCannotSucceedIsNotRepeated() {
        bot.kraken().next("BalanceEx", Mishap.error("EGeneral:Permission denied"));
        bot.call("direct:read-balances");

        assertThat(bot.kraken().calls("BalanceEx")).hasSize(1);
    }

    @Test
    void aWrongKeyEndsAllPrivateCallsUntilTheOwnerHasActed() {
        bot.kraken().next("BalanceEx", Mishap.error("EAPI:Invalid key"));
        bot.call("direct:read-balances");
        bot.call("direct:read-balances");
        bot.call("direct:buy", bot.buy(Bot.BTC));

        assertThat(bot.kraken().calls()).extracting(Call::method).containsExactly("BalanceEx");
        assertThat(bot.book().isUnresolved()).isFalse();
    }

    @Test
    void anAccountThatIsLockedOutIsLeftAloneForAQuarterOfAnHour() {
        bot.kraken().next("BalanceEx", Mishap.error("EGeneral:Temporary lockout"));
        bot.call("direct:read-balances");
        bot.clock().advanceTo(bot.clock().instant().plusSeconds(14 * 60));
        bot.call("direct:read-balances");
        assertThat(bot.kraken().calls("BalanceEx")).hasSize(1);

        bot.clock().advanceTo(bot.clock().instant().plusSeconds(2 * 60));
        assertThat(bot.call("direct:read-balances").balances()).isPresent();
    }

    @Test
    void noHeaderOfAnybodyElseReachesKraken() {
        Set<String> needed = Set.of(
                "host",
                "connection",
                "accept-encoding",
                "content-type",
                "content-length",
                "transfer-encoding",
                "user-agent",
                "api-key",
                "api-sign");
        bot.template().request("direct:read-balances", exchange -> {
            exchange.setVariable("run", new DeskRun(DeskKind.WATCH, bot.clock().instant()));
            exchange.getMessage().setHeader("jobDetail", "of Quartz");
            exchange.getMessage().setHeader("X-CMC_PRO_API_KEY", "of another call");
        });
        bot.template().request("direct:read-status", exchange -> {
            exchange.setVariable("run", new DeskRun(DeskKind.WATCH, bot.clock().instant()));
            exchange.getMessage().setHeader("API-Key", "of an earlier call");
            exchange.getMessage().setHeader("trigger", "of Quartz");
        });

        assertThat(bot.kraken().calls())
                .hasSize(2)
                .allSatisfy(
                        call -> assertThat(needed).containsAll(call.headers().keySet()));
        assertThat(bot.kraken().calls("SystemStatus").getFirst().headers()).doesNotContainKeys("api-key", "api-sign");
    }

    @Test
    void everyOrderComesOnAConnectionOfItsOwn() {
        bot.call("direct:buy", bot.buy(Bot.BTC));

        assertThat(bot.kraken().calls("AddOrder").getFirst().headers().get("connection"))
                .isEqualToIgnoringCase("close");
    }

    @Test
    void theIntentIsOnTheDiskBeforeTheExchangeHearsOfIt() {
        List<String> seen = new CopyOnWriteArrayList<>();
        bot.kraken().witness(call -> {
            if (call.method().equals("AddOrder") && bot.documents().contains(call.field("cl_ord_id"))) {
                seen.add(call.field("cl_ord_id"));
            }
        });
        bot.call("direct:buy", bot.buy(Bot.BTC));

        assertThat(seen).hasSize(1);
    }

    @Test
    void anOrderThatComesTooLateIsNotSent() {
        bot.clock().advanceTo(bot.clock().instant().plusSeconds(24 * 3600));
        bot.call("direct:buy", bot.buy(Bot.BTC));

        assertThat(bot.kraken().calls()).isEmpty();
        assertThat(bot.book().isUnresolved()).isFalse();
        assertThat(bot.book().outbox())
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("not sent"));
    }
}
