package dev.caravel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.caravel.market.Quotes;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The screening itself, over a standing made of plain obstacles. */
class ScreeningOrderTest {
    private static final MarketScore OPEN = new MarketScore(60, 4, true);
    private static final long NOON = Scene.NOON.toEpochMilli();

    private final Quotes quotes = new Scene().cycle().quotes();
    private final Screening screening = new Screening(Classic.RULES);

    /** Obstacles that the standing can put in a coin's way, whatever the quotes are. */
    enum Obstacle {
        UNRESOLVED,
        HELD,
        QUARANTINED,
        GUARD,
        TARGET_NOT_NET,
        NOT_ONLINE,
        NO_TICKER,
        QUOTE_OFF,
        SPREAD,
        COOLDOWN,
        TOO_SMALL,
        CASH,
        RECENTLY_TRADED;

        Reason reason() {
            return Reason.valueOf(name());
        }
    }

    @Property
    void tellsTheFirstObstacleInTheOrderOfTheReasons(@ForAll @Size(4) List<Set<Obstacle>> obstacles) {
        Map<Integer, Reason> found = new java.util.HashMap<>();
        int chosen = screening.choose(
                quotes,
                OPEN,
                new Obstructed(obstacles),
                (coin, reason) -> assertThat(found.put(coin, reason)).isNull());
        assertThat(found).hasSize(4);
        for (int coin = 0; coin < 4; coin++) {
            if (!obstacles.get(coin).isEmpty()) {
                Reason first = obstacles.get(coin).stream()
                        .map(Obstacle::reason)
                        .min(Reason::compareTo)
                        .orElseThrow();
                assertThat(found.get(coin)).isEqualTo(first);
            } else {
                assertThat(found.get(coin))
                        .isIn(
                                coin == chosen
                                        ? Set.of(Reason.BEST_SCORE, Reason.BACKUP_COIN)
                                        : Set.of(Reason.OUTSCORED));
            }
        }
        boolean anyFree = obstacles.stream().anyMatch(Set::isEmpty);
        assertThat(chosen != Screening.NONE).isEqualTo(anyFree);
    }

    @Test
    void makesNoObjects() {
        Standing free = new Obstructed(List.of(Set.of(), Set.of(), Set.of(), Set.of()));
        MarketScorer marketScorer = new MarketScorer(Classic.RULES);
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        Screening.Sink sink = (_, reason) -> counts.put(reason, 1);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 10_000;
        look(marketScorer, free, sink, rounds);
        long before = thread.getCurrentThreadAllocatedBytes();
        look(marketScorer, free, sink, rounds);
        long aRound = (thread.getCurrentThreadAllocatedBytes() - before) / rounds;
        assertThat(aRound)
                .as("bytes for one market score and nothing for coins")
                .isLessThanOrEqualTo(32);
    }

    private void look(MarketScorer marketScorer, Standing standing, Screening.Sink sink, int rounds) {
        for (int round = 0; round < rounds; round++) {
            screening.choose(quotes, marketScorer.look(quotes, NOON, true), standing, sink);
        }
    }

    /** Coins with these obstacles in their way, and nothing else. */
    private record Obstructed(List<Set<Obstacle>> obstacles) implements Standing {

        private boolean has(int coin, Obstacle obstacle) {
            return obstacles.get(coin).contains(obstacle);
        }

        @Override
        public long now() {
            return NOON;
        }

        @Override
        public long cycle() {
            return NOON;
        }

        @Override
        public long interval() {
            return Scene.INTERVAL.toMillis();
        }

        @Override
        public boolean allowsBuys() {
            return true;
        }

        @Override
        public int positions() {
            return 0;
        }

        @Override
        public long lastBuy() {
            return NEVER;
        }

        @Override
        public boolean isUnresolved(int coin) {
            return has(coin, Obstacle.UNRESOLVED);
        }

        @Override
        public boolean isHeld(int coin) {
            return has(coin, Obstacle.HELD);
        }

        @Override
        public boolean isQuarantined(int coin) {
            return has(coin, Obstacle.QUARANTINED);
        }

        @Override
        public boolean isLocked(int coin) {
            return has(coin, Obstacle.GUARD);
        }

        @Override
        public boolean isTargetNet(int coin) {
            return !has(coin, Obstacle.TARGET_NOT_NET);
        }

        @Override
        public boolean isOnline(int coin) {
            return !has(coin, Obstacle.NOT_ONLINE);
        }

        @Override
        public double mid(int coin) {
            if (has(coin, Obstacle.NO_TICKER)) {
                return Double.NaN;
            }
            return has(coin, Obstacle.QUOTE_OFF) ? 1 : coin == 3 ? 0.000010005 : 100;
        }

        @Override
        public double spread(int coin) {
            return has(coin, Obstacle.SPREAD) ? 1 : 0.1;
        }

        @Override
        public long lastClosed(int coin) {
            return has(coin, Obstacle.COOLDOWN) ? NOON : NEVER;
        }

        @Override
        public int boughtSince(int coin) {
            return has(coin, Obstacle.RECENTLY_TRADED) ? 0 : Integer.MAX_VALUE;
        }

        @Override
        public boolean isLargeEnough(int coin) {
            return !has(coin, Obstacle.TOO_SMALL);
        }

        @Override
        public boolean isAffordable(int coin) {
            return !has(coin, Obstacle.CASH);
        }
    }
}
