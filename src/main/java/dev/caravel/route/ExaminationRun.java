package dev.caravel.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.doctor.Reading;
import dev.caravel.kraken.AccountCalls;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.PairsReader;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.market.Pairs;
import dev.caravel.market.Whitelist;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One examination under way: what is still to be asked, and what was answered. It belongs to one exchange of its route. */
public final class ExaminationRun {
    private static final List<String> ORDER = List.of(
            "Time",
            "SystemStatus",
            "Assets",
            "AssetPairs",
            "Ticker",
            "GetApiKeyInfo",
            "TradeVolume",
            "BalanceEx",
            "OpenOrders");

    private final long runs;
    private final Whitelist whitelist;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Map<String, KrakenReply> replies = new LinkedHashMap<>();

    /** @param runs how many runs of the desk have done something */
    ExaminationRun(long runs, Whitelist whitelist) {
        this.runs = runs;
        this.whitelist = whitelist;
    }

    /** Whether Kraken has to be asked once more. */
    public boolean hasNext() {
        return readings.size() < ORDER.size();
    }

    /** The route that asks CoinMarketCap. */
    public String creditsRoute() {
        return "direct:coinmarketcap";
    }

    /** The method that is to be called next. */
    String method() {
        return ORDER.get(readings.size());
    }

    /**
     * The next call.
     *
     * @throws dev.caravel.kraken.KrakenException if it needs a reply that is not there
     */
    KrakenRequest request() {
        return switch (method()) {
            case "Time" -> PublicCalls.time();
            case "SystemStatus" -> PublicCalls.systemStatus();
            case "Assets" -> PublicCalls.assets();
            case "AssetPairs" -> PublicCalls.assetPairs();
            case "Ticker" -> PublicCalls.ticker(pairs().all());
            case "GetApiKeyInfo" -> AccountCalls.keyInfo();
            case "TradeVolume" -> AccountCalls.tradeVolume(pairs().all());
            case "BalanceEx" -> AccountCalls.balances();
            default -> AccountCalls.openOrders();
        };
    }

    private Pairs pairs() {
        KrakenReply none = new KrakenReply.Unreadable("was not read");
        return PairsReader.read(
                whitelist, replies.getOrDefault("Assets", none), replies.getOrDefault("AssetPairs", none));
    }

    void answered(KrakenReply reply) {
        String method = method();
        JsonNode result = reply.resultOf(method);
        replies.put(method, reply);
        readings.put(method, Reading.result(result.toString()));
    }

    void failed(String why) {
        readings.put(method(), Reading.failure(why));
    }

    /** Something that was asked of somebody else. */
    void also(String name, Reading reading) {
        readings.put(name, reading);
    }

    long runs() {
        return runs;
    }

    Map<String, Reading> readings() {
        return Map.copyOf(readings);
    }
}
