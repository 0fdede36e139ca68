package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.book.Book;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Recovery;
import dev.caravel.book.Trade;
import dev.caravel.kraken.Others;
import dev.caravel.market.Coin;
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
    private static final List<String> SETTINGS = List.of(
            "caravel.sell.target=0.6",
            "caravel.sell.patience=1",
            "caravel.positions.max=4",
            "caravel.buy.amount=1500",
            "caravel.guard.cooldown=0",
            "caravel.guard.daily.loss=100",
            "caravel.guard.stops=1000");

    @TempDir
    Path folder;

    /** What must be the same; an order is compared by what it is on the exchange. */
    private record Remembered(List<String> positions, List<String> trades, List<String> recent, long lastCycle) {
        static Remembered of(Book book) {
            return new Remembered(
                    book.positions().stream().map(Remembered::text).toList(),
                    book.trades().stream()
                            .sorted(Comparator.comparing(Trade::position))
                            .map(trade -> trade.position() + " " + trade.bought() + " " + trade.sold() + " "
                                    + trade.exit() + " " + trade.opened())
                            .toList(),
                    book.waits().recent().stream().map(Object::toString).toList(),
                    book.waits().lastCycle().map(Instant::getEpochSecond).orElse(0L));
        }

        private static String text(Position position) {
            return position.id() + " " + position.opened() + " " + position.bought() + " " + position.sold() + " "
                    + position.exit().way() + " "
                    + position.orders().stream().filter(PlacedOrder::isOpen).toList();
        }
    }

    @Test
    void aDeletedBookComesBackAndTheBotGoesOn() throws Exception {
        Instant end;
        Remembered before;
        try (Bot bot = Bot.in(folder, SETTINGS.toArray(String[]::new)).start()) {
            trade(bot);
            bot.agrees();
            before = Remembered.of(bot.book());
            end = bot.clock().instant();
        }
        deleteState();

        // A nonce is the time: a second later it is above those that were used and are forgotten.
        end = end.plusSeconds(1);
        try (Bot bot = Bot.from(folder, end, SETTINGS).start()) {
            Map<String, String> documents = bot.trader().documents();
            Recovery.Recovered found = bot.trader().recover(Duration.ZERO);
            bot.trader().replace(documents);

            assertThat(found.remarks()).isEmpty();
            assertThat(found.foreign()).isEmpty();
            assertThat(bot.kraken().calls("AddOrder")).isEmpty();
            assertThat(bot.book().doubts().quarantined()).isEmpty();
            assertThat(bot.book().audit().lines().values()).noneMatch(line -> line.over());
        }
        try (Bot bot = Bot.from(folder, end, SETTINGS).start()) {
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

    /** Until trades are closed and a sell waits; then a buy rests as well. */
    private static void trade(Bot bot) {
        for (int i = 0; i < 60 && !isRich(bot.book()); i++) {
            bot.watchAfter(Duration.ofMinutes(5));
            bot.cycle();
        }
        assertThat(isRich(bot.book())).isTrue();
        Coin free = Stream.of(Bot.BTC, Bot.ETH, Bot.SOL)
                .filter(coin -> bot.book().position(coin).isEmpty())
                .findFirst()
                .orElseThrow();
        bot.ready().call("direct:buy", bot.buy(free));
    }

    private static boolean isRich(Book book) {
        return book.trades().size() > 1
                && book.positions().stream()
                        .anyMatch(position -> position.openSell().isPresent());
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
