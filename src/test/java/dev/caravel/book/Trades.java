package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import java.time.Duration;
import java.time.Instant;

/** Trades told in a few words: ten coins for $1,000, sold at whatever leaves the net result; the fees are $2 and $3. */
public final class Trades {
    private static final Duration HELD = Duration.ofHours(2);

    private Trades() {}

    /** A trade that closed at the time, after two hours. */
    public static Trade of(String coin, String net, Instant closed) {
        return of(coin, net, closed, Money.of(net).isNegative() ? Trade.Exit.STOPPED : Trade.Exit.TARGET);
    }

    public static Trade of(String coin, String net, Instant closed, Trade.Exit exit) {
        Money proceeds = Money.of("1005").plus(Money.of(net));
        return new Trade(
                1,
                coin + "-1",
                new Coin(coin),
                closed.minus(HELD),
                closed,
                new Lot(Volume.of("10"), Money.of("1000"), Money.of("2")),
                new Lot(Volume.of("10"), proceeds, Money.of("3")),
                exit);
    }
}
