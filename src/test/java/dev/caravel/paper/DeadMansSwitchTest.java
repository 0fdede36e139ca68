package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** CancelAllOrdersAfter: all orders of an account end unless it says in time that it is still there. */
class DeadMansSwitchTest {
    private final Floor floor = new Floor();

    private JsonNode after(int seconds) {
        return floor.client.ask("CancelAllOrdersAfter", "timeout", String.valueOf(seconds));
    }

    private int open() {
        return floor.client.ask("OpenOrders").path("open").size();
    }

    @Test
    void ordersEndWhenTheTimeIsOver() {
        String txid = floor.limit("buy", "0.1", "30000");
        JsonNode reply = after(60);
        assertThat(reply.path("currentTime").asText()).isEqualTo("2024-01-01T00:05:00Z");
        assertThat(reply.path("triggerTime").asText()).isEqualTo("2024-01-01T00:06:00Z");
        floor.pass(Duration.ofSeconds(59));
        assertThat(open()).isEqualTo(1);
        floor.pass(Duration.ofSeconds(1));
        assertThat(open()).isZero();
        assertThat(floor.order(txid).path("status").asText()).isEqualTo("canceled");
        assertThat(floor.order(txid).path("closetm").asLong()).isEqualTo(1_704_067_560);
        assertThat(floor.held("ZUSD")).isEqualTo("0.0000");
    }

    @Test
    void eachCallReplacesTheOneBefore() {
        floor.limit("buy", "0.1", "30000");
        after(60);
        floor.pass(Duration.ofSeconds(30));
        after(60);
        floor.pass(Duration.ofSeconds(59));
        assertThat(open()).isEqualTo(1);
        floor.pass(Duration.ofSeconds(1));
        assertThat(open()).isZero();
    }

    @Test
    void zeroTurnsItOff() {
        floor.limit("buy", "0.1", "30000");
        after(60);
        assertThat(after(0).path("triggerTime").asText()).isEqualTo("0");
        floor.pass(Duration.ofMinutes(5));
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void itFiresOnceAndLaterOrdersStay() {
        after(60);
        floor.pass(Duration.ofSeconds(61));
        floor.limit("buy", "0.1", "30000");
        floor.pass(Duration.ofMinutes(5));
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void aTimeoutIsLessThanADay() {
        for (String wrong : new String[] {"-1", "86400", "soon", "1.5", "", "99999999999999999999"}) {
            assertThat(floor.client.refused("CancelAllOrdersAfter", "timeout", wrong))
                    .as(wrong)
                    .isEqualTo("EGeneral:Invalid arguments:timeout");
        }
        assertThat(after(86_399).path("triggerTime").asText()).isEqualTo("2024-01-02T00:04:59Z");
    }
}
