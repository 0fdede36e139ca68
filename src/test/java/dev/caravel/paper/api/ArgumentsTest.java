package dev.caravel.paper.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caravel.paper.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static Arguments json(String text) {
        return Arguments.ofJson(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String error(Runnable reading) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(reading::run)
                .actual()
                .error();
    }

    @Test
    void aFormAndJsonSayTheSame() {
        Map<String, String> form = Arguments.ofForm(
                        "pair=XBTUSD&validate=true&close[price]=1.50&orders[0][type]=buy&orders[0][close][price]=3&ids[]=a&ids[]=b")
                .values();
        assertThat(form)
                .isEqualTo(json("{\"pair\":\"XBTUSD\",\"validate\":true,\"close\":{\"price\":1.50},"
                                + "\"orders\":[{\"type\":\"buy\",\"close\":{\"price\":3}}],\"ids\":[\"a\",\"b\"]}")
                        .values());
    }

    @Test
    void theObjectsOfAListAreArgumentsThemselves() {
        List<Arguments> orders =
                json("{\"orders\":[{\"type\":\"buy\",\"close\":{\"price\":\"3\"}},{\"type\":\"sell\"}],\"orders2\":[{\"type\":1}]}")
                        .objects("orders");
        assertThat(orders).hasSize(2);
        assertThat(orders.getFirst().values()).isEqualTo(Map.of("type", "buy", "close[price]", "3"));
        assertThat(orders.getLast().text("type")).contains("sell");
    }

    @Test
    void aNumberInJsonStaysAsItWasWritten() {
        Arguments numbers =
                json("{\"a\":0.10,\"b\":1e-7,\"c\":18446744073709551615,\"d\":0.1234567890123456789012345}");
        assertThat(numbers.text("a")).contains("0.10");
        assertThat(numbers.text("b")).contains("1e-7");
        assertThat(numbers.text("c")).contains("18446744073709551615");
        assertThat(numbers.text("d")).contains("0.1234567890123456789012345");
    }

    @Test
    void aRepeatedNameCountsWithItsLastValue() {
        assertThat(Arguments.ofForm("a=1&a=2").text("a")).contains("2");
        assertThat(json("{\"a\":1,\"a\":2}").text("a")).contains("2");
    }

    @Test
    void nullAndNothingAreMissing() {
        assertThat(json("{\"a\":null,\"b\":\"\",\"c\":{},\"d\":[]}").text("b")).isEmpty();
        assertThat(json("{\"a\":null,\"c\":{},\"d\":[]}").values()).isEmpty();
        assertThat(Arguments.ofForm("a=&=b&&c").text("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "\"a\"",
                "null",
                "{",
                "{\"a\":}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{'a':1}",
                "{\"a\":[[[[[[[[[[1]]]]]]]]]]}",
                "\u0000",
                "{\"a\":01}"
            })
    void whatIsNoJsonObjectIsABadRequest(String text) {
        assertThat(error(() -> json(text))).isEqualTo("EAPI:Bad request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "%4=1", "a=%e2%8"})
    void aBadPercentEscapeIsABadRequest(String form) {
        assertThat(error(() -> Arguments.ofForm(form))).isEqualTo("EAPI:Bad request");
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNoFieldCostsNothing() {
        assertThat(Arguments.ofForm("&".repeat(1 << 20)).values()).isEmpty();
        assertThat(Arguments.ofForm("a&".repeat(1 << 20)).values()).isEmpty();
    }

    @Test
    void nobodyMaySendVeryMany() {
        assertThat(error(() -> Arguments.ofForm("a[]=1&".repeat(100_000)))).isEqualTo("EAPI:Bad request");
        assertThat(error(() -> json("{\"a\":[" + "1,".repeat(100_000) + "1]}"))).isEqualTo("EAPI:Bad request");
        assertThat(error(() -> json("{\"" + "a".repeat(100_000) + "\":1}"))).isEqualTo("EAPI:Bad request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e3",
                "NaN",
                "-1",
                "+1",
                "1,5",
                "0x10",
                "\u0661",
                "1 ",
                "999999999999999999999",
                "0.123456789012345678901"
            })
    void aNumberIsDigitsAndAPoint(String text) {
        assertThat(error(() -> Arguments.of(Map.of("a", text)).decimal("a", "EOrder:Invalid price")))
                .isEqualTo("EOrder:Invalid price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "\u0661", "1.0", "99999999999999999999", "--1"})
    void aWholeNumberHasThirtyTwoBits(String text) {
        assertThat(error(() -> Arguments.of(Map.of("a", text)).integer("a"))).isEqualTo("EGeneral:Invalid arguments:a");
    }

    @Test
    void aCountIsBroughtIntoItsBounds() {
        assertThat(Arguments.of(Map.of()).count("n", 100, 500)).isEqualTo(100);
        assertThat(Arguments.of(Map.of("n", "9223372036854775807")).count("n", 100, 500))
                .isEqualTo(500);
        assertThat(Arguments.of(Map.of("n", "0")).count("n", 100, 500)).isEqualTo(1);
        assertThat(error(() -> Arguments.of(Map.of("n", "-1")).count("n", 100, 500)))
                .isEqualTo("EGeneral:Invalid arguments:n");
    }
}
