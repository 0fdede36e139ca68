package dev.caravel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CaravelTest {

    @Test
    void explainsItself() {
        assertThat(new CommandLine(new Caravel()).getUsageMessage()).contains("--help", "--version");
    }
}
