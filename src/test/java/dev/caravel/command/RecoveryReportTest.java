package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Recovery;
import dev.caravel.market.Money;
import dev.caravel.market.Pairs;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryReportTest {

    @Test
    void whatTheExchangeSaysBeginsNoLineAndRulesNoTerminal() {
        String pair = "XBTUSD\n2026-01-01T00:00:00Z INFO all is well\u001b[2J\u009b31m";
        Recovery.Recovered found = new Recovery.Recovered(
                new Book(Money.of("10000")), List.of(foreign(pair)), List.of("a remark on\n" + pair));
        StringWriter out = new StringWriter();

        new RecoveryReport(found.book(), found, new Pairs(List.of())).print(new PrintWriter(out, true));

        assertThat(out.toString().lines())
                .hasSize(4)
                .noneMatch(line -> line.startsWith("2026"))
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl))
                .anyMatch(line ->
                        line.startsWith("Not this bot's and left alone here: OQCLML-BW3P3-BUCMWZ, XBTUSD 2026"));
    }

    private static OrderState foreign(String pair) {
        return new OrderState(
                "OQCLML-BW3P3-BUCMWZ",
                Optional.empty(),
                pair,
                Side.BUY,
                Optional.empty(),
                Volume.of("1"),
                Volume.ZERO,
                Money.ZERO,
                Money.ZERO,
                OrderStatus.OPEN,
                Instant.EPOCH,
                Optional.empty(),
                "",
                List.of());
    }
}
