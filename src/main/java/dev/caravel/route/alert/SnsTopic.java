package dev.caravel.route.alert;

import dev.caravel.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sns.Sns2Component;
import org.apache.camel.support.service.ServiceSupport;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;

/**
 * How Camel reaches the topic of {@code caravel.sns.topic}: one client, made here so that its timeouts are ours. A FIFO topic gets each
 * event once within its five minutes, however often it is sent.
 */
public final class SnsTopic {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(6);
    /** A second attempt fits in, and little more: what was not taken is told again later anyway. */
    private static final Duration CALL = Duration.ofSeconds(14);

    private SnsTopic() {}

    /**
     * A client for the topic, with the credentials and the endpoint of AWS's usual variables and files.
     *
     * @param arn of the topic, which names its region
     * @param endpoint in place of those, for an emulator or a private one
     */
    public static SnsClient client(String arn, Optional<URI> endpoint) {
        SnsClientBuilder builder = SnsClient.builder();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(arn.split(":", -1)[3]))
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .httpClientBuilder(
                        ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT))
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                .build();
    }

    /** Makes the component ready, before there are routes; nothing to do without the sink {@code sns}. */
    public static void prepare(CamelContext context, Settings settings) throws Exception {
        if (!settings.alerts().isPublished()) {
            return;
        }
        String bot = settings.trader().bot();
        SnsClient client = client(
                settings.alerts().topic().orElseThrow(),
                settings.whereabouts().aws().endpoint());
        Sns2Component component = context.getComponent("aws2-sns", Sns2Component.class);
        component.getConfiguration().setAmazonSNSClient(client);
        component.getConfiguration().setMessageGroupIdStrategy(_ -> bot);
        component.getConfiguration().setMessageDeduplicationIdStrategy(exchange -> fingerprint(bot, exchange));
        context.addService(new ServiceSupport() {
            @Override
            protected void doStop() {
                client.close();
            }
        });
    }

    /** The same for the same event, and never longer than SNS allows. */
    private static String fingerprint(String bot, Exchange exchange) {
        String event = exchange.getVariable("message", Telling.class).event();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((bot + "/" + event).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
