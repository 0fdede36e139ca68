package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.discretion.Mask;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderForm;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReaderTest {
    private static final String OPEN = """
        {"refid":null,"userref":0,"cl_ord_id":"6d1b345e-2821-40e2-ad83-4ecb18a06876","status":"open","opentm":1688666559.8974,
         "starttm":0,"expiretm":0,"descr":{"pair":"XBTUSD","type":"buy","ordertype":"limit","price":"30010.0","price2":"0",
         "leverage":"none","order":"buy 1.25000000 XBTUSD @ limit 30010.0","close":""},"vol":"1.25000000",
         "vol_exec":"0.37500000","cost":"11253.70000","fee":"28.13425","price":"30010.00000","stopprice":"0.00000",
         "limitprice":"0.00000","misc":"","oflags":"fciq","trades":["TWA6QJ-ZO4EM-6QIHQJ"]}\
        """;

    private static final String FOREIGN = """
        {"status":"canceled","opentm":1752768890,"closetm":1752768899.330147,"descr":{"pair":"SUIUSD","aclass":"forex",
         "type":"sell","ordertype":"%s","price":"%s","price2":"%s","order":"sell 49.96 SUIUSD"},"vol":"49.96000",
         "vol_exec":"0.00000","cost":"0","fee":"0","userref":null,"cl_ord_id":null,"reason":"User requested"}\
        """;

    @Test
    void readsAnOpenOrder() {
        assertThat(OrderReader.open(open(OPEN)))
                .containsExactly(new OrderState(
                        "OQCLML-BW3P3-BUCMWZ",
                        Optional.of("6d1b345e-2821-40e2-ad83-4ecb18a06876"),
                        "XBTUSD",
                        Side.BUY,
                        Optional.of(Price.of("30010")),
                        Volume.of("1.25"),
                        Volume.of("0.375"),
                        Money.of("11253.7"),
                        Money.of("28.13425"),
                        OrderStatus.OPEN,
                        Instant.parse("2023-07-06T18:02:39.897400Z"),
                        Optional.empty(),
                        "",
                        List.of("TWA6QJ-ZO4EM-6QIHQJ")));
    }

    @Test
    void readsAClosedMarketOrder() {
        KrakenReply reply = Samples.ok("""
            {"closed":{"OBCMZD-JIEE7-77TH3F":{"status":"closed","opentm":1705260547.472,"closetm":1705260547.4728658,
             "descr":{"pair":"LTCUSD","type":"sell","ordertype":"market","price":"0","price2":"0"},"vol":"0.10000000",
             "vol_exec":"0.10000000","cost":"7.105741","fee":"0.018475","price":"71.05741","oflags":"fciq","reason":null,
             "trades":["TWA6QJ-ZO4EM-6QIHQJ"]}},"count":151}\
            """);

        Page<OrderState> page = OrderReader.closed(reply);

        assertThat(page.count()).hasValue(151);
        assertThat(page.rows()).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.CLOSED);
            assertThat(order.clientId()).isEmpty();
            assertThat(order.limit()).isEmpty();
            assertThat(order.fee()).isEqualTo(Money.of("0.018475"));
            assertThat(order.closed()).hasValue(Instant.parse("2024-01-14T19:29:07.472865800Z"));
            assertThat(order.reason()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 3.98, 0, 3.98",
        "iceberg, 3.98, 0, 3.98",
        "stop-loss-limit, 4.0, 3.98, 3.98",
        "take-profit-limit, 4.0, +1.0%, ''",
        "stop-loss, 4.0, 0, ''",
        "trailing-stop, +1.0000%, 0, ''",
        "market, 0, 0, ''",
        "settle-position, 0, 0, ''"
    })
    void readsTheLimitOfAnyKindOfOrder(String type, String price, String price2, String limit) {
        KrakenReply reply =
                Samples.ok("{\"OAAAAA-BBBBB-CCCCCC\":%s}".formatted(FOREIGN.formatted(type, price, price2)));

        assertThat(OrderReader.queried(reply)).singleElement().satisfies(order -> {
            assertThat(order.limit())
                    .isEqualTo(
                            Optional.of(limit).filter(text -> !text.isEmpty()).map(Price::of));
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.reason()).isEqualTo("User requested");
            assertThat(order.trades()).isEmpty();
        });
    }

    @Test
    void readsNoOrders() {
        assertThat(OrderReader.open(Samples.ok("{\"open\":{}}"))).isEmpty();
        assertThat(OrderReader.closed(Samples.ok("{\"closed\":{},\"count\":0}")).count())
                .hasValue(0);
        assertThat(OrderReader.closed(Samples.ok("{\"closed\":{}}")).count()).isEmpty();
    }

    @Test
    void neverTakesAMissingListForAnEmptyOne() {
        assertThatThrownBy(() -> OrderReader.open(Samples.ok("{}")))
                .isInstanceOf(KrakenException.class)
                .hasMessageContaining("Kraken OpenOrders: result.open is missing");
        assertThatThrownBy(() -> OrderReader.closed(Samples.ok("null")))
                .isInstanceOf(KrakenException.class)
                .hasMessageContaining("Kraken ClosedOrders: result is missing");
        assertThatThrownBy(() -> OrderReader.queried(KrakenReply.parse(502, "", Mask.NONE)))
                .isInstanceOf(KrakenException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "vol":"1.25000000",        |                     | the field 'vol' is missing or no plain number
        "vol":"1.25000000"         | "vol":"1e99999999"  | the field 'vol' is missing or no plain number
        "vol":"1.25000000"         | "vol":"-1"          | the field 'vol' is below zero
        "vol":"1.25000000"         | "vol":null          | the field 'vol' is missing or no plain number
        "opentm":1688666559.8974,  |                     | the field 'opentm' is missing or no plain number
        "opentm":1688666559.8974   | "opentm":1e99       | the field 'opentm' is missing or no plain number
        "pair":"XBTUSD",           |                     | the field 'pair' is missing
        "status":"open"            | "status":"resting"  | the field 'status' is missing or a word
        "type":"buy"               | "type":"lend"       | the field 'type' is missing or a word
        """)
    void namesTheOrderAndTheFieldThatIsWrong(String right, String wrong, String why) {
        KrakenReply reply = open(OPEN.replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(() -> OrderReader.open(reply))
                .isInstanceOf(KrakenException.class)
                .hasMessageContaining("Kraken OpenOrders: ")
                .hasMessageContaining("OQCLML-BW3P3-BUCMWZ")
                .hasMessageContaining(why);
    }

    private static KrakenReply open(String order) {
        return Samples.ok("{\"open\":{\"OQCLML-BW3P3-BUCMWZ\":" + order + "}}");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        limit,             none, -,             fciq,      PLAIN
        market,            none, -,             'fciq,post', PLAIN
        limit,             none, close position @ limit 9, fciq, CONDITIONAL
        stop-loss,         none, -,             fciq,      CONDITIONAL
        iceberg,           none, -,             fciq,      CONDITIONAL
        limit,             5:1,  -,             fciq,      OTHER
        limit,             none, -,             fcib,      OTHER
        market,            none, -,             'viqc,fciq', OTHER
        settle-position,   none, -,             fciq,      OTHER
        """)
    void tellsWhetherAnOrderIsOfTheKindThatTheBotPlaces(
            String type, String leverage, String close, String flags, OrderForm form) {
        String order = FOREIGN.formatted(type, "1", "0")
                .replace(
                        "\"order\":",
                        "\"leverage\":\"%s\",\"close\":\"%s\",\"order\":"
                                .formatted(leverage, close == null ? "" : close))
                .replace("\"cost\":", "\"oflags\":\"%s\",\"cost\":".formatted(flags));

        assertThat(OrderReader.open(open(order)).getFirst().form()).isEqualTo(form);
    }
}
