package dev.caravel.route;

import dev.caravel.doctor.Finding;
import dev.caravel.route.alert.SinkTrial;
import dev.caravel.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether alerts would arrive: the places of {@code caravel.alerts}, looked at with what the settings tell Camel of its components. */
public final class AlertCheck {
    private AlertCheck() {}

    /**
     * What there is to say of each place.
     *
     * @param isPublishing whether a test is sent there
     */
    public static List<Finding> of(Settings settings, boolean isPublishing, Instant now) {
        Map<String, String> components = Safeguards.over(settings.camel(), settings.kraken()).entrySet().stream()
                // Ports and routes are the bot's own.
                .filter(told -> told.getKey().startsWith("camel.component."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return SinkTrial.of(settings, components, Secrecy.mask(settings), isPublishing, now);
    }
}
