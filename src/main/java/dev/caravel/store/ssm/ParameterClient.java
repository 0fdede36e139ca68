package dev.caravel.store.ssm;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.SsmClientBuilder;
import software.amazon.awssdk.services.ssm.model.TooManyUpdatesException;

/**
 * The connection to Parameter Store. Credentials and region are found as every AWS program finds them: environment, system properties,
 * profile, the role of the machine.
 *
 * <p>It repeats calls by itself: all that we ask of Parameter Store comes to the same when it is carried out twice, but for a creation,
 * which {@link ParameterStore#create} takes care of.
 */
public final class ParameterClient {
    /** Standard throughput is a few puts a second; with these pauses a dozen at once get through. */
    private static final int TRIES = 6;

    private static final int TRIES_THAT_TIME_OUT = 3;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration SHORTEST_THROTTLED_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private ParameterClient() {}

    /**
     * A client to be closed by the caller. Nothing is called yet.
     *
     * @param endpoint where Parameter Store is; if empty, as AWS_ENDPOINT_URL says, or AWS's own of the region
     * @param timeout for one call with all its tries
     * @throws dev.caravel.store.StoreException if no region is set
     */
    public static SsmClient open(Optional<URI> endpoint, Duration timeout) {
        Duration attempt = timeout.dividedBy(TRIES_THAT_TIME_OUT);
        SsmClientBuilder builder = SsmClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(attempt)
                        .connectionAcquisitionTimeout(attempt)
                        .socketTimeout(attempt))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(timeout)
                        .apiCallAttemptTimeout(attempt)
                        .retryStrategy(retries())
                        .build());
        endpoint.ifPresent(builder::endpointOverride);
        try {
            return builder.build();
        } catch (SdkException e) {
            throw SsmFailure.of("open", "Parameter Store", e);
        }
    }

    /** Pauses grow from try to try and are thrown by dice, so that several programs do not try in step. */
    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(TRIES)
                .backoffStrategy(BackoffStrategy.exponentialDelay(SHORTEST_PAUSE, LONGEST_PAUSE))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelayHalfJitter(SHORTEST_THROTTLED_PAUSE, LONGEST_PAUSE))
                .retryOnException(TooManyUpdatesException.class)
                .build();
    }
}
