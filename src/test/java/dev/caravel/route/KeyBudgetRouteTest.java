package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.kraken.KeyBudget;
import dev.caravel.kraken.Tier;
import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.store.Journal;
import dev.caravel.store.JournalEntry;
import dev.caravel.store.JournalReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bot whose exchange counts its calls as Kraken does on the lowest tier. */
@Timeout(60)
class KeyBudgetRouteTest {
    @TempDir
    Path folder;

    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        bot = Bot.started(folder, "caravel.sell.target=0.6");
        bot.camel()
                .getRegistry()
                .lookupByNameAndType("line", KrakenLine.class)
                .goBy(new KeyBudget(bot.clock(), Tier.STARTER));
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void twoHoursOfTradingPutNothingOff() {
        Instant end = Bot.START.plus(Duration.ofHours(2));
        bot.cycle();
        for (int i = 1; bot.clock().instant().isBefore(end); i++) {
            if (i % 40 == 0) {
                bot.cycle();
            } else {
                bot.watch();
            }
        }
        assertThat(bot.runs()).allSatisfy(run -> assertThat(run.failure()).isEmpty());
        assertThat(bot.kraken().calls("QueryOrders")).hasSizeGreaterThan(100);
        assertThat(bot.kraken().calls("Ledgers")).isNotEmpty();
        assertThat(bot.book().audit().since())
                .as("everything that was due is audited")
                .isEmpty();
    }

    @Test
    void anOrderThatWouldBeTooManyIsNotSentAndDecidedAnewLater() {
        bot.cycle();
        bot.ready().kraken().forget();
        bot.kraken().next("AddOrder", Mishap.error("EOrder:Rate limit exceeded"));
        bot.call("direct:buy", bot.buy(Bot.SOL));
        bot.clock().advanceTo(bot.clock().instant().plusSeconds(1));
        bot.call("direct:buy", bot.buy(Bot.SOL));

        assertThat(bot.kraken().calls("AddOrder")).hasSize(1);
        assertThat(bot.book().isUnresolved()).isFalse();
        assertThat(bot.book().outbox())
                .extracting(event -> event.text())
                .anyMatch(text -> text.contains("not sent") && text.contains("Kraken's order counter of SOLUSD"));

        bot.clock().advanceTo(bot.clock().instant().plusSeconds(25));
        bot.call("direct:buy", bot.buy(Bot.SOL));
        assertThat(bot.kraken().calls("AddOrder")).hasSize(2);
    }

    @Test
    void aClosedLineIsTakenDownWhenItClosesAndNotByEveryWatch() {
        bot.cycle();
        bot.kraken().next("QueryOrders", Mishap.error("EAPI:Invalid key"));
        bot.kraken().forget();
        for (int i = 0; i < 12; i++) {
            assertThat(bot.watch().failure()).isPresent();
        }

        assertThat(bot.kraken().calls("QueryOrders")).hasSize(1);
        assertThat(letters())
                .as("why, and until when")
                .hasSize(2)
                .last()
                .asString()
                .contains("no private call until");
        assertThat(bot.watchAfter(Duration.ofMinutes(15)).failure()).isEmpty();
    }

    @Test
    void aLineThatAnOrderHasClosedIsTakenDownByTheFirstWatch() {
        bot.cycle();
        bot.ready().kraken().next("AddOrder", Mishap.error("EAPI:Invalid key"));
        bot.call("direct:buy", bot.buy(Bot.SOL));
        assertThat(letters()).isEmpty();
        for (int i = 0; i < 5; i++) {
            assertThat(bot.watch().failure()).isPresent();
        }

        assertThat(letters()).singleElement().asString().contains("no private call until");
    }

    private List<Map<String, String>> letters() {
        return new JournalReader(Journal.folder(BotFolder.of(bot.settings())))
                .newest(100, Optional.empty(), JournalEntry.DeadLetter.class::isInstance).stream()
                        .map(JournalEntry.DeadLetter.class::cast)
                        .map(JournalEntry.DeadLetter::fields)
                        .toList()
                        .reversed();
    }

    @Test
    void aWatchStillLooksAfterOrdersWhenTheListsHaveToWait() {
        bot.cycle();
        bot.kraken().forget();
        for (int i = 0; i < 20; i++) {
            bot.call("direct:read-balances");
        }
        int balances = bot.kraken().calls("BalanceEx").size();
        assertThat(balances).isLessThan(14);

        bot.call("direct:read-orders");
        assertThat(bot.kraken().calls("QueryOrders")).hasSize(1);
        assertThat(bot.kraken().calls("BalanceEx")).hasSize(balances);
    }
}
