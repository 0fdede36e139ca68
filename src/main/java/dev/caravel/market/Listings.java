package dev.caravel.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table {@code listings.csv} of the 24 coins that Caravel knows by itself. Immutable. */
public final class Listings {
    private static final String TABLE = "listings.csv";

    private final List<Listing> all;
    private final Map<Coin, Listing> byCoin = new HashMap<>();

    private Listings(List<Listing> all) {
        this.all = all;
        all.forEach(listing -> byCoin.put(listing.coin(), listing));
    }

    /** Reads the table. */
    public static Listings read() {
        InputStream table = Objects.requireNonNull(Listings.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new Listings(lines.lines().skip(1).map(Listings::listing).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
    }

    private static Listing listing(String line) {
        String[] cell = line.split(",", -1);
        Pair pair = new Pair(
                new Coin(cell[0]),
                cell[3],
                cell[4],
                cell[1],
                "ZUSD",
                new BigDecimal(cell[7]),
                Integer.parseInt(cell[8]),
                Integer.parseInt(cell[9]),
                Volume.of(cell[11]),
                Money.of(cell[12]),
                PairStatus.ONLINE);
        return new Listing(
                pair,
                cell[2],
                cell[5],
                Integer.parseInt(cell[6]),
                Integer.parseInt(cell[10]),
                Integer.parseInt(cell[13]));
    }

    /** In the order of the table. */
    public List<Listing> all() {
        return all;
    }

    /** What is known of the coin; empty if it is none of the 24. */
    public Optional<Listing> of(Coin coin) {
        return Optional.ofNullable(byCoin.get(coin));
    }
}
