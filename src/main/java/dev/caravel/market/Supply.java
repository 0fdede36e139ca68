package dev.caravel.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How many of each coin are in circulation, which no exchange says: a table of rounded figures from one date, good enough to tell
 * a large coin from a small one. Supplies change by a few percent a year, so that a market cap of another year is about right and
 * no more. Immutable.
 *
 * @param date of the figures
 * @param circulating coins in circulation
 */
public record Supply(LocalDate date, Map<Coin, Double> circulating) {
    private static final String TABLE = "supply.csv";
    /** How long the figures are good enough without a word. */
    private static final Period GOOD = Period.ofYears(2);

    public Supply {
        circulating = Map.copyOf(circulating);
    }

    /** The table that comes with the program, {@code supply.csv}, as old as its oldest row. */
    public static Supply bundled() {
        Map<Coin, Double> circulating = new HashMap<>();
        LocalDate oldest = LocalDate.MAX;
        InputStream table = Objects.requireNonNull(Supply.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().skip(1).toList()) {
                String[] cell = line.split(",", -1);
                circulating.put(new Coin(cell[0]), Double.valueOf(cell[1]));
                LocalDate date = LocalDate.parse(cell[2]);
                oldest = date.isBefore(oldest) ? date : oldest;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
        return new Supply(oldest, circulating);
    }

    /** The price of all coins in circulation, US dollars; NaN if the supply is not known. */
    public double marketCap(Coin coin, double price) {
        return circulating.getOrDefault(coin, Double.NaN) * price;
    }

    /** Months from the date of the figures to this day. */
    public long months(LocalDate today) {
        return Math.max(0, Period.between(date, today).toTotalMonths());
    }

    /** What must be said of the figures once they are older than two years. */
    public Optional<String> warning(LocalDate today) {
        return today.isAfter(date.plus(GOOD))
                ? Optional.of("market caps are made from the supplies of " + date + ", " + months(today)
                        + " months ago: caravel.filter.marketcap is about right and no more")
                : Optional.empty();
    }
}
