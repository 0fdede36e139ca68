package dev.caravel.replay;

import dev.caravel.market.Coin;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a coin behaves in the generated market. The table {@code generated-coins.csv} holds one row per coin, after the hourly
 * candles of 2021 to 2024 and Kraken's own precision.
 *
 * @param start its first price, US dollars, and the one that it is drawn back to
 * @param decimals of its price on Kraken
 * @param volatility long-run standard deviation of its hourly log returns, percent
 * @param correlation of its returns with the common factor
 * @param dollars traded in five usual minutes, US dollars
 */
record CoinProfile(Coin coin, double start, int decimals, double volatility, double correlation, double dollars) {

    /** The known coins, in the order of the table. */
    static Map<Coin, CoinProfile> table() {
        Map<Coin, CoinProfile> table = new LinkedHashMap<>();
        for (String[] row : Table.rows("generated-coins.csv")) {
            CoinProfile profile = new CoinProfile(
                    new Coin(row[0]),
                    Double.parseDouble(row[1]),
                    Integer.parseInt(row[2]),
                    Double.parseDouble(row[3]),
                    Double.parseDouble(row[4]),
                    Double.parseDouble(row[5]));
            table.put(profile.coin, profile);
        }
        return table;
    }
}
