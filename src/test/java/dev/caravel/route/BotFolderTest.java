package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.settings.Settings;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotFolderTest {
    @TempDir
    Path folder;

    @Test
    void aStateMadeWithRealMoneyIsNotTradedWithOnPaper() throws IOException {
        Settings paper = Bot.settings(folder, List.of());
        Files.createDirectories(BotFolder.of(paper));
        Files.writeString(BotFolder.of(paper).resolve("exchange"), "kraken");

        assertThatThrownBy(() -> BotFolder.belongTo(paper))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("belongs to caravel.exchange=kraken and not to paper");
    }

    @Test
    void aNewStateBelongsToTheExchangeThatItIsFirstUsedWith() throws IOException {
        Settings paper = Bot.settings(folder, List.of());
        Files.createDirectories(BotFolder.of(paper));

        assertThatCode(() -> {
                    BotFolder.belongTo(paper);
                    BotFolder.belongTo(paper);
                })
                .doesNotThrowAnyException();
    }
}
