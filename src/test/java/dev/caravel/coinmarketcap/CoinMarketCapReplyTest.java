package dev.caravel.coinmarketcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravel.discretion.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinMarketCapReplyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | 400  | GIVE_UP            | check caravel.coinmarketcap.url
        401 | 1001 | STOP               | set CARAVEL_COINMARKETCAP_KEY to a valid key
        401 | 1002 | STOP               | set CARAVEL_COINMARKETCAP_KEY and start again
        402 | 1003 | STOP               | activate the plan
        402 | 1004 | STOP               | renew the plan
        403 | 1005 | STOP               | set CARAVEL_COINMARKETCAP_KEY and start again
        403 | 1006 | STOP               | take another plan
        403 | 1007 | STOP               | the key is disabled
        429 | 1008 | WAIT_A_MINUTE      | no call for a minute
        429 | 1009 | WAIT_FOR_THE_DAY   | no call until midnight UTC
        429 | 1010 | WAIT_FOR_THE_MONTH | no call until next month
        429 | 1011 | BACK_OFF           | no call for a while
        429 | 1022 | BACK_OFF           | check CARAVEL_COINMARKETCAP_KEY
        403 | 1022 | BACK_OFF           | check CARAVEL_COINMARKETCAP_KEY
        500 | 500  | TRY_AGAIN          | asked again later
        200 | 1008 | WAIT_A_MINUTE      | no call for a minute
        200 | 4711 | TRY_AGAIN          | asked again later
        401 | 4711 | STOP               | check the key
        402 | 4711 | STOP               | check the key
        403 | 4711 | STOP               | check the key
        404 | 4711 | GIVE_UP            | check caravel.coinmarketcap.url
        429 | 4711 | WAIT_A_MINUTE      | no call for a minute
        503 | 4711 | TRY_AGAIN          | asked again later
        503 | 0    | TRY_AGAIN          | asked again later
        """)
    void everyErrorSaysWhatToDo(int status, int code, Remedy remedy, String advice) {
        for (String form : new String[] {"%d", "\"%d\""}) {
            String block = "{\"error_code\":" + form.formatted(code) + ",\"error_message\":\"Too bad.\"}";
            CoinMarketCapException failure = failureOf(status, "{\"status\":" + block + "}");

            assertThat(failure.remedy()).isEqualTo(remedy);
            assertThat(failure)
                    .isInstanceOf(
                            remedy == Remedy.TRY_AGAIN
                                    ? CoinMarketCapException.Passing.class
                                    : CoinMarketCapException.Lasting.class)
                    .hasMessageStartingWith("CoinMarketCap: HTTP " + status + ", error " + code + " (Too bad.): ")
                    .hasMessageContaining(advice);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        200 | TRY_AGAIN
        401 | TRY_AGAIN
        403 | TRY_AGAIN
        429 | WAIT_A_MINUTE
        502 | TRY_AGAIN
        """)
    void thePageOfAGatewaySaysNothingAboutTheKey(int status, Remedy remedy) {
        CoinMarketCapException failure = failureOf(status, "<html>\n<h1>502 Bad Gateway</h1></html>");

        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure).hasMessageContaining("<html> <h1>502 Bad Gateway</h1></html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "{\"status\":7}",
                "{\"status\":{},\"data\":{}}",
                "{\"status\":{\"error_code\":0}}",
                "{\"status\":{\"error_code\":0},\"data\":null}",
                "{\"status\":{\"error_code\":0},\"data\":{}} and more"
            })
    void halfAReplyIsAskedForAgain(String content) {
        assertThat(failureOf(200, content).remedy()).isEqualTo(Remedy.TRY_AGAIN);
    }

    @Test
    void neverQuotesHalfASecret() {
        Mask mask = new Mask(List.of("b54bcf4d-1bca-4e8e"));
        String text = "x".repeat(70) + "b54bcf4d-1bca-4e8e";

        for (String content : List.of(text, "{\"status\":{\"error_code\":400,\"error_message\":\"" + text + "\"}}")) {
            assertThatThrownBy(() -> CoinMarketCapReply.parse(400, content, mask))
                    .hasMessageContaining("xxx")
                    .message()
                    .doesNotContain("b54");
        }
    }

    @Test
    void aLongPageIsNotRepeated() {
        assertThat(failureOf(502, "x".repeat(100_000)).getMessage()).hasSizeLessThan(300);
    }

    private static CoinMarketCapException failureOf(int status, String content) {
        CoinMarketCapException failure = catchThrowableOfType(
                CoinMarketCapException.class, () -> CoinMarketCapReply.parse(status, content, Mask.NONE));
        assertThat(failure).as(content).isNotNull();
        return failure;
    }
}
