package dev.caravel.store.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.aws.SsmStub;
import dev.caravel.aws.SsmStub.Mishap;
import dev.caravel.store.Document;
import dev.caravel.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Documents in Parameter Store, when all is well and when it is not. */
@Execution(ExecutionMode.CONCURRENT)
class ParameterStoreTest {
    private static final String PATH = "/caravel/ada";
    private static final String WAITS = PATH + "/waits";

    private final SsmStub aws = SsmStub.started();
    private final SsmClient client = ParameterClient.open(Optional.of(aws.endpoint()), Duration.ofSeconds(12));
    private ParameterStore store;
    private int pauses;

    @BeforeEach
    void open() {
        store = new ParameterStore(client, PATH, () -> pauses++);
    }

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Test
    void aDocumentIsAParameterOfItsName() {
        store.put(Document.of("positions/BTC-1", "{\"schema\":1}"));
        store.put(Document.of("waits", "{}"));
        store.put(Document.of("waits", "{\"schema\":1,\"recent\":\"é\"}"));

        assertThat(aws.shelf().values())
                .isEqualTo(
                        Map.of(PATH + "/positions/BTC-1", "{\"schema\":1}", WAITS, "{\"schema\":1,\"recent\":\"é\"}"));
        assertThat(store.read("waits")).contains("{\"schema\":1,\"recent\":\"é\"}");
        assertThat(store.read("guards")).isEmpty();
        assertThat(store.all()).containsOnlyKeys("positions/BTC-1", "waits");
    }

    @Test
    void allDocumentsAreReadThroughSmallAndEmptyPagesAndNothingElse() {
        Map<String, String> documents = new TreeMap<>();
        for (int i = 10; i < 35; i++) {
            documents.put("trades/2026-" + i, "{\"schema\":" + i + "}");
        }
        documents.forEach((name, text) -> store.put(Document.of(name, text)));
        aws.shelf().put(PATH + "/secret/kraken.key", "SecureString", "plain");
        aws.shelf().put("/caravel/adam/waits", "String", "{}");
        aws.shelf().pages(3);
        aws.shelf().emptyPages();

        assertThat(store.all()).isEqualTo(documents);
        assertThat(new ParameterStore(client, PATH, () -> {}).all()).isEqualTo(documents);
        assertThat(new ParameterStore(client, "/caravel/nobody", () -> {}).all())
                .isEmpty();
    }

