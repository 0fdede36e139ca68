package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Execution;
import dev.caravel.order.LedgerEntry;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {

    @Test
    void readsTrades() {
        Page<Execution> page = HistoryReader.trades(Samples.ok("""
            {"trades":{"THVRQM-33VKH-UCI7BS":{"ordertxid":"OQCLML-BW3P3-BUCMWZ","postxid":"TKH2SE-M7IF5-CFI7LT",
             "pair":"XXBTZUSD","aclass":"forex","time":1688667796.8802,"type":"buy","ordertype":"limit",
             "price":"30010.00000","cost":"600.20000","fee":"1.50050","vol":"0.02000000","margin":"0.00000",
             "leverage":"0","misc":"","trade_id":40274859,"maker":true}},"count":1}\
            """));

        assertThat(page.count()).hasValue(1);
        assertThat(page.rows())
                .containsExactly(new Execution(
                        "THVRQM-33VKH-UCI7BS",
                        "OQCLML-BW3P3-BUCMWZ",
                        "XXBTZUSD",
                        Side.BUY,
                        Instant.parse("2023-07-06T18:23:16.880200Z"),
                        Price.of("30010"),
                        Volume.of("0.02"),
                        Money.of("600.2"),
                        Money.of("1.5005")));
    }

    @Test
    void readsTheLedgerWithItsSigns() {
        Page<LedgerEntry> page = HistoryReader.ledger(Samples.ok("""
            {"ledger":{"L4UESK-KG3EQ-UFO4T5":{"refid":"THVRQM-33VKH-UCI7BS","time":1688667796.8802,"type":"trade",
             "subtype":"","aclass":"currency","asset":"ZUSD","amount":"-600.2000","fee":"1.5005",
             "balance":"459567.9171"}},"count":2}\
            """));

        assertThat(page.rows())
                .containsExactly(new LedgerEntry(
                        "L4UESK-KG3EQ-UFO4T5",
                        "THVRQM-33VKH-UCI7BS",
                        Instant.parse("2023-07-06T18:23:16.880200Z"),
                        "trade",
                        "ZUSD",
                        new BigDecimal("-600.2000"),
                        new BigDecimal("1.5005"),
                        new BigDecimal("459567.9171")));
        assertThat(page.rows().getFirst().net()).isEqualByComparingTo("-601.7005");
    }

    @Test
    void namesTheTradeWithoutAnOrder() {
        assertThatThrownBy(
                        () -> HistoryReader.trades(Samples.ok("{\"trades\":{\"TAAAAA-BBBBB-CCCCCC\":{}},\"count\":1}")))
                .hasMessageContaining("Kraken TradesHistory: TAAAAA-BBBBB-CCCCCC: the field 'ordertxid' is missing");
    }
}
