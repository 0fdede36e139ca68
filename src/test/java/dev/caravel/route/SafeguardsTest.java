package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.KrakenStub.Mishap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds whatever file stands in place of application.properties. */
class SafeguardsTest {
    @TempDir
    Path folder;

    private Bot configuredBy(String... lines) throws IOException {
        Path file = folder.resolve("mine.properties");
        Files.write(file, List.of(lines));
        return Bot.configured(file, folder.resolve("data"));
    }

    @Test
    void anEmptyFileTakesNoneAway() throws Exception {
        try (Bot bot = configuredBy().start()) {
            isSafe(bot);
        }
    }

    @Test
    void aFileThatSaysOtherwiseIsNotHeard() throws Exception {
        try (Bot bot = configuredBy(
                        "camel.component.http.automaticRetriesDisabled=false",
                        "camel.component.https.automatic-retries-disabled=false",
                        "camel.component.http.follow-redirects=true",
                        "camel.component.https.copyHeaders=true",
                        "camel.component.http.responseTimeout=0",
                        "camel.component.properties.environmentVariableMode=2")
                .start()) {
            isSafe(bot);
        }
    }

    private static void isSafe(Bot bot) {
        for (String scheme : List.of("http", "https")) {
            HttpComponent http = bot.camel().getComponent(scheme, HttpComponent.class);
            assertThat(http.isAutomaticRetriesDisabled()).as(scheme).isTrue();
            assertThat(http.isFollowRedirects()).as(scheme).isFalse();
            assertThat(http.isCopyHeaders()).as(scheme).isFalse();
            for (var timeout : List.of(http.getConnectTimeout(), http.getConnectionRequestTimeout())) {
                assertThat(timeout).as(scheme).isEqualTo(3_000);
            }
            for (var timeout : List.of(http.getSoTimeout(), http.getResponseTimeout())) {
                assertThat(timeout).as(scheme).isEqualTo(12_000);
            }
        }
        bot.ready().kraken().next("AddOrder", Mishap.status(503));
        bot.call("direct:buy", bot.buy(Bot.BTC));
        assertThat(bot.kraken().calls("AddOrder")).hasSize(1);
    }
}
