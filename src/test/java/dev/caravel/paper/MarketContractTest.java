package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ticker, Depth, Trades, Spread, OHLC: what is said of a market by every way of asking. */
class MarketContractTest {
    private static final String PAIR = "XXBTZUSD";

    private final Floor floor = new Floor();

    private JsonNode look(String method, String query) {
        return floor.client.look(method, query);
    }

    private JsonNode rows(String method, String more) {
        return look(method, "pair=XBTUSD" + more).path(PAIR);
    }

    private String refused(String method, String query) {
        return Client.error(floor.client.answer("/0/public/" + method, query, Map.of(), ""));
    }

    private static BigDecimal number(JsonNode text) {
        assertThat(text.isTextual()).isTrue();
        return new BigDecimal(text.asText());
    }

    private void play() {
        floor.market.say(0, 1, 40_000, 39_000, 42_000, 41_000);
        floor.market.say(0, 2, 41_000, 40_500, 41_500, 40_900);
        floor.toEndOf(2);
    }

    @Test
    void theBookIsSortedAndItsBestPricesAreTheTickers() {
        play();
        JsonNode depth = rows("Depth", "");
        JsonNode ticker = rows("Ticker", "");
        assertThat(depth.path("asks").path(0).path(0))
                .isEqualTo(ticker.path("a").path(0));
        assertThat(depth.path("asks").path(0).path(1))
                .isEqualTo(ticker.path("a").path(2));
        assertThat(depth.path("bids").path(0).path(0))
                .isEqualTo(ticker.path("b").path(0));
        assertThat(depth.path("bids").path(0).path(1))
                .isEqualTo(ticker.path("b").path(2));
        for (int i = 1; i < depth.path("asks").size(); i++) {
            assertThat(number(depth.path("asks").path(i).path(0)))
                    .isGreaterThan(number(depth.path("asks").path(i - 1).path(0)));
        }
        for (int i = 1; i < depth.path("bids").size(); i++) {
            assertThat(number(depth.path("bids").path(i).path(0)))
                    .isLessThan(number(depth.path("bids").path(i - 1).path(0)));
        }
        assertThat(depth.path("asks").path(0).path(2).isIntegralNumber()).isTrue();
    }

    @Test
    void theBookIsAsDeepAsIsAskedButNeverDeeperThanFiveHundred() {
        play();
        assertThat(rows("Depth", "&count=3").path("asks")).hasSize(3);
        assertThat(rows("Depth", "&count=3").path("bids")).hasSize(3);
        assertThat(rows("Depth", "").path("asks")).hasSizeLessThanOrEqualTo(100);
        assertThat(rows("Depth", "&count=9223372036854775807").path("asks")).hasSizeLessThanOrEqualTo(500);
        assertThat(rows("Depth", "&count=0").path("asks")).hasSize(1);
        assertThat(refused("Depth", "pair=XBTUSD&count=many")).isEqualTo("EGeneral:Invalid arguments:count");
    }

    @Test
    void anOrderInTheBookIsSeenInItsDepth() {
        floor.limit("buy", "0.5", "39990.5");
        List<String> prices = new ArrayList<>();
        rows("Depth", "&count=500")
                .path("bids")
                .forEach(row -> prices.add(row.path(0).asText()));
        assertThat(prices).contains("39990.50000");
    }

    @Test
    void aTradeOfAnAccountIsEverybodysToSee() {
        play();
        floor.market("buy", "0.1");
        JsonNode ticker = rows("Ticker", "");
        JsonNode trades = rows("Trades", "");
        JsonNode last = trades.path(trades.size() - 1);
        assertThat(last.path(3).asText()).isEqualTo("b");
        assertThat(last.path(4).asText()).isEqualTo("m");
        assertThat(ticker.path("c").path(0)).isEqualTo(last.path(0));
        assertThat(ticker.path("c").path(1)).isEqualTo(last.path(1));
        JsonNode bars = rows("OHLC", "");
        assertThat(number(bars.path(bars.size() - 1).path(4))).isEqualByComparingTo(number(last.path(0)));
    }

    @Test
    void tradesRiseInTimeAndNumberAndLastIsWhereToGoOn() {
        play();
        JsonNode answer = look("Trades", "pair=XBTUSD");
        JsonNode trades = answer.path(PAIR);
        assertThat(trades.size()).isGreaterThan(4);
        for (int i = 1; i < trades.size(); i++) {
            assertThat(trades.path(i).path(2).decimalValue())
                    .isGreaterThanOrEqualTo(trades.path(i - 1).path(2).decimalValue());
            assertThat(trades.path(i).path(6).asLong())
                    .isGreaterThan(trades.path(i - 1).path(6).asLong());
        }
        assertThat(answer.path("last").isTextual()).isTrue();
        String last = answer.path("last").asText();
        assertThat(last).matches("[0-9]{19}");
        assertThat(rows("Trades", "&since=" + last)).isEmpty();
        assertThat(look("Trades", "pair=XBTUSD&since=" + last).path("last").asText())
                .isEqualTo(last);
    }

