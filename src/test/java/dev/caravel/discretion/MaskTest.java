package dev.caravel.discretion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final String KEY =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    private static final String ENCODED = KEY.replace("/", "%2F").replace("=", "%3D");

    private final Mask mask = new Mask(List.of("", "key", KEY, "key-and-more", "quo\"te"));

    @Test
    void secretsAreMaskedInEveryForm() {
        String base64 = Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));

        assertThat(mask.over("sent " + KEY + " as key-and-more, key")).isEqualTo("sent ******** as ********, ********");
        assertThat(mask.over("nonce=1&secret=" + ENCODED)).isEqualTo("nonce=1&secret=********");
        assertThat(mask.over(ENCODED.replace("%2F", "%2f").replace("%3D", "%3d")))
                .isEqualTo("********");
        assertThat(mask.over("{\"said\":\"" + KEY.replace("/", "\\/") + "\"}")).isEqualTo("{\"said\":\"********\"}");
        assertThat(mask.over("Basic " + base64)).startsWith("Basic ********");
        assertThat(mask.over("nothing here")).isEqualTo("nothing here");
        assertThat(mask).asString().doesNotContain("key");
    }

    @Test
    void whatHasTheShapeOfASecretIsTakenForOne() {
        Mask shapes = new Mask(List.of(), List.of(Pattern.compile("T0K[0-9]{3}")));

        assertThat(shapes.over("T0K123 and T0K12")).isEqualTo("******** and T0K12");
    }
}
