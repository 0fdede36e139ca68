package dev.caravel.store.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.Moto;
import dev.caravel.store.Document;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The same against an emulator that nobody here wrote. */
class MotoStoreTest {
    private String path;
    private SsmClient client;
    private ParameterStore store;

    @BeforeEach
    void open() {
        Moto moto = Moto.running();
        path = "/caravel/" + Moto.newBot();
        client = ParameterClient.open(Optional.of(moto.endpoint()), Duration.ofSeconds(30));
        store = new ParameterStore(client, path, () -> {});
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void keepsWhatIsPutAndForgetsWhatIsGone() {
        Map<String, String> documents = new TreeMap<>();
        for (int i = 10; i < 35; i++) {
            documents.put("trades/2026-" + i, "{\"schema\":" + i + "}");
        }
        documents.forEach((name, text) -> store.put(Document.of(name, text)));
        store.put(Document.of("waits", "{}"));
        store.put(Document.gone("waits"));
        store.put(Document.gone("waits"));

        assertThat(store.all()).isEqualTo(documents);
        assertThat(new ParameterStore(client, path, () -> {}).all()).isEqualTo(documents);
        assertThat(store.read("trades/2026-12")).contains("{\"schema\":12}");
        assertThat(store.read("waits")).isEmpty();
    }

    @Test
    void createsOnce() {
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"a\"}"))).isTrue();
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"b\"}"))).isFalse();
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"a\"}")))
                .as("a repetition")
                .isTrue();
    }

    @Test
    void decryptsSecrets() {
        client.putParameter(request -> request.name(path + "/secret/kraken.key")
                .type(ParameterType.SECURE_STRING)
                .value("plain"));

        assertThat(SecretParameters.read(client, List.of(path + "/secret/kraken.key", path + "/secret/kraken.secret")))
                .isEqualTo(Map.of(path + "/secret/kraken.key", "plain"));
        assertThat(store.all()).isEmpty();
    }
}
