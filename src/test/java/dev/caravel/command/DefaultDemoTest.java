package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.Caravel;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README's first command shows. */
class DefaultDemoTest {
    @TempDir
    static Path data;

    private static JsonNode week;

    @BeforeAll
    static void playsTheDefaultDemo() throws IOException {
        week = demo("week");
    }

    private static JsonNode demo(String name, String... options) throws IOException {
        Path report = data.resolve(name + ".json");
        List<String> arguments = new ArrayList<>(
                List.of("demo", "--set", "caravel.data=" + data.resolve(name), "--report", report.toString()));
        arguments.addAll(List.of(options));
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(), Map.of(), Map.of(), InstantSource.system(), new QuartzCron());

        int code = Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(new StringWriter(), true))
                .execute(arguments.toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.DONE);
        return new ObjectMapper().readTree(report.toFile());
    }

    @Test
    void sevenDaysHaveAllThatCanHappenToATrader() {
        assertThat(week.path("cycles").asInt()).isGreaterThan(500);
        assertThat(week.path("reasons").properties())
                .extracting(Map.Entry::getKey)
                .contains("BEST_SCORE", "AT_TARGET", "MORE_FILLED", "LOWERED", "STOP", "GATE_CLOSED", "GUARD");
        assertThat(week.path("decisions").properties())
                .allSatisfy(kind -> assertThat(kind.getValue().asInt()).isPositive());
        assertThat(week.path("trades")).isNotEmpty();
        assertThat(week.path("unresolved").asInt()).isZero();
        assertThat(week.path("deadLetters").asInt()).isZero();
    }

    @Test
    void bookAndExchangeAgreeToTheLastDecimal() {
        assertThat(week.path("audit").asText()).isEqualTo("0");
        BigDecimal net = new BigDecimal("0");
        for (JsonNode trade : week.path("trades")) {
            net = net.add(new BigDecimal(trade.path("net").asText()));
        }
        assertThat(week.path("netProfit").asText())
                .isEqualTo(net.stripTrailingZeros().toPlainString());
    }

    @Test
    void theSameSeedGivesTheSameReportAndAnotherSeedAnother() throws IOException {
        JsonNode once = demo("once", "--days", "1", "--seed", "3");
        JsonNode again = demo("again", "--days", "1", "--seed", "3");
        JsonNode other = demo("other", "--days", "1", "--seed", "4");

        assertThat(withoutTime(again)).isEqualTo(withoutTime(once));
        assertThat(withoutTime(other)).isNotEqualTo(withoutTime(once));
    }

    private static JsonNode withoutTime(JsonNode report) {
        return ((ObjectNode) report.deepCopy()).without("wallSeconds");
    }
}
