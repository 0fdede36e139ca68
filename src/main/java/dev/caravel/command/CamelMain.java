package dev.caravel.command;

import dev.caravel.settings.Settings;
import java.util.Properties;
import org.apache.camel.main.Main;

/** Makes the Camel application of the settings. */
public final class CamelMain {
    private CamelMain() {}

    /**
     * A Camel that is not started yet and in which {@code {{caravel.cycle.cron}}} is what the settings say. It reads no properties
     * file by itself, so that nothing goes round the checks of the settings.
     */
    public static Main of(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.camel());
        properties.putAll(settings.asProperties());
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        return main;
    }
}
