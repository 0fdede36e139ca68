package dev.caravel.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How AWS Systems Manager Parameter Store is used. Credentials and region are not ours: they are found as every AWS program finds them.
 *
 * @param prefix under which each bot has a path of its name
 * @param timeout of one call with all its tries
 * @param endpoint where AWS is, for an emulator or a private endpoint; if empty, AWS_ENDPOINT_URL or AWS itself
 */
public record AwsSettings(String prefix, Duration timeout, Optional<URI> endpoint) {
    static final Setting<String> PREFIX = Setting.of(
            "caravel.state.prefix",
            Kind.text("(?!/(?i:aws|ssm))(/[A-Za-z0-9_.-]{1,64}){1,8}", "a path like /caravel, not /aws… or /ssm…"),
            "/caravel",
            "Where parameters are: the book and the secrets of a bot are under this and its name.");
    static final Setting<Duration> TIMEOUT = Setting.of(
            "caravel.state.timeout",
            Kind.duration("1s", "60s"),
            "9s",
            "How long one call to Parameter Store may take, with all its tries; under a third of caravel.desk.budget.");
    static final Setting<Optional<URI>> ENDPOINT = Setting.of(
            "caravel.aws.endpoint",
            Kind.optional(Kind.url()),
            "",
            "Where AWS is, for an emulator or a private endpoint; nothing means AWS_ENDPOINT_URL or AWS itself.");

    static final Group GROUP = Group.of("AWS (caravel.state=ssm, caravel.secrets=ssm)", PREFIX, TIMEOUT, ENDPOINT);

    static AwsSettings of(Values values) {
        return new AwsSettings(values.of(PREFIX), values.of(TIMEOUT), values.of(ENDPOINT));
    }

    /** The path of a bot's parameters, without a slash at its end. */
    public String path(String bot) {
        return prefix + "/" + bot;
    }
}
