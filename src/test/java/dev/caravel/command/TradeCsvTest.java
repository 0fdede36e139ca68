package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Trade;
import dev.caravel.book.Trades;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeCsvTest {
    private static final List<Trade> TRADES = List.of(
            Trades.of("BTC", "-7.5", Instant.parse("2025-12-31T23:59:59Z")),
            Trades.of("ETH", "12.25", Instant.parse("2026-01-01T00:00:00Z")));

    private static String csv(Optional<Integer> year) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        TradeCsv.print(TRADES, year, out);
        out.flush();
        return text.toString();
    }

    @Test
    void aRowSaysWhatWasAcquiredDisposedOfAndPaid() {
        assertThat(csv(Optional.empty()))
                .isEqualTo(
                        "trade,lot,asset,acquired_utc,disposed_utc,volume_acquired,price_acquired_usd,cost_usd,fee_acquired_usd,volume_disposed,price_disposed_usd,proceeds_usd,fee_disposed_usd,net_usd,exit\r\n"
                            + "1,BTC-1,BTC,2025-12-31 21:59:59,2025-12-31"
                            + " 23:59:59,10,100,1000,2,10,99.75,997.5,3,-7.5,stopped\r\n"
                            + "1,ETH-1,ETH,2025-12-31 22:00:00,2026-01-01"
                            + " 00:00:00,10,100,1000,2,10,101.725,1017.25,3,12.25,target\r\n");
    }

    @Test
    void aYearIsThatOfTheDisposalInUtc() {
        assertThat(csv(Optional.of(2026)).lines().skip(1))
                .singleElement()
                .asString()
                .contains("ETH");
        assertThat(csv(Optional.of(2025)).lines().skip(1))
                .singleElement()
                .asString()
                .contains("BTC");
        assertThat(csv(Optional.of(2024)).lines()).hasSize(1);
    }

    @Test
    void whatWouldEndAFieldIsQuoted() {
        assertThat(TradeCsv.quoted("a,b")).isEqualTo("\"a,b\"");
        assertThat(TradeCsv.quoted("say \"run\"")).isEqualTo("\"say \"\"run\"\"\"");
        assertThat(TradeCsv.quoted("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
        assertThat(TradeCsv.quoted("plain")).isEqualTo("plain");
    }
}
