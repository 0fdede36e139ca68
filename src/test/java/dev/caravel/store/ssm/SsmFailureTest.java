package dev.caravel.store.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.SsmStub;
import dev.caravel.aws.SsmStub.Mishap;
import dev.caravel.store.Document;
import dev.caravel.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What an owner reads when AWS does not do as it should: one line, with what to do. */
@Execution(ExecutionMode.CONCURRENT)
class SsmFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AccessDeniedException             | allow it in the IAM policy of these credentials
        UnrecognizedClientException       | see that the AWS credentials are the right ones, and the clock
        ExpiredTokenException             | renew the AWS credentials
        InvalidKeyId                      | there is no such KMS key, or it is not enabled
        ParameterMaxVersionLimitExceeded  | its oldest version has a label; remove the label
        HierarchyTypeMismatchException    | a parameter of another type has its name; delete that one
        ValidationException               | see caravel.state.prefix and what AWS says of this error
        """)
    void eachErrorSaysWhatToDo(String code, String remedy) {
        try (SsmStub aws = SsmStub.started();
                SsmClient client = ParameterClient.open(Optional.of(aws.endpoint()), Duration.ofMinutes(1))) {
            ParameterStore store = new ParameterStore(client, "/caravel/ada", () -> {});
            for (String operation : List.of("PutParameter", "DeleteParameter", "GetParameter", "GetParametersByPath")) {
                aws.next(operation, Mishap.error(400, code));
            }

            String says = ": AWS says " + code + " (as the test wants it); " + remedy;
            fails(() -> store.put(Document.of("waits", "{}")), "cannot write /caravel/ada/waits" + says);
            fails(() -> store.put(Document.gone("waits")), "cannot delete /caravel/ada/waits" + says);
            fails(() -> store.read("waits"), "cannot read /caravel/ada/waits" + says);
            fails(store::all, "cannot read /caravel/ada" + says);
        }
    }

    @Test
    void anAwsThatIsNotThereIsNamed() {
        URI nobody;
        try (SsmStub aws = SsmStub.started()) {
            nobody = aws.endpoint();
        }
        try (SsmClient client = ParameterClient.open(Optional.of(nobody), Duration.ofSeconds(6))) {
            fails(
                    new ParameterStore(client, "/caravel/ada", () -> {})::all,
                    "cannot read /caravel/ada: AWS cannot be reached (");
        }
    }

    @Test
    void anAwsThatDoesNotAnswerIsNotWaitedForLong() {
        try (SsmStub aws = SsmStub.started();
                SsmClient client = ParameterClient.open(Optional.of(aws.endpoint()), Duration.ofMillis(900))) {
            aws.next("PutParameter", Mishap.lost(), Mishap.lost(), Mishap.lost(), Mishap.lost());
            fails(
                    () -> new ParameterStore(client, "/caravel/ada", () -> {}).put(Document.of("waits", "{}")),
                    "cannot write /caravel/ada/waits: AWS did not answer in time; it may have been carried out.");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(SsmFailure.of("read", "/a", SdkClientException.create("Unable to load credentials from any …")))
                .hasMessage("cannot read /a: no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                        + " AWS_PROFILE, or give the machine a role");
        assertThat(SsmFailure.of("open", "Parameter Store", SdkClientException.create("Unable to load region from")))
                .hasMessage("cannot open Parameter Store: no AWS region; set AWS_REGION");
    }

    private static void fails(Runnable call, String line) {
        Assertions.assertThatThrownBy(call::run)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(line)
                .message()
                .doesNotContain("\n");
    }
}
