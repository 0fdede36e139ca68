package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every class of Kraken's errors does to a cycle and to an order, by the real routes: one line of a table each. */
@Timeout(120)
class KrakenErrorsRouteTest {
    private static final Duration CYCLE = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        bot = Bot.started(folder, "caravel.alerts=mock:owner", "caravel.positions.max=20", "caravel.capital=1000000");
        bot.cycle();
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    private MockEndpoint owner() {
        return bot.camel().getEndpoint("mock:owner", MockEndpoint.class);
    }

    private List<String> told() {
        return owner().getReceivedExchanges().stream()
                .map(Exchange::getMessage)
                .map(message -> message.getBody(String.class))
                .toList();
    }

    /** A table without blanks around the columns. */
    private static Stream<String[]> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new));
    }

    /**
     * The error in place of the balances, twice. How often they are asked for in that cycle, whether orders may be sent a second later,
     * and what the dead letter advises.
     */
    @Test
    void aReadThatIsRefusedEndsItsCycleWithOneDeadLetterThatSaysWhatToDo() {
        rows("""
            EAPI:Invalid key                        | 1 | no  | check that API key and secret belong together
            EAPI:Invalid signature                  | 1 | no  | check that API key and secret belong together
            EAPI:Invalid nonce                      | 2 | no  | use this API key in one bot only
            EAPI:Rate limit exceeded                | 1 | yes | called too often
            EGeneral:Too many requests              | 1 | no  | called too often
            EService:Throttled:9999999999           | 1 | no  | called too often
            EGeneral:Temporary lockout              | 1 | no  | no private call for 15 minutes
            EGeneral:Permission denied              | 1 | yes | let the API key query funds
            EAuth:Account temporary disabled        | 1 | yes | log in to Kraken
            EGeneral:Invalid arguments              | 1 | yes | breaks a rule of Kraken's
            EQuery:Unknown asset pair               | 1 | yes | breaks a rule of Kraken's
            EGeneral:Internal error                 | 2 | yes | look at status.kraken.com
            EService:Unavailable                    | 2 | yes | look at status.kraken.com
            EService:Busy                           | 2 | yes | look at status.kraken.com
            EService:Market in cancel_only mode     | 1 | yes | wait until Kraken trades normally again
            EOrder:Insufficient funds               | 1 | yes | read the balances again
            ESomething:Of tomorrow                  | 1 | yes | look it up in Kraken's documentation
            """).forEach(row -> {
            String error = row[0];
            owner().reset();
            bot.kraken().forget();
            bot.kraken().next("BalanceEx", Mishap.error(error), Mishap.error(error));
            DeskRun run = bot.cycle();

            assertThat(bot.kraken().calls("BalanceEx")).as(error).hasSize(Integer.parseInt(row[1]));
            assertThat(bot.kraken().calls("AddOrder")).as(error).isEmpty();
            assertThat(run.failure())
                    .as(error)
                    .hasValueSatisfying(why -> assertThat(why).contains(error));
            assertThat(told())
                    .as(error)
                    .filteredOn(text -> !text.contains("cycle-skipped"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter).contains("BalanceEx", error, row[3], "failed"));

            assertThat(isOpen()).as(error).isEqualTo(row[2].equals("yes"));
            drain(error);
            // The owner hears that it works again; what fails next is new to him.
            assertThat(bot.cycle().failure()).as("after %s", error).isEmpty();
        });
    }

    /** Whether private calls are made a second later. */
    private boolean isOpen() {
        bot.clock().advanceTo(bot.clock().instant().plusSeconds(1));
        int before = bot.kraken().calls("OpenOrders").size();
        bot.call("direct:read-open");
        return bot.kraken().calls("OpenOrders").size() > before;
    }

    /** The error in place of the answer to an order: what the owner is told, whether the coin may be bought, whether others may. */
    @Test
    void anOrderThatIsRefusedComesToAnOutcomeAndTheOwnerIsTold() {
        List<Coin> coins = new ArrayList<>(bot.settings().trader().whitelist().coins());
        bot.book().positions().forEach(position -> coins.remove(position.coin()));
        rows("""
            EAPI:Invalid key                        | refused:         | no  | no
            EAPI:Invalid nonce                      | answer lost      | no  | yes
            EAPI:Rate limit exceeded                | refused for now: | yes | yes
            EGeneral:Too many requests              | refused for now: | yes | no
            EService:Throttled:9999999999           | refused for now: | yes | no
            EGeneral:Temporary lockout              | refused for now: | yes | no
            EGeneral:Permission denied              | refused:         | no  | yes
            EAuth:Account temporary disabled        | refused:         | no  | yes
            EGeneral:Invalid arguments:volume       | refused:         | no  | yes
            EGeneral:Internal error                 | answer lost      | no  | yes
            EService:Unavailable                    | answer lost      | no  | yes
            EService:Deadline elapsed               | answer lost      | no  | yes
            EService:Market in cancel_only mode     | refused for now: | yes | yes
            EOrder:Insufficient funds               | refused for now: | yes | yes
            EOrder:Post only order                  | refused for now: | yes | yes
            EOrder:Rate limit exceeded              | refused for now: | yes | yes
            EOrder:Orders limit exceeded            | refused for now: | yes | yes
            EOrder:Unknown order                    | refused:         | no  | yes
            EOrder:Cost minimum not met             | refused:         | no  | yes
            EGeneral:Duplicate cl_ord_id            | answer lost      | no  | yes
            ESomething:Of tomorrow                  | answer lost      | no  | yes
            """).forEach(row -> {
            String error = row[0];
            Coin coin = coins.removeFirst();
            bot.ready().kraken().forget();
            bot.kraken().next("AddOrder", Mishap.error(error));
            bot.call("direct:buy", bot.buy(coin));

            assertThat(bot.kraken().calls("AddOrder")).as(error).hasSize(1);
            assertThat(bot.book().outbox())
                    .filteredOn(event -> event.coin().filter(coin::equals).isPresent())
                    .as(error)
                    .singleElement()
                    .satisfies(event -> assertThat(event.text()).contains(row[1], error));
            boolean isFree = bot.book().position(coin).isEmpty()
                    && !bot.book().doubts().quarantined().containsKey(coin);
            assertThat(isFree)
                    .as("%s may be bought again after %s", coin, error)
                    .isEqualTo(row[2].equals("yes"));
            assertThat(isOpen()).as(error).isEqualTo(row[3].equals("yes"));
            bot.clock().advanceTo(bot.clock().instant().plus(CYCLE));
        });
    }

    /** Until nothing is closed any more and the second error of those that are not repeated is used up. */
    private void drain(String error) {
        bot.clock().advanceTo(bot.clock().instant().plus(CYCLE));
        bot.call("direct:read-balances");
        bot.clock().advanceTo(bot.clock().instant().plus(CYCLE));
        assertThat(bot.call("direct:read-balances").balances())
                .as("balances after %s", error)
                .isPresent();
    }
}
