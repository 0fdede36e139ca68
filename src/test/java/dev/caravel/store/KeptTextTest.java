package dev.caravel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTextTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheLastText() {
        KeptText kept = new KeptText(folder.resolve("coinmarketcap.reply"));
        assertThat(kept.read()).isEmpty();
        kept.keep("one");
        kept.keep("two");

        assertThat(new KeptText(folder.resolve("coinmarketcap.reply")).read()).contains("two");
        assertThat(folder).isDirectoryContaining("glob:**coinmarketcap.reply");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void isNoDocument() {
        new KeptText(folder.resolve("coinmarketcap.reply")).keep("{}");

        assertThat(new FileStore(folder, false).all()).isEmpty();
    }

    @Test
    void saysWhereItCannotWrite() {
        KeptText kept = new KeptText(folder.resolve("none").resolve("coinmarketcap.reply"));

        assertThatThrownBy(() -> kept.keep("one"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("none");
    }
}
