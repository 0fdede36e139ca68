package dev.caravel.route;

import dev.caravel.replay.RecordedMarket;
import dev.caravel.replay.ReplayMarket;
import dev.caravel.settings.ReplaySettings;
import dev.caravel.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that a market can be played for.
 *
 * @param first the first candle
 * @param start where the played time begins: as set, else when a recording has enough history
 * @param end where the last candle ends; a generated market has no end
 */
public record Playable(Instant first, Instant start, Optional<Instant> end) {
    /** Changes over seven days need that much history, and a little more where a recording has gaps. */
    static final Duration HISTORY = Duration.ofDays(8);

    private static final Instant START_OF_GENERATED = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * Of the market that the settings name; a recording is read for it.
     *
     * @throws dev.caravel.replay.RecordingException if it cannot be played
     */
    public static Playable of(Settings settings) {
        ReplaySettings replay = settings.replay();
        return replay.folder()
                .map(folder -> of(folder, settings))
                .orElseGet(() -> generated(replay.start().orElse(START_OF_GENERATED)));
    }

    private static Playable of(Path folder, Settings settings) {
        ReplayMarket market = RecordedMarket.read(folder, settings.trader().whitelist());
        Instant first = market.start();
        return new Playable(
                first,
                settings.replay().start().orElseGet(() -> first.plus(HISTORY)),
                Optional.of(first.plus(market.interval().multipliedBy(market.length()))));
    }

    private static Playable generated(Instant start) {
        return new Playable(start.minus(HISTORY), start, Optional.empty());
    }
}
