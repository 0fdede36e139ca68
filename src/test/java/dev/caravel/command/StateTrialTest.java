package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.doctor.Finding;
import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.FileStore;
import dev.caravel.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTrialTest {

    /** A store in memory, for those that misbehave. */
    private static class Shelf implements DocumentStore {
        private final Map<String, String> documents = new TreeMap<>();

        @Override
        public Map<String, String> all() {
            return documents;
        }

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(documents.get(name));
        }

        @Override
        public void put(Document document) {
            if (document.gone()) {
                documents.remove(document.name());
            } else {
                documents.put(document.name(), document.json());
            }
        }

        @Override
        public boolean create(Document document) {
            return documents.putIfAbsent(document.name(), document.json()) == null;
        }
    }

    @Test
    void aStoreThatDoesWhatItShallIsGoodAndLeftAsItWas(@TempDir Path folder) {
        FileStore files = new FileStore(folder, false);
        Finding finding = StateTrial.of(files, "here");
        assertThat(finding.status()).isEqualTo(Finding.Status.OK);
        assertThat(files.all()).isEmpty();
        Shelf shelf = new Shelf();
        assertThat(StateTrial.of(shelf, "here").status()).isEqualTo(Finding.Status.OK);
        assertThat(shelf.all()).isEmpty();
    }

    @Test
    void aStoreThatLetsTwoCreateTheSameFails() {
        Finding finding = StateTrial.of(
                new Shelf() {
                    @Override
                    public boolean create(Document document) {
                        put(document);
                        return true;
                    }
                },
                "here");
        assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
        assertThat(finding.text()).isEqualTo("here: what is there can be created once more");
    }

    @Test
    void aStoreThatReadsSomethingElseFails() {
        Finding finding = StateTrial.of(
                new Shelf() {
                    @Override
                    public Optional<String> read(String name) {
                        return Optional.of("{}");
                    }
                },
                "here");
        assertThat(finding.text()).isEqualTo("here: what was written is not what is read");
    }

    @Test
    void whatIsNotAllowedIsTold() {
        Finding finding = StateTrial.of(
                new Shelf() {
                    @Override
                    public boolean create(Document document) {
                        throw new StoreException("cannot write /caravel/x: allow ssm:PutParameter");
                    }
                },
                "here");
        assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
        assertThat(finding.remedy()).contains("allow ssm:PutParameter");
    }
}
