package dev.caravel.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String SECRET = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76s=";
    private static final Mask MASK = new Mask(List.of(SECRET));

    @Property
    void noPartOfASecretIsLeftWhereverTheCutFalls(@ForAll @IntRange(max = 100) int before) {
        String excerpt = Excerpt.of("-".repeat(before) + SECRET + "-".repeat(100), MASK);

        assertThat(excerpt).doesNotContain("kQ", "H5");
    }

    @Test
    void aLongPageIsOneShortLine() {
        assertThat(Excerpt.of("\r\n<html>\r\n\u001b[31m\u009b31m" + "x".repeat(5000), Mask.NONE))
                .startsWith("<html> [31m 31mxxx")
                .endsWith("(5019 characters)")
                .hasSizeLessThan(110);
    }

    @Test
    void aShortAnswerIsRepeatedWhole() {
        assertThat(Excerpt.of(" Bad gateway\n", Mask.NONE)).isEqualTo("Bad gateway");
        assertThat(Excerpt.of(" \n", Mask.NONE)).isEqualTo("no content");
    }
}
