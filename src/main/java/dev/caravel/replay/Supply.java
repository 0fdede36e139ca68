package dev.caravel.replay;

import dev.caravel.market.Coin;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * How many of each coin are in circulation, which candles do not say: a table of rounded figures from one date, good enough to tell
 * a large coin from a small one. Supplies change by a few percent a year, so that a market cap of another year is about right and
 * no more. Immutable.
 *
 * @param date of the figures
 * @param circulating coins in circulation
 */
public record Supply(LocalDate date, Map<Coin, Double> circulating) {

    public Supply {
        circulating = Map.copyOf(circulating);
    }

    /** The table that comes with the program, {@code supply.csv}. */
    public static Supply bundled() {
        Map<Coin, Double> circulating = new HashMap<>();
        LocalDate oldest = LocalDate.MAX;
        for (String[] row : Table.rows("supply.csv")) {
            circulating.put(new Coin(row[0]), Double.valueOf(row[1]));
            LocalDate date = LocalDate.parse(row[2]);
            oldest = date.isBefore(oldest) ? date : oldest;
        }
        return new Supply(oldest, circulating);
    }

    /** The price of all coins in circulation, US dollars; NaN if the supply is not known. */
    public double marketCap(Coin coin, double price) {
        return circulating.getOrDefault(coin, Double.NaN) * price;
    }
}
