package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.replay.VirtualClock;
import dev.caravel.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a generated market begins when nobody says it: making months that nobody looks at would be most of a start. */
class PlayedStartTest {
    private static final Instant FIRST_START = Instant.parse("2026-11-26T00:52:00Z");

    @TempDir
    Path folder;

    @Test
    void aGeneratedMarketBeginsWithItsAccount() {
        assertThat(marketAt(FIRST_START)).contains("start=2026-11-18T00:50:00Z");
    }

    @Test
    void itStaysTheSameAtTheNextStart() {
        String first = marketAt(FIRST_START);

        assertThat(marketAt(FIRST_START.plus(Duration.ofDays(100)))).isEqualTo(first);
    }

    @Test
    void aStartThatIsSetHolds() {
        assertThat(marketAt(FIRST_START, "caravel.replay.start=2026-03-01T00:00:00Z"))
                .contains("start=2026-02-21T00:00:00Z");
    }

    private String marketAt(Instant now, String... more) {
        Settings settings = Bot.settings(folder, List.of(more));
        try (Setup setup = Setup.on(settings, new VirtualClock(now), Setup.Drive.CALLER, false)) {
            return setup.market();
        }
    }
}