    @Test
    void aDocumentThatIsGoneIsDeleted() {
        store.put(Document.of("waits", "{}"));

        store.put(Document.gone("waits"));
        store.put(Document.gone("never-there"));

        assertThat(aws.shelf().values()).isEmpty();
        assertThat(store.read("waits")).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aDocumentIsCreatedOnce() {
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"a\"}"))).isTrue();
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"b\"}"))).isFalse();

        assertThat(store.read("lease/1")).contains("{\"owner\":\"a\"}");
    }

    @Test
    void aCreationWhoseAnswerWasLostIsWonAllTheSame() {
        aws.next("PutParameter", Mishap.answerLost());

        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"a\"}"))).isTrue();
        assertThat(aws.calls("PutParameter")).hasSize(2);
    }

    @Test
    void aCreationThatCannotBeReadBackIsNotTakenForLost() {
        store.create(Document.of("lease/1", "{\"owner\":\"a\"}"));
        aws.shelf().stale(PATH + "/lease/1", 100);
        ParameterStore other = new ParameterStore(client, PATH, () -> pauses++);

        assertThatThrownBy(() -> other.create(Document.of("lease/1", "{\"owner\":\"b\"}")))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "cannot write /caravel/ada/lease/1: AWS says that it exists and shows none; it is tried again"
                                + " at the next run");
        aws.shelf().stale(PATH + "/lease/1", 2);
        assertThat(other.create(Document.of("lease/1", "{\"owner\":\"b\"}"))).isFalse();
    }

    @Test
    void throttledCallsAreRepeated() {
        aws.next("PutParameter", Mishap.throttled(), Mishap.error(400, "TooManyUpdates"), Mishap.throttled());
        aws.next(
                "GetParametersByPath",
                Mishap.error(429, "ThrottlingException"),
                Mishap.error(500, "InternalServerError"));

        store.put(Document.of("waits", "{}"));

        assertThat(store.all()).containsOnlyKeys("waits");
        assertThat(aws.calls("PutParameter")).hasSize(4);
    }

    @Test
    void whatIsThrottledForTooLongIsSaidInOneLine() {
        aws.next(
                "PutParameter",
                java.util.Collections.nCopies(6, Mishap.throttled()).toArray(Mishap[]::new));

        assertThatThrownBy(() -> store.put(Document.of("waits", "{}")))
                .isInstanceOf(StoreException.class)
                .hasMessage("cannot write /caravel/ada/waits: AWS says ThrottlingException (as the test wants it); too"
                        + " many calls in this account and region; it is tried again at the next run");
    }

    @Test
    void aPutWhoseAnswerWasLostIsRepeated() {
        aws.next("PutParameter", Mishap.answerLost());

        store.put(Document.of("waits", "{}"));

        assertThat(aws.calls("PutParameter")).hasSize(2);
        assertThat(store.read("waits")).contains("{}");
    }

    @Test
    void anOldVersionIsReadAgainUntilItIsTheNewOne() {
        store.put(Document.of("waits", "{\"schema\":1}"));
        store.put(Document.of("waits", "{\"schema\":2}"));
        aws.shelf().stale(WAITS, 2);
        assertThat(store.read("waits")).contains("{\"schema\":2}");

        aws.shelf().stale(WAITS, 2);
        assertThat(store.all()).containsEntry("waits", "{\"schema\":2}");
        assertThat(pauses).isEqualTo(4);
    }

    @Test
    void anOldVersionThatStaysIsNeverActedOn() {
        store.put(Document.of("waits", "{\"schema\":1}"));
        store.put(Document.of("waits", "{\"schema\":2}"));
        aws.shelf().stale(WAITS, 100);

        assertThatThrownBy(() -> store.read("waits"))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "cannot read /caravel/ada/waits: AWS shows version 1 and there was version 2; nothing was done"
                                + " with it. If somebody has deleted it, start again");
        assertThatThrownBy(store::all)
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "cannot read /caravel/ada: AWS still shows old versions of waits; nothing was done with them,"
                                + " it is tried again at the next run");
    }

    @Test
    void aNewDocumentThatIsNotShownYetIsReadAgain() {
        store.put(Document.of("control", "{}"));
        aws.shelf().stale(PATH + "/control", 1);
        assertThat(store.read("control")).contains("{}");
        aws.shelf().stale(PATH + "/control", 1);
        assertThat(store.all()).containsOnlyKeys("control");

        aws.shelf().stale(PATH + "/control", 100);
        assertThatThrownBy(() -> store.read("control"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("AWS shows none and there was version 1");
    }

    @Test
    void aDeletedDocumentThatIsStillShownIsNotThere() {
        store.put(Document.of("positions/BTC-1", "{}"));
        store.put(Document.gone("positions/BTC-1"));
        aws.shelf().stale(PATH + "/positions/BTC-1", 2);

        assertThat(store.all()).isEmpty();
    }

    @Test
    void whatAnotherCopyDeletedIsGone() {
        ParameterStore other = new ParameterStore(client, PATH, () -> {});
        store.put(Document.of("positions/BTC-1", "{}"));

        other.put(Document.gone("positions/BTC-1"));

        assertThat(store.all()).isEmpty();
        assertThat(store.read("positions/BTC-1")).isEmpty();
    }

    @Test
    void valuesThatParameterStoreRefusesNeverLeave() {
        assertThatThrownBy(() -> store.put(Document.of("waits", "{\"a\":{{}}")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("two braces");
        assertThatThrownBy(() -> Document.of("waits", "é".repeat(2048))).isInstanceOf(StoreException.class);
        store.put(Document.of("waits", "é".repeat(2047)));
        assertThat(aws.calls("PutParameter")).hasSize(1);
    }
}
