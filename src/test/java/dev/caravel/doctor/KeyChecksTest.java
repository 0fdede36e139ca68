package dev.caravel.doctor;

import static dev.caravel.doctor.Patient.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.kraken.KeyInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyChecksTest {
    private static final String RIGHTS =
            "\"query-funds\",\"query-open-trades\",\"query-closed-trades\",\"query-ledger\","
                    + "\"modify-trades\",\"close-trades\"";
    /** As Kraken's own documentation shows it, with other rights. */
    private static final String REPLY = """
        {"apiKeyName":"my-api-key","apiKey":"4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz","nonce":"1772627060997","nonceWindow":0,
         "permissions":[%s],"iban":"AA88 N84G WOAK NMOI","validUntil":"0","queryFrom":"0","queryTo":"0",
         "createdTime":"1772542900","modifiedTime":"1772543095","ipAllowlist":[],"lastUsed":"1772627061"}\
        """.formatted(RIGHTS);

    private static List<String> check(String reply) {
        return Patient.lines(KeyChecks.of(KeyInfo.read(Patient.reply(reply)), NOON));
    }

    @Test
    void aKeyThatMayTradeAndNothingElseIsGood() {
        assertThat(check(REPLY))
                .containsExactly("OK key: may trade, may not withdraw; nonce window 0; usable from any address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"query-funds\"              | [\"withdraw-funds\",\"query-funds\"      | FAIL key: the key may take"
                        + " money away: withdraw-funds",
                "[\"query-funds\"              | [\"add-withdraw-address\",\"query-funds\"| FAIL key: the key may take"
                        + " money away: add-withdraw-address",
                "\"nonceWindow\":0             | \"nonceWindow\":10000                    | FAIL key: the key has a"
                        + " nonce window of 10000",
                "\"query-funds\",              | ''                                       | FAIL key: the key may not:"
                        + " Query funds (query-funds)",
                "\"query-open-trades\",        | ''                                       | FAIL key: the key may not:"
                        + " Query open orders",
                "\"query-closed-trades\",      | ''                                       | FAIL key: the key may not:"
                        + " Query closed orders",
                "\"query-ledger\",             | ''                                       | FAIL key: the key may not:"
                        + " Query ledger entries",
                ",\"modify-trades\"            | ''                                       | FAIL key: the key may not:"
                        + " Create & modify orders",
                ",\"close-trades\"             | ''                                       | FAIL key: the key may not:"
                        + " Cancel & close orders",
                "\"queryFrom\":\"0\"           | \"queryFrom\":\"1769000000\"             | FAIL key: the key sees"
                        + " only a part of the orders: from 2026-01-21",
                "\"validUntil\":\"0\"          | \"validUntil\":\"1770000000\"            | WARN key: the key ends at"
                        + " 2026-02-02",
                "[\"query-funds\"              | [\"earn-funds\",\"query-funds\"          | WARN key: the key may more"
                        + " than is needed: earn-funds"
            })
    void saysWhatIsWrongWithAKey(String usual, String instead, String said) {
        assertThat(check(REPLY.replace(usual, instead)))
                .singleElement()
                .asString()
                .startsWith(said)
                .contains(" -> ");
    }

    @Test
    void aKeyThatIsTiedToAnAddressSaysSo() {
        assertThat(check(REPLY.replace("\"ipAllowlist\":[]", "\"ipAllowlist\":[\"198.51.100.7\"]")))
                .containsExactly("OK key: may trade, may not withdraw; nonce window 0; usable from 198.51.100.7 only");
    }

    @Test
    void namesTheRightsOfWhichThereAreNone() {
        assertThat(check(REPLY.replace(RIGHTS, "")))
                .singleElement()
                .asString()
                .contains("query-ledger", "close-trades");
    }
}
