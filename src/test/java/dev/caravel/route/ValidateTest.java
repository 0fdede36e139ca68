package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.route.KrakenStub.Call;
import dev.caravel.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With {@code caravel.live=validate} the whole bot runs, and not one order is ever placed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ValidateTest {
    @TempDir
    Path folder;

    @Test
    void everyOrderIsCheckedAndNoneIsPlaced() throws Exception {
        try (Bot bot = Bot.started(folder, "caravel.live=validate", "caravel.wait.cycles=1")) {
            for (int i = 0; i < 6; i++) {
                bot.cycle();
                bot.watchAfter(Duration.ofMinutes(5));
            }

            List<Call> orders = bot.kraken().calls("AddOrder");
            assertThat(orders).as("a buy is waited for as usual").hasSize(3);
            assertThat(orders).allMatch(call -> call.field("validate").equals("true"));
            assertThat(bot.kraken().calls("AmendOrder")).isEmpty();
            assertThat(bot.kraken().calls("CancelOrder")).isEmpty();
            assertThat(bot.orders()).isEmpty();
            assertThat(bot.book().positions()).isEmpty();
            assertThat(bot.book().trades()).isEmpty();
            assertThat(bot.book().outbox()).isEmpty();
            assertThat(bot.book().doubts().quarantined()).isEmpty();
            assertThat(bot.book().doubts().ghosts()).isEmpty();
            assertThat(bot.trader().deadLetters()).isZero();
            assertThat(bot.runs()).allMatch(run -> run.failure().isEmpty());
            assertThat(journal()).contains("\"outcome\":\"valid\"", "valid, but not placed (buy ");
        }
    }

    private String journal() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("caravel/journal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void aBotThatHoldsSomethingIsNotStarted() throws Exception {
        try (Bot bot = Bot.started(folder)) {
            bot.cycle();
            assertThat(bot.book().positions()).isNotEmpty();
        }

        assertThatThrownBy(() -> Bot.in(folder, "caravel.live=validate"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("would place no stop");
    }
}
