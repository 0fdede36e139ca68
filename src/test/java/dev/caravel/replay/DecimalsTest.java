package dev.caravel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    private static double parse(String text) {
        byte[] line = ("1," + text + ",2").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(line, 2, line.length - 2);
    }

    @Property
    void readsEveryDecimalAsExactlyAsTheLibrary(
            @ForAll @BigRange(min = "0", max = "1000000000000000") @Scale(12) BigDecimal number) {
        assertThat(parse(number.toPlainString())).isEqualTo(number.doubleValue());
    }

    @Property
    void readsEveryDoubleBack(@ForAll double number) {
        assertThat(parse(Double.toString(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "0.1",
                ".5",
                "5.",
                "00012.50",
                "589300000000000",
                "1e-8",
                "1.5E3",
                "-2",
                "9007199254740993"
            })
    void readsEveryUsualForm(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "NaN", "Infinity", "0x1p3", "1d", " 1", "1 ", "1,5", "--1", "\"1\"", "é"})
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
