package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.command.JsonLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The log as programs read it. */
class JsonLogTest {
    @TempDir
    Path folder;

    @Test
    void eachLineNamesTheCycleCoinAndOrderThatItIsAbout() throws Exception {
        List<JsonNode> lines;
        try (Bot bot = Bot.in(folder, "caravel.log.format=json")) {
            lines = written(() -> {
                bot.start();
                bot.cycle();
                bot.watch();
            });
        }

        JsonNode order = about("caravel.order", lines);
        assertThat(order.path("cycle").asText()).isEqualTo("2026-01-01T00:20:00Z");
        assertThat(order.path("coin").asText()).matches("[A-Z]{2,5}");
        assertThat(order.path("message").asText())
                .contains(
                        "coin=" + order.path("coin").asText(),
                        "order=" + order.path("order").asText());
        assertThat(order.path("time").asText()).endsWith("Z");
        assertThat(order.path("level").asText()).isEqualTo("INFO");
        assertThat(about("caravel.desk", lines).path("cycle").asText()).isEqualTo("2026-01-01T00:20:00Z");
        assertThat(about("caravel.desk", lines).has("order")).isFalse();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aTextLogCarriesNothingAround() throws Exception {
        List<JsonNode> lines;
        try (Bot bot = Bot.in(folder)) {
            lines = written(() -> {
                bot.start();
                bot.cycle();
            });
        }

        assertThat(about("caravel.order", lines).has("cycle")).isFalse();
    }

    private static JsonNode about(String logger, List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("logger").asText().equals(logger))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + logger + " in " + lines));
    }

    /** What is logged meanwhile. */
    private static List<JsonNode> written(Work work) throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger ours = context.getLogger("caravel");
        Level before = ours.getLevel();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(JsonLog.encoder(context));
        appender.setOutputStream(out);
        appender.start();
        ours.addAppender(appender);
        ours.setLevel(Level.INFO);
        try {
            work.run();
        } finally {
            ours.detachAppender(appender);
            ours.setLevel(before);
            appender.stop();
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private interface Work {
        void run() throws Exception;
    }
}
