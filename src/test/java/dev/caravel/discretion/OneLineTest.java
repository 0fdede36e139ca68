package dev.caravel.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void nobodyElseBeginsALine() {
        assertThat(OneLine.of("refused: x\r\n\n2026-01-01 INFO all is well\u2028and more\n"))
                .isEqualTo("refused: x 2026-01-01 INFO all is well and more");
    }

    @Test
    void aTerminalFindsNothingToObey() {
        assertThat(OneLine.of("XBT\u001b[2J \u009b31m \u202eDSU\u0007")).isEqualTo("XBT?[2J ?31m ?DSU?");
    }

    @Test
    void wordsStayAsTheyAre() {
        assertThat(OneLine.of("Zürich: 5 %, «3.50 $»\tand ₿")).isEqualTo("Zürich: 5 %, «3.50 $»?and ₿");
    }
}
