package dev.caravel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void everySourceFileIsLaidOutAsTheFormatterWouldDoIt() {
        assertThat(Layout.unformatted())
                .as("files to be mended with: mvn -q -Pformat process-sources")
                .isEmpty();
    }
}
