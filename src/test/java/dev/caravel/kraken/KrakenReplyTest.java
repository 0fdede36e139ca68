package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.discretion.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenReplyTest {

    @Test
    void keepsNumbersAsTheyAreWritten() {
        KrakenReply reply = Samples.ok("{\"opentm\":1688666559.897412345678}");

        assertThat(reply.resultOf("OpenOrders").path("opentm").decimalValue()).isEqualTo("1688666559.897412345678");
    }

    @Test
    void takesAWarningForNoFailure() {
        KrakenReply reply =
                KrakenReply.parse(200, "{\"error\":[\"WGeneral:Slow\"],\"result\":{\"count\":1}}", Mask.NONE);

        assertThat(reply).isInstanceOfSatisfying(KrakenReply.Result.class, result -> {
            assertThat(result.warnings()).containsExactly("WGeneral:Slow");
            assertThat(result.result().path("count").asInt()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":[\"EQuery:Unknown asset pair\"]}",
                "{\"error\":[\"EQuery:Unknown asset pair\"],\"result\":null}",
                "{\"error\":[\"WGeneral:Slow\",\"EQuery:Unknown asset pair\"],\"result\":{}}"
            })
    void isARefusalWithAnyErrorAndNoResult(String content) {
        assertThat(KrakenReply.parse(200, content, Mask.NONE))
                .isEqualTo(new KrakenReply.Refusal(List.of("EQuery:Unknown asset pair")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        502 | <html><body>Bad gateway</body></html>         | HTTP 502: <html>
        520 | ``                                            | HTTP 520: no content
        429 | {"error":["EGeneral:Too many requests"]}      | HTTP 429
        503 | {"error":[],"result":{"txid":["OA-B-C"]}}     | HTTP 503
        200 | ``                                            | no content
        200 | <html>cf-browser-verification</html>          | not JSON
        200 | {"error":[],"result":{"txid":["OUF4EM-F       | not JSON
        200 | {"error":[]} and more                         | not JSON
        200 | {"error":[],"error":["EGeneral:Internal error"]} | not JSON
        200 | {"result":{"txid":["OUF4EM-FRGI2-MQMWZD"]}}   | no list of errors
        200 | {"error":"EGeneral:Internal error"}           | no list of errors
        200 | []                                            | no list of errors
        200 | null                                          | no list of errors
        200 | {"error":["EGeneral:Internal error"],"result":{"txid":["OUF4EM-FRGI2-MQMWZD"]}} | both a result and EGeneral
        """)
    void isUnreadableWhenItIsNoAnswerOfKrakens(int status, String content, String why) {
        assertThat(KrakenReply.parse(status, content, Mask.NONE))
                .isInstanceOfSatisfying(
                        KrakenReply.Unreadable.class,
                        reply -> assertThat(reply.why()).contains(why));
    }

    @Test
    void neverQuotesHalfASecret() {
        String secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8+key";
        Mask mask = new Mask(List.of(secret));

        for (int status : new int[] {200, 502}) {
            KrakenReply reply = KrakenReply.parse(status, "x".repeat(70) + secret, mask);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            KrakenReply.Unreadable.class,
                            unreadable -> assertThat(unreadable.why()).doesNotContain("kQ"));
        }
    }

    @Test
    void quotesALongPageInOneShortLine() {
        KrakenReply reply = KrakenReply.parse(502, "<html>\r\n\u001b[31m" + "x".repeat(5000), Mask.NONE);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        KrakenReply.Unreadable.class,
                        unreadable -> assertThat(unreadable.why())
                                .startsWith("HTTP 502: <html> [31mxxx")
                                .endsWith("(5013 characters)")
                                .hasSizeLessThan(120));
    }

    @Test
    void saysWhatFailedAndWhatToDo() {
        assertThatThrownBy(() -> Samples.error("EAPI:Invalid key").resultOf("BalanceEx"))
                .isInstanceOfSatisfying(
                        KrakenException.class,
                        wrong -> assertThat(wrong.remedy()).isEqualTo(Remedy.STOP))
                .hasMessage("Kraken BalanceEx: EAPI:Invalid key: check that API key and secret belong together, "
                        + "and that the key allows this address");
        assertThatThrownBy(() -> KrakenReply.parse(502, "", Mask.NONE).resultOf("BalanceEx"))
                .isInstanceOfSatisfying(
                        KrakenException.class,
                        wrong -> assertThat(wrong.remedy()).isEqualTo(Remedy.TRY_AGAIN))
                .hasMessage("Kraken BalanceEx: HTTP 502: no content: read again later; "
                        + "if it stays, look at status.kraken.com");
    }
}
