package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.PlacedOrder;
import dev.caravel.book.Position;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a recovered book must have in common with the lost one; an order is compared by what it is on the exchange. */
record Remembered(List<String> positions, List<String> trades, List<String> recent, long lastCycle) {
    static final List<String> SETTINGS = List.of(
            "caravel.sell.target=0.6",
            "caravel.sell.patience=1",
            "caravel.positions.max=4",
            "caravel.buy.amount=1500",
            "caravel.guard.cooldown=0",
            "caravel.guard.daily.loss=100",
            "caravel.guard.stops=1000");

    static Remembered of(Book book) {
        return new Remembered(
                book.positions().stream().map(Remembered::text).toList(),
                book.trades().stream()
                        .sorted(Comparator.comparing(Trade::position))
                        .map(trade -> trade.position() + " " + trade.bought() + " " + trade.sold() + " " + trade.exit()
                                + " " + trade.opened())
                        .toList(),
                book.waits().recent().stream().map(Object::toString).toList(),
                book.waits().lastCycle().map(Instant::getEpochSecond).orElse(0L));
    }

    private static String text(Position position) {
        return position.id() + " " + position.opened() + " " + position.bought() + " " + position.sold() + " "
                + position.exit().way() + " "
                + position.orders().stream().filter(PlacedOrder::isOpen).toList();
    }

    /** Until trades are closed and a sell waits; then a buy rests as well. */
    static void trade(Bot bot) {
        for (int i = 0; i < 60 && !isRich(bot.book()); i++) {
            bot.watchAfter(Duration.ofMinutes(5));
            bot.cycle();
            // reads what the cycle's own orders have taken at once
            bot.watch();
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
}
