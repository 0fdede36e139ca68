package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.aws.Moto;
import dev.caravel.aws.MotoTopic;
import dev.caravel.aws.SsmStub;
import dev.caravel.aws.SsmStub.Mishap;
import dev.caravel.command.QuartzCron;
import dev.caravel.route.state.ParameterSecrets;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.ssm.ParameterClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The command {@code doctor} where keys are encrypted parameters and alerts go to a topic. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoctorOnAwsTest {
    private static final String SECRET = "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private List<String> doctor(URI aws, String bot, String... arguments) {
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(),
                Map.of(),
                Map.of(),
                InstantSource.system(),
                new QuartzCron(),
                new ParameterSecrets());
        Stream<String> settings = Stream.of(
                        "caravel.data=" + folder, "caravel.bot=" + bot, "caravel.aws.endpoint=" + aws)
                .flatMap(setting -> Stream.of("--set", setting));
        String[] all = Stream.of(Stream.of("doctor"), settings, Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new);
        int unused = Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all);
        return out.toString().lines().toList();
    }

    private static String[] live() {
        return new String[] {
            "--set", "caravel.exchange=kraken",
            "--set", "caravel.live=yes",
            "--set", "caravel.risk.accepted=yes",
            "--set", "caravel.secrets=ssm",
            "--set", "caravel.state=ssm",
            "--set", "caravel.quotes=kraken",
            "--set", "caravel.kraken.url=http://127.0.0.1:1"
        };
    }

    private static void keep(URI aws, String bot, String name, String value) {
        try (SsmClient client = ParameterClient.open(Optional.of(aws), Duration.ofSeconds(20))) {
            var unused = client.putParameter(request -> request.name("/caravel/" + bot + "/secret/" + name)
                    .type(ParameterType.SECURE_STRING)
                    .value(value));
        }
    }

    @Test
    void aTestArrivesAtTheReaderOfATopic() throws Exception {
        Moto moto = Moto.running();
        String bot = Moto.newBot();
        MotoTopic topic = MotoTopic.create(moto, bot, "");
        String[] told = {"--set", "caravel.alerts=sns", "--set", "caravel.sns.topic=" + topic.arn()};

        // moto never counts readers; SinkTrialTest has a stand-in that does.
        assertThat(doctor(moto.endpoint(), bot, told))
                .anyMatch(line -> line.matches("WARN  sink +sns: " + topic.arn() + " has no reader"));
        assertThat(topic.subscribed().receive()).isEmpty();
        assertThat(doctor(
                        moto.endpoint(),
                        bot,
                        Stream.concat(Stream.of(told), Stream.of("--publish")).toArray(String[]::new)))
                .anyMatch(line -> line.matches("OK    sink +sns took a test; .*"));
        assertThat(topic.receive())
                .singleElement()
                .asString()
                .contains("\"Subject\": \"" + bot + " test: This is a test", "nothing has happened");
    }

    @Test
    void keysThatAreDecryptedAreNamedAndNotShown() {
        Moto moto = Moto.running();
        String bot = Moto.newBot();
        keep(moto.endpoint(), bot, "kraken.key", "kQH5HW/8p1uGOVjbgWA7FunAmGO8");
        keep(moto.endpoint(), bot, "kraken.secret", SECRET);

        assertThat(doctor(moto.endpoint(), bot, live()))
                .anyMatch(line -> line.matches("OK    decryption +read and decrypted: /caravel/" + bot
                        + "/secret/kraken.key, /caravel/" + bot + "/secret/kraken.secret"))
                .noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void keysThatMayNotBeDecryptedAreALineOfTheirOwn() {
        try (SsmStub aws = SsmStub.started()) {
            aws.next("GetParameters", Mishap.error(400, "AccessDeniedException"));

            assertThat(doctor(aws.endpoint(), "ada", live()))
                    .anyMatch(line -> line.matches("FAIL  decryption +.*cannot decrypt /caravel/ada/secret/kraken.key.*"
                            + "AWS says AccessDeniedException.*allow it in the IAM policy.*"));
        }
    }
}
