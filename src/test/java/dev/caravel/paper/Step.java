package dev.caravel.paper;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Something that one of three accounts does.
 *
 * @param ticks how far its price is from the last one
 * @param pass seconds that go by before
 * @param dice decides the rest
 */
public record Step(int kind, int account, boolean buy, int ticks, int lots, int pass, long dice) {

    /** Some of them, of kinds from 0 to the last one. */
    public static Arbitrary<List<Step>> some(int lastKind) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, lastKind),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-1500, 1500),
                        Arbitraries.integers().between(1, 15_000),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.longs())
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }
}
