package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The first vector is the one in Kraken's documentation; the two others were made with two other programs. */
class KrakenSignatureTest {
    private static final String SECRET =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    private static final String NONCE = "1616492376594";

    private final KrakenSignature signature = new KrakenSignature(SECRET);

    @Test
    void signsAnOrderAsKrakenDocumentsIt() {
        String body = "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";

        assertThat(signature.sign("/0/private/AddOrder", NONCE, body))
                .isEqualTo("4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
    }

    @Test
    void signsWhateverFormTheBodyHas() {
        String body = """
            {"nonce":"1616492376594","ordertype":"limit","pair":"XBTUSD","price":"37500","type":"buy","volume":"1.25"}\
            """;

        assertThat(signature.sign("/0/private/AddOrder", NONCE, body))
                .isEqualTo("r/o+GpKxXjV/mls/r5CKLu5R+yzK5psqvQ4hXxMX1nzdxTBhV+ui82QGgPZMMitpFwCOAdPEZMmXgZxD2chJEg==");
    }

    @Test
    void signsACallThatHasNothingButItsNonce() {
        assertThat(signature.sign("/0/private/Balance", NONCE, "nonce=1616492376594"))
                .isEqualTo("1nH4vwR+8FHiYh1QT649xXkGd3JR3x0DWkgv3u9Ed/Qqv6KPtgQpEU4m+Emb/VgpEji3j1XNwI+HCbfXxmrTOg==");
    }

    @Test
    void saysThatASecretIsNotBase64WithoutShowingIt() {
        assertThatThrownBy(() -> new KrakenSignature("s3cret-with_dashes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not base64 (18 characters)")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        assertThatThrownBy(() -> new KrakenSignature("")).hasMessageContaining("not base64 (0 characters)");
    }

    @Test
    void showsNoSecretInAnyText() {
        KrakenKey key = new KrakenKey("the-key\n", " " + SECRET + "\n");
        SignedRequest signed = new SignedRequest("/0/private/Balance", "nonce=1", "the-key", "the-signature");

        assertThat(key.secret()).isEqualTo(SECRET);
        assertThat(key + " " + signature + " " + signed)
                .isEqualTo("KrakenKey[***] KrakenSignature[***] /0/private/Balance (signed)");
    }

    @Test
    void saysWhichHalfOfAKeyIsMissing() {
        assertThatThrownBy(() -> new KrakenKey("", SECRET)).hasMessageContaining("has no key");
        assertThatThrownBy(() -> new KrakenKey("the-key", " \n"))
                .hasMessageContaining("has no secret")
                .hasMessageNotContaining("the-key");
    }
}
