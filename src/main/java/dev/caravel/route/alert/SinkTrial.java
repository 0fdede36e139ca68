package dev.caravel.route.alert;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;

import dev.caravel.alert.Message;
import dev.caravel.discretion.Mask;
import dev.caravel.doctor.Finding;
import dev.caravel.settings.AlertSettings;
import dev.caravel.settings.Setting;
import dev.caravel.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Looks at every place where alerts go, in a Camel of its own without routes, so that a bot that runs is not disturbed; and sends a
 * test there if it is wanted. For one thread.
 */
public final class SinkTrial {
    private static final String CHECK = "sink";
    private static final String HEARTBEAT = "heartbeat";

    private final CamelContext context;
    private final Settings settings;
    private final Mask mask;
    private final List<Finding> findings = new ArrayList<>();

    private SinkTrial(CamelContext context, Settings settings, Mask mask) {
        this.context = context;
        this.settings = settings;
        this.mask = mask;
    }

    /**
     * A line for each sink, one for the heartbeat, and one more for each test that is sent.
     *
     * @param components what Camel is told of its components
     * @param isPublishing whether a test is sent; never to the heartbeat, which would then say that all is well
     */
    public static List<Finding> of(
            Settings settings, Map<String, String> components, Mask mask, boolean isPublishing, Instant now) {
        Properties properties = new Properties();
        properties.putAll(components);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        main.configure().setRoutesCollectorEnabled(false);
        main.configure().addConfiguration(new CamelConfiguration() {
            @Override
            public void configure(CamelContext camel) throws Exception {
                SnsTopic.prepare(camel, settings);
            }
        });
        try {
            main.start();
            SinkTrial trial = new SinkTrial(main.getCamelContext(), settings, mask);
            trial.lookAtAll(Optional.of(now).filter(_ -> isPublishing));
            return List.copyOf(trial.findings);
        } catch (Exception failed) {
            return List.of(fail(
                    CHECK,
                    "cannot be tried: " + mask.over(String.valueOf(failed)),
                    "see the settings camel.component.*"));
        } finally {
            main.stop();
        }
    }

    private void lookAtAll(Optional<Instant> test) {
        for (Sink sink : Sink.of(settings.alerts())) {
            Finding finding = look(sink);
            findings.add(finding);
            if (finding.status() != Finding.Status.FAIL) {
                test.ifPresent(now -> findings.add(send(sink, now)));
            }
        }
        settings.alerts().heartbeat().ifPresent(uri -> findings.add(address(HEARTBEAT, AlertSettings.HEARTBEAT, uri)));
    }

    private Finding look(Sink sink) {
        if (isTopic(sink)) {
            String topic = settings.alerts().topic().orElseThrow();
            try (SnsClient client =
                    SnsTopic.client(topic, settings.whereabouts().aws().endpoint())) {
                return TopicCheck.of(client, topic);
            }
        }
        return isLog(sink)
                ? ok(CHECK, "log: alerts are lines of the log")
                : address(sink.name(), AlertSettings.SINKS, sink.uri());
    }

    private Finding address(String name, Setting<?> setting, String uri) {
        String check = name.equals(HEARTBEAT) ? HEARTBEAT : CHECK;
        return Sink.problem(context, settings, setting, uri, mask)
                .map(found -> fail(check, found.what(), found.remedy()))
                .orElseGet(() -> ok(check, name + ": its component is there and its address can be used"));
    }

    private Finding send(Sink sink, Instant now) {
        if (isLog(sink)) {
            return ok(CHECK, "log: nothing is sent");
        }
        Telling telling = new Telling(
                "test-" + now.toEpochMilli(), Message.test(settings.trader().bot(), now, mask));
        String uri = isTopic(sink) ? "aws2-sns:" + settings.alerts().topic().orElseThrow() : sink.uri();
        try (var template = context.createProducerTemplate()) {
            Exchange sent = template.send(uri, exchange -> {
                exchange.setVariable("message", telling);
                telling.fill(exchange.getMessage(), sink);
                if (isTopic(sink)) {
                    exchange.getMessage().setHeader("CamelAwsSnsSubject", telling.subject());
                }
            });
            return Optional.ofNullable(sent.getException())
                    .map(failed -> fail(
                            CHECK,
                            sink + " did not take the test: " + mask.over(String.valueOf(failed.getMessage())),
                            "alerts would not arrive either: see its address, its token and the network"))
                    .orElseGet(() -> ok(CHECK, sink + " took a test; look whether it has arrived"));
        } catch (IOException closing) {
            return fail(CHECK, sink + " could not be closed: " + closing.getMessage(), "try again");
        }
    }

    private static boolean isTopic(Sink sink) {
        return sink.uri().equals("direct:alert-sns");
    }

    private static boolean isLog(Sink sink) {
        return sink.uri().equals("direct:alert-log");
    }
}
