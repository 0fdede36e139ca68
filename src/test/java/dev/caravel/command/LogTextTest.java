package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words of exchanges and sinks stand in the log, and must not look like lines of our own. */
class LogTextTest {
    private static final Path CONFIGURATION = Path.of("src/main/resources/logback.xml");

    private static String fromFile() throws IOException {
        Matcher pattern = Pattern.compile("<pattern>(.*)</pattern>").matcher(Files.readString(CONFIGURATION));
        assertThat(pattern.find()).isTrue();
        return pattern.group(1).replace("&amp;", "&");
    }

    @Test
    void aLineStaysOneLineWhateverItTells() throws IOException {
        for (String pattern : List.of(fromFile(), LogFile.PATTERN)) {
            LoggerContext context = new LoggerContext();
            PatternLayout layout = new PatternLayout();
            layout.setContext(context);
            layout.setPattern(pattern);
            layout.start();
            String told = "refused: EOrder\r\n2026-01-01T00:00:00.000Z INFO  caravel.desk cycle=x\u001b[2J\tend";

            String line = layout.doLayout(
                    new LoggingEvent("test", context.getLogger("caravel.test"), Level.INFO, told, null, null));

            assertThat(line).endsWith(System.lineSeparator()).hasLineCount(1).contains("EOrder 2026", "x [2J\tend");
        }
    }
}
