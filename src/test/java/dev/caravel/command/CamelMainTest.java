package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the Camel of our settings is what application.properties says. */
class CamelMainTest {
    private static final Settings SETTINGS = Settings.read(
            new Surroundings(
                    Path.of(""), Map.of(), Map.of(), () -> Instant.parse("2026-01-01T00:00:00Z"), new QuartzCron()),
            Optional.empty(),
            List.of("caravel.kraken.response.timeout=1m", "camel.main.routesIncludePattern=false"));

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void sendsNoRequestTwiceAndWaitsAsLongAsItIsTold(String name) throws Exception {
        Main main = CamelMain.of(SETTINGS);
        main.init();
        CamelContext camel = main.getCamelContext();
        HttpComponent component = camel.getComponent(name, HttpComponent.class);

        assertThat(camel.getName()).isEqualTo("caravel");
        assertThat(camel.resolvePropertyPlaceholders("{{caravel.cycle.cron}}")).isEqualTo("0 0/20 * * * ?");
        assertThat(component.isAutomaticRetriesDisabled()).isTrue();
        assertThat(component.isFollowRedirects()).isFalse();
        assertThat(component.isCopyHeaders()).isFalse();
        assertThat(component.getConnectTimeout()).isEqualTo(3_000);
        assertThat(component.getConnectionRequestTimeout()).isEqualTo(3_000);
        assertThat(component.getSoTimeout()).isEqualTo(60_000);
        assertThat(component.getResponseTimeout()).isEqualTo(60_000);
        main.stop();
    }

    /** By itself Camel lets the environment and {@code -D} win over everything. */
    @Test
    void asksTheSettingsBeforeTheSystem() throws Exception {
        Main main = CamelMain.of(SETTINGS);
        main.init();
        System.setProperty("caravel.paper.port", "17");
        try {
            assertThat(main.getCamelContext().resolvePropertyPlaceholders("{{caravel.paper.port}}"))
                    .isEqualTo("0");
        } finally {
            System.clearProperty("caravel.paper.port");
            main.stop();
        }
    }
}
