package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Exit;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import dev.caravel.route.KrakenStub.Mishap;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot that is told to end leaves its stops at the exchange and takes them back at the next start. */
class DepartureTest {
    private static final List<String> SETTINGS = List.of("caravel.stop.onexit=exchange", "caravel.positions.max=1");

    @TempDir
    Path folder;

    private Instant end = Bot.START;

    private Bot start() throws Exception {
        Bot bot = Bot.from(folder, end, SETTINGS);
        return bot.start();
    }

    /** Trades until a sell rests; a buy may rest as well. */
    private Bot selling() throws Exception {
        Bot bot = start();
        for (int i = 0; i < 200; i++) {
            bot.cycle();
            bot.watch();
            if (bot.book().positions().stream()
                    .anyMatch(position -> position.openSell().isPresent())) {
                return bot;
            }
        }
        throw new AssertionError("nothing was bought");
    }

    private List<OrderState> end(Bot bot) {
        bot.setup().wiring().departure().leave(bot.trader());
        end = bot.clock().instant().plusSeconds(1);
        bot.close();
        return bot.orders().stream().filter(order -> !order.status().isOver()).toList();
    }

    private static Position position(Bot bot) {
        return bot.book().positions().iterator().next();
    }

    @Test
    void theStopWaitsAtTheExchangeWhileItIsAwayAndTheSellIsBackAfterwards() throws Exception {
        Bot bot = selling();
        Position held = position(bot);

        assertThat(end(bot)).singleElement().satisfies(stop -> {
            assertThat(stop.side()).isEqualTo(Side.SELL);
            assertThat(stop.volume()).isEqualTo(held.openSell().orElseThrow().rest());
            assertThat(stop.limit()).isEmpty();
        });
        assertThat(bot.book().positions())
                .singleElement()
                .satisfies(left ->
                        assertThat(left.openSell()).map(PlacedOrder::stop).contains(true));

        try (Bot back = start()) {
            back.watch();
            assertThat(position(back).openSell()).hasValueSatisfying(sell -> {
                assertThat(sell.stop()).isFalse();
                assertThat(sell.limit()).isEqualTo(held.openSell().orElseThrow().limit());
            });
            back.agrees();
        }
    }

    @Test
    void aStopThatWasTouchedMeanwhileIsBookedAsOne() throws Exception {
        Bot bot = selling();
        end(bot);
        for (int days = 0; days < 60; days++) {
            end = end.plus(Duration.ofDays(1));
            try (Bot asleep = Bot.from(folder, end, SETTINGS)) {
                if (asleep.orders().stream().noneMatch(order -> !order.status().isOver())) {
                    break;
                }
            }
        }

        try (Bot back = start()) {
            back.watch();
            assertThat(back.book().trades()).singleElement().satisfies(trade -> {
                assertThat(trade.exit()).isEqualTo(dev.caravel.book.Trade.Exit.STOPPED);
                assertThat(trade.net().isPositive()).isFalse();
            });
            back.agrees();
        }
    }

    @Test
    void anAnswerThatIsLostAtTheEndIsResolvedByTheNextStart() throws Exception {
        Bot bot = selling();
        bot.kraken().next("AddOrder", Mishap.reset().afterwards());
        List<OrderState> left = end(bot);
        assertThat(left)
                .singleElement()
                .satisfies(stop -> assertThat(stop.limit()).isEmpty());

        try (Bot back = start()) {
            back.watchAfter(Duration.ofSeconds(30));
            back.watchAfter(Duration.ofMinutes(1));
            back.watchAfter(Duration.ofMinutes(2));
            assertThat(position(back).openSell()).map(PlacedOrder::stop).contains(false);
            back.agrees();
        }
    }

    @Test
    void aBookThatIsRebuiltKnowsTheStopForWhatItIs() throws Exception {
        Bot bot = selling();
        end(bot);

        try (Bot back = start()) {
            var found = back.trader().recover(Duration.ZERO);
            assertThat(found.book().positions()).singleElement().satisfies(position -> {
                assertThat(position.openSell()).map(PlacedOrder::stop).contains(true);
                assertThat(position.exit().way()).isEqualTo(Exit.Way.TARGET);
            });
        }
    }
}
