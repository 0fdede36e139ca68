package dev.caravel.strategy;

import dev.caravel.market.Coin;

/** Finds decisions in a verdict. */
final class Decisions {
    private Decisions() {}

    static Decision of(Strategy.Result result, String coin) {
        return result.verdict().decisions().stream()
                .filter(decision -> decision.coin().equals(new Coin(coin)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was decided about " + coin));
    }
}
