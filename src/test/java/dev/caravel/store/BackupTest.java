package dev.caravel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.book.Control;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state in a file, and back. */
class BackupTest {
    private final Memory store = new Memory();
    private final Memory target = new Memory();

    @BeforeEach
    void fill() {
        new ControlDocument(store, warning -> {}).write(new Control(Control.Mode.HALT, Examples.NOON, "ada {{é}}"));
        new NonceCeiling(store).reserve(1000);
        store.put(Document.of("doubts", "{\"schema\":1}"));
        store.put(Document.of("lease/7", "{\"schema\":1}"));
    }

    private Backup backup() {
        return Backup.of("caravel", Examples.NOON, store);
    }

    private Map<String, String> withoutLease() {
        Map<String, String> all = new TreeMap<>(store.all());
        all.remove("lease/7");
        return all;
    }

    @Test
    void everyDocumentComesBackAndTheLeaseDoesNot() {
        Backup read = Backup.read("b.json", backup().text());

        assertThat(read).isEqualTo(backup());
        assertThat(new Restoration(target, "there").restore(read, false)).isEqualTo(3);
        assertThat(target.all()).isEqualTo(withoutLease());
    }

    @Test
    void aFileThatIsNotAsItWasWrittenIsRefused() {
        String text = backup().text();

        for (String broken : List.of(
                text.replace("ada", "eve"),
                text.replaceFirst("\"name\" : \"nonce\"", "\"name\" : \"guards\""),
                text.replaceFirst("(?s)\\{\\s+\"name\" : \"doubts\".*?\\}", "{}"),
                text.substring(0, text.length() / 2),
                "{}")) {
            assertThatThrownBy(() -> Backup.read("b.json", broken))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("b.json");
        }
    }

    @Test
    void aStateThatIsNotEmptyIsReplacedOnlyWhenThatIsSaid() {
        target.put(Document.of("guards", "{\"schema\":1}"));
        target.put(Document.of("lease/1", "{\"schema\":1}"));

        assertThatThrownBy(() -> new Restoration(target, "there").restore(backup(), false))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("there holds 1 documents already: add --replace");
        assertThat(target.all()).containsOnlyKeys("guards", "lease/1");

        new Restoration(target, "there").restore(backup(), true);
        assertThat(target.all()).containsOnlyKeys("control", "nonce", "doubts", "lease/1");
    }

    @Test
    void aNonceIsNeverTakenBack() {
        new NonceCeiling(target).reserve(2000);
        new Restoration(target, "there").restore(backup(), true);
        assertThat(new NonceCeiling(target).read()).isEqualTo(2000);

        new NonceCeiling(target).reserve(500);
        new Restoration(target, "there").restore(backup(), true);
        assertThat(new NonceCeiling(target).read()).isEqualTo(1000);
    }

    @Test
    void nothingIsPutBeforeAllOfItWasUnderstood() {
        store.put(Document.of("waits", "{\"schema\":99}"));

        assertThatThrownBy(() -> new Restoration(target, "there").restore(backup(), false))
                .hasMessageContaining("waits was written by a newer Caravel");
        assertThat(target.all()).isEmpty();
    }

    @Test
    void noBotStartsWithHalfARestore() {
        Breaking breaking = new Breaking(target, 2);

        assertThatThrownBy(() -> new Restoration(breaking, "there").restore(backup(), false))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "1 of 3 changes were made and then: the disk is full; no bot starts with there until the same"
                                + " restore, with --replace, has ended");
        assertThatThrownBy(() -> new Documents(warning -> {}).load(target.all(), Examples.CAPITAL))
                .hasMessageContaining("a restore into this state was begun and has not ended");
        assertThatThrownBy(() -> Backup.of("caravel", Examples.NOON, target)).hasMessageContaining("has not ended");

        new Restoration(target, "there").restore(backup(), true);
        assertThat(target.all()).isEqualTo(withoutLease());
    }

    /** Takes so many puts and no more. */
    private static final class Breaking implements DocumentStore {
        private final Memory store;
        private int left;

        Breaking(Memory store, int left) {
            this.store = store;
            this.left = left;
        }

        @Override
        public Map<String, String> all() {
            return store.all();
        }

        @Override
        public Optional<String> read(String name) {
            return store.read(name);
        }

        @Override
        public void put(Document document) {
            if (left-- <= 0) {
                throw new StoreException("the disk is full");
            }
            store.put(document);
        }

        @Override
        public boolean create(Document document) {
            return store.create(document);
        }
    }
}
