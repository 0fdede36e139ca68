package dev.caravel.coinmarketcap;

import java.util.stream.Collectors;

/**
 * One GET. The key is no part of it: it goes into the header {@link #KEY_HEADER}, never into the address, which is logged.
 *
 * @param path under the base URL, without a slash at its beginning
 * @param query encoded; may be empty
 */
public record CoinMarketCapCall(String path, String query) {
    public static final String KEY_HEADER = "X-CMC_PRO_API_KEY";

    /** The quotes of all coins at once: one credit for up to a hundred. */
    public static CoinMarketCapCall quotes(CoinIds coins) {
        String ids = coins.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
        // Whether an unknown id fails the whole call by default depends on the version.
        return new CoinMarketCapCall(
                "v2/cryptocurrency/quotes/latest",
                "id=" + ids + "&convert=USD&aux=cmc_rank,is_active&skip_invalid=true");
    }

    /** What the plan allows and what was used of it; costs nothing. */
    public static CoinMarketCapCall keyInfo() {
        return new CoinMarketCapCall("v1/key/info", "");
    }
}
