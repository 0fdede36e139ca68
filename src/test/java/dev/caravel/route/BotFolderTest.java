package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.route.state.BotState;
import dev.caravel.settings.Settings;
import dev.caravel.store.ExchangeDocument;
import dev.caravel.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotFolderTest {
    @TempDir
    Path folder;

    @Test
    void aStateMadeWithRealMoneyIsNotTradedWithOnPaper() {
        Settings paper = Bot.settings(folder, List.of());
        BotState state = BotState.of(paper.whereabouts(), false);
        new ExchangeDocument(state.documents()).write("kraken");

        assertThatThrownBy(() -> BotFolder.belongTo(paper, state, true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("belongs to caravel.exchange=kraken and not to paper");
    }

    @Test
    void aNewStateBelongsToTheExchangeThatItIsFirstUsedWith() {
        Settings paper = Bot.settings(folder, List.of());
        BotState state = BotState.of(paper.whereabouts(), false);

        assertThatCode(() -> {
                    BotFolder.belongTo(paper, state, true);
                    BotFolder.belongTo(paper, state, true);
                })
                .doesNotThrowAnyException();
        assertThat(new ExchangeDocument(state.documents()).read()).contains("paper");
    }
}