    @Test
    void tradesCanBeReadInPiecesFromTheBeginning() {
        play();
        floor.market("buy", "2.2"); // walks the book, all at one time
        JsonNode all = rows("Trades", "&since=0");
        List<JsonNode> pieces = new ArrayList<>();
        String since = "0";
        for (int i = 0; i < 100 && pieces.size() < all.size(); i++) {
            JsonNode answer = look("Trades", "pair=XBTUSD&count=2&since=" + since);
            answer.path(PAIR).forEach(pieces::add);
            since = answer.path("last").asText();
        }
        assertThat(pieces).containsExactlyElementsOf(all);
        long seconds = all.path(4).path(2).asLong();
        JsonNode later = rows("Trades", "&since=" + seconds);
        assertThat(later.size()).isLessThan(all.size());
        assertThat(later.path(0).path(2).asDouble()).isGreaterThan((double) seconds);
        assertThat(rows("Trades", "&count=2")).hasSize(2);
        assertThat(refused("Trades", "pair=XBTUSD&since=yesterday")).isEqualTo("EGeneral:Invalid arguments:since");
    }

    @Test
    void theLastBarIsTheRunningOne() {
        play();
        floor.pass(Duration.ofSeconds(30));
        JsonNode answer = look("OHLC", "pair=XBTUSD&interval=5");
        JsonNode bars = answer.path(PAIR);
        long running = bars.path(bars.size() - 1).path(0).asLong();
        assertThat(running).isEqualTo(HandMarket.START.getEpochSecond() + 900);
        assertThat(answer.path("last").asLong()).isEqualTo(running - 300);
        JsonNode second = bars.path(bars.size() - 2);
        assertThat(second.path(1).asText()).isEqualTo("41000.0");
        assertThat(second.path(2).asText()).isEqualTo("41500.0");
        assertThat(second.path(3).asText()).isEqualTo("40500.0");
        assertThat(second.path(4).asText()).isEqualTo("40900.0");
        assertThat(second.path(6).asText()).isEqualTo("10.00000000");
        assertThat(second.path(7).isIntegralNumber()).isTrue();
    }

    @Test
    void aBarWithoutTradesRepeatsTheLastPrice() {
        play();
        floor.pass(Duration.ofSeconds(90));
        JsonNode bars = rows("OHLC", "");
        JsonNode quiet = bars.path(bars.size() - 1);
        for (int price = 1; price <= 4; price++) {
            assertThat(quiet.path(price).asText()).isEqualTo("40900.0");
        }
        assertThat(quiet.path(5).asText()).isEqualTo("0.0");
        assertThat(quiet.path(6).asText()).isEqualTo("0.00000000");
        assertThat(quiet.path(7).asInt(-1)).isZero();
    }

    @Test
    void sinceLeavesOutTheBarItNamesButNeverTheRunningOne() {
        play();
        long start = HandMarket.START.getEpochSecond();
        JsonNode bars = rows("OHLC", "&interval=5&since=" + (start + 300));
        assertThat(bars.path(0).path(0).asLong()).isEqualTo(start + 600);
        assertThat(rows("OHLC", "&interval=5&since=" + (start + 90_000))).hasSize(1);
    }

    @Test
    void barsComeInNineLengths() {
        play();
        for (int minutes : new int[] {1, 5, 15, 30, 60, 240, 1440, 10080, 21600}) {
            assertThat(rows("OHLC", "&interval=" + minutes)).isNotEmpty();
        }
        for (String other : List.of("2", "0", "-1", "1.5", "hour")) {
            assertThat(refused("OHLC", "pair=XBTUSD&interval=" + other))
                    .isEqualTo("EGeneral:Invalid arguments:interval");
        }
    }

    @Test
    void thereAreSevenHundredAndTwentyBarsAndTheRunningOne() {
        floor.toEndOf(1000);
        assertThat(rows("OHLC", "&interval=1")).hasSize(721);
    }

    @Test
    void theSpreadEndsWithTheBestPricesOfNow() {
        play();
        JsonNode answer = look("Spread", "pair=XBTUSD");
        JsonNode now = answer.path(PAIR).path(answer.path(PAIR).size() - 1);
        JsonNode ticker = rows("Ticker", "");
        assertThat(now.path(1)).isEqualTo(ticker.path("b").path(0));
        assertThat(now.path(2)).isEqualTo(ticker.path("a").path(0));
        assertThat(now.path(0).isIntegralNumber()).isTrue();
        assertThat(answer.path("last").asLong()).isEqualTo(floor.now().getEpochSecond());
    }

    @Test
    void onePairMustBeNamed() {
        for (String method : List.of("OHLC", "Depth", "Trades", "Spread")) {
            assertThat(refused(method, "")).isEqualTo("EGeneral:Invalid arguments:pair");
            assertThat(refused(method, "pair=XBT/USD")).isEqualTo("EQuery:Unknown asset pair");
            assertThat(refused(method, "pair=XBTUSD,ETHUSD")).isEqualTo("EQuery:Unknown asset pair");
            assertThat(look(method, "pair=BTC/USD").has("BTC/USD")).isTrue();
            assertThat(look(method, "pair=XBTUSD").has(PAIR)).isTrue();
        }
        for (String method : List.of("OHLC", "Depth", "Trades")) {
            assertThat(look(method, "pair=XBTUSD&assetVersion=1").has("BTC/USD"))
                    .isTrue();
        }
    }
}
