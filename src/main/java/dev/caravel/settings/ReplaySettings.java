package dev.caravel.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The market that is played when {@code caravel.quotes=replay}.
 *
 * @param folder of recorded candles, absolute; empty: a generated market
 * @param seed of the generated market
 * @param start when the played time begins; empty if nobody says
 */
public record ReplaySettings(Optional<Path> folder, int seed, Optional<Instant> start) {
    private static final String GENERATED = "generated";

    static final Setting<Path> MARKET = Setting.of(
            "caravel.replay.market",
            Kind.path("generated, or a folder of candles"),
            GENERATED,
            "The market that is played: made from the seed, or recorded.");
    static final Setting<Integer> SEED =
            Setting.of("caravel.replay.seed", Kind.whole(0, 999_999_999, ""), "1", "The seed of the generated market.");
    static final Setting<Optional<Instant>> START = Setting.of(
            "caravel.replay.start",
            Kind.optional(Kind.instant()),
            "",
            "When the played time begins; nothing means eight days after a recording's first candle; if generated,"
                    + " 2026-01-01T00:00:00Z, or in real time the bot's first start.");

    static final Group GROUP = Group.of("The market that is played (caravel.quotes=replay)", MARKET, SEED, START);

    static ReplaySettings of(Values values) {
        Path market = values.of(MARKET);
        boolean isGenerated = market.toString().equals(GENERATED);
        return new ReplaySettings(
                isGenerated ? Optional.empty() : Optional.of(values.inHome(market)), values.of(SEED), values.of(START));
    }
}
