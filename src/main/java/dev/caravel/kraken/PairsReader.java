package dev.caravel.kraken;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Pairs;
import dev.caravel.market.Whitelist;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the pairs of the whitelisted coins against US dollars. Kraken names an asset in up to three ways ({@code XXBT}, {@code XBT},
 * {@code BTC}) and no rule turns one into another, so names are looked up in Assets and never cut.
 *
 * @see PublicCalls
 */
public final class PairsReader {
    /** Kraken's altnames of the coins that traders call by another name. */
    private static final Map<String, String> ALTNAMES = Map.of("BTC", "XBT", "DOGE", "XDG");

    private PairsReader() {}

    /**
     * The pairs in the order of the whitelist; {@link Pairs#missing} tells the coins that Kraken does not list.
     *
     * @throws KrakenException if a reply, or the row of a whitelisted coin, cannot be read
     */
    public static Pairs read(Whitelist whitelist, KrakenReply assets, KrakenReply assetPairs) {
        List<Row> currencies = Row.result("Assets", assets)
                .rows()
                .filter(asset -> is(asset, "aclass", "currency"))
                .toList();
        String dollar = asset(currencies, "USD")
                .orElseThrow(() -> new KrakenException.Unreadable("Assets", "US dollars are not among the assets"));
        Map<String, List<Row>> byBase = Row.result("AssetPairs", assetPairs)
                .rows()
                .filter(pair -> isSpot(pair) && pair.optionalText("quote").equals(Optional.of(dollar)))
                .collect(Collectors.groupingBy(pair -> pair.optionalText("base").orElse("")));
        return new Pairs(whitelist.coins().stream()
                .flatMap(coin -> asset(currencies, coin)
                        .flatMap(base ->
                                byBase.getOrDefault(base, List.of()).stream().min(Comparator.comparing(Row::key)))
                        .map(row -> pair(coin, row))
                        .stream())
                .toList());
    }

    private static Optional<String> asset(List<Row> currencies, Coin coin) {
        return Stream.of(ALTNAMES.getOrDefault(coin.symbol(), coin.symbol()), coin.symbol())
                .flatMap(name -> asset(currencies, name).stream())
                .findFirst();
    }

    private static Optional<String> asset(List<Row> currencies, String altname) {
        return currencies.stream()
                .filter(asset -> asset.optionalText("altname").equals(Optional.of(altname)))
                .map(Row::key)
                .findFirst();
    }

    /** Neither a derivative or another venue's pair (colon), nor a dark pool ({@code .d}), nor a tokenised asset. */
    private static boolean isSpot(Row pair) {
        return !pair.key().contains(":")
                && !pair.key().endsWith(".d")
                && is(pair, "aclass_base", "currency")
                && is(pair, "execution_venue", "international");
    }

    private static boolean is(Row row, String field, String usual) {
        return row.optionalText(field).orElse(usual).equals(usual);
    }

    private static Pair pair(Coin coin, Row row) {
        return new Pair(
                coin,
                row.key(),
                row.text("altname"),
                row.text("base"),
                row.text("quote"),
                tick(row),
                row.integer("lot_decimals"),
                row.integer("cost_decimals"),
                row.volume("ordermin"),
                row.money("costmin"),
                row.optionalWord("status", PairStatus.class).orElse(PairStatus.UNKNOWN));
    }

    /** Older rows say how many decimals a price has instead of its step. */
    private static BigDecimal tick(Row row) {
        return row.has("tick_size")
                ? row.price("tick_size").amount()
                : BigDecimal.ONE.movePointLeft(row.integer("pair_decimals"));
    }
}
