package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.book.Recovery;
import dev.caravel.kraken.Others;
import dev.caravel.order.Side;
import dev.caravel.route.KrakenStub.Mishap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole state is deleted while orders are open and positions held: the exchange gives the book back. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecoverRouteTest {
    @TempDir
    Path folder;

    @Test
    void aDeletedBookComesBackAndTheBotGoesOn() throws Exception {
        Instant end;
        Remembered before;
        try (Bot bot =
                Bot.in(folder, Remembered.SETTINGS.toArray(String[]::new)).start()) {
            Remembered.trade(bot);
            bot.agrees();
            before = Remembered.of(bot.book());
            end = bot.clock().instant();
        }
        deleteState();

        // A nonce is the time: a second later it is above those that were used and are forgotten.
        end = end.plusSeconds(1);
        try (Bot bot = Bot.from(folder, end, Remembered.SETTINGS).start()) {
            Map<String, String> documents = bot.trader().documents();
            Recovery.Recovered found = bot.trader().recover(Duration.ZERO);
            bot.trader().replace(documents);

            assertThat(found.remarks()).isEmpty();
            assertThat(found.foreign()).isEmpty();
            assertThat(bot.kraken().calls("AddOrder")).isEmpty();
            assertThat(bot.book().doubts().quarantined()).isEmpty();
            assertThat(bot.book().audit().lines().values()).noneMatch(line -> line.over());
        }
        try (Bot bot = Bot.from(folder, end, Remembered.SETTINGS).start()) {
            bot.call("direct:book-load");
            assertThat(Remembered.of(bot.book())).isEqualTo(before);

            for (int i = 0; i < 3; i++) {
                bot.watchAfter(Duration.ofMinutes(3));
                bot.cycle();
            }
            assertThat(bot.trader().deadLetters()).isZero();
            bot.agrees();
            Ledgers.accountAgrees(bot.trader(), bot.settings().paper().cash());
        }
    }

    private void deleteState() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("caravel"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void allPagesAreReadAndOrdersOfOthersAreLeftAlone() throws Exception {
        try (Bot bot = Bot.started(folder)) {
            bot.cycle();
            Remembered before = Remembered.of(bot.book());
            for (int i = 0; i < 51; i++) {
                bot.call("direct:kraken-read", Others.market());
            }
            bot.call("direct:kraken-read", Others.resting());

            Recovery.Recovered found = bot.trader().recover(Duration.ZERO);

            assertThat(bot.kraken().calls("ClosedOrders").getLast().field("ofs"))
                    .isEqualTo("50");
            assertThat(Remembered.of(bot.book())).isEqualTo(before);
            assertThat(found.foreign())
                    .singleElement()
                    .satisfies(order -> assertThat(order.limit().orElseThrow()).hasToString("1000"));
            assertThat(bot.kraken().calls("CancelOrder")).isEmpty();
            assertThat(bot.kraken().calls("AmendOrder")).isEmpty();
        }
    }

    @Test
    void aBookIsReplacedAsAWhole() throws Exception {
        try (Bot bot = Bot.started(folder)) {
            bot.cycle();
            bot.says("no-buys");
            bot.watch();
            Map<String, String> documents = bot.trader().documents();
            assertThat(documents.keySet()).anyMatch(name -> name.equals("control"));
            bot.book()
                    .positions()
                    .forEach(position -> assertThat(position.hasOpenOrder()).isFalse());

            bot.trader().recover(Duration.ZERO);
            bot.trader().replace(documents);

            assertThat(bot.trader().documents().get("control")).isEqualTo(documents.get("control"));
            assertThat(bot.trader().documents().keySet())
                    .filteredOn(name -> name.startsWith("positions/"))
                    .hasSameSizeAs(bot.book().positions());
        }
    }

    @Test
    void aListThatWasCutRecoversNothing() throws Exception {
        try (Bot bot = Bot.started(folder)) {
            bot.cycle();
            Remembered before = Remembered.of(bot.book());
            String documents = bot.documents();
            bot.kraken().next("ClosedOrders", Mishap.text("{\"error\":[],\"result\":{\"closed\":{},\"count\":70}}"));

            assertThatThrownBy(() -> bot.trader().recover(Duration.ZERO)).hasMessageContaining("only 0 of 70 rows");

            assertThat(Remembered.of(bot.book())).isEqualTo(before);
            assertThat(bot.documents()).isEqualTo(documents);
        }
    }

    @Test
    void anOrderWhoseAnswerWasLostIsFound() throws Exception {
        Instant end;
        try (Bot bot = Bot.started(folder)) {
            bot.kraken().next("AddOrder", Mishap.reset().afterwards());
            bot.cycle();
            assertThat(bot.book().isUnresolved()).isTrue();
            end = bot.clock().instant();
        }
        deleteState();
        try (Bot bot = Bot.from(folder, end.plusSeconds(1), List.of()).start()) {
            bot.trader().recover(Duration.ZERO);

            assertThat(bot.book().positions())
                    .singleElement()
                    .satisfies(position ->
                            assertThat(position.openBuy().orElseThrow().side()).isEqualTo(Side.BUY));
            assertThat(bot.book().isUnresolved()).isFalse();
        }
    }

    @Test
    void aRejectedNonceSaysWhatToDo() throws Exception {
        try (Bot bot = Bot.started(folder)) {
            Mishap rejected = Mishap.error("EAPI:Invalid nonce");
            bot.kraken().next("OpenOrders", rejected, rejected);

            assertThatThrownBy(() -> bot.trader().recover(Duration.ZERO))
                    .hasMessageContaining("use this API key in one bot only");
        }
    }
}
