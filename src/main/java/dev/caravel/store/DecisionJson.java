package dev.caravel.store;

import dev.caravel.market.Coin;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Decision.Why;
import dev.caravel.strategy.Reason;
import dev.caravel.strategy.Score;
import java.util.Optional;

/** A decision with its reason, score and figures, as JSON. Scores are rounded to four decimals; NaN is left out. */
final class DecisionJson {
    private static final double FOUR_DECIMALS = 1e4;

    private DecisionJson() {}

    static Form write(Decision decision) {
        Form form = new Form().with("coin", decision.coin());
        switch (decision) {
            case Decision.Buy buy ->
                form.with("kind", "buy").with("limit", buy.limit()).with("volume", buy.volume());
            case Decision.Sell sell ->
                form.with("kind", "sell")
                        .with("limit", sell.limit())
                        .with("volume", sell.volume())
                        .with("post", sell.postOnly())
                        .with("stop", Optional.of(true).filter(_ -> sell.stop()));
            case Decision.Edit edit ->
                form.with("kind", "edit")
                        .with("side", edit.side())
                        .with("txid", edit.txid())
                        .with("to", edit.to().map(DecisionJson::amendment));
            case Decision.Hold hold -> form.with("kind", "hold");
        }
        Why why = decision.why();
        return form.with("reason", why.reason().name())
                .with("detail", Optional.of(why.detail()).filter(detail -> !detail.isEmpty()))
                .with("score", why.score().map(DecisionJson::score));
    }

    static Decision read(Fields fields) {
        Coin coin = fields.value("coin", Coin::new);
        Why why = new Why(
                fields.value("reason", Reason::valueOf),
                fields.optionalPart("score", DecisionJson::score),
                fields.optional("detail", detail -> detail).orElse(""));
        String kind = fields.text("kind");
        return switch (kind) {
            case "buy" ->
                new Decision.Buy(coin, fields.value("limit", Price::of), fields.value("volume", Volume::of), why);
            case "sell" ->
                new Decision.Sell(
                        coin,
                        fields.optional("limit", Price::of),
                        fields.value("volume", Volume::of),
                        fields.flag("post"),
                        fields.optional("stop", Boolean::parseBoolean).orElse(false),
                        why);
            case "edit" ->
                new Decision.Edit(
                        coin,
                        fields.word("side", Side.class),
                        fields.text("txid"),
                        fields.optionalPart("to", DecisionJson::amendment),
                        why);
            case "hold" -> new Decision.Hold(coin, why);
            default -> throw new StoreException("journal: a decision called '" + kind + "' is unknown");
        };
    }

    private static Form amendment(Decision.Amendment to) {
        return new Form().with("limit", to.limit()).with("volume", to.volume()).with("post", to.postOnly());
    }

    private static Decision.Amendment amendment(Fields fields) {
        return new Decision.Amendment(
                fields.optional("limit", Price::of), fields.optional("volume", Volume::of), fields.flag("post"));
    }

    private static Form score(Score score) {
        return new Form()
                .with("total", rounded(score.total()))
                .with("momentum", rounded(score.momentum()))
                .with("turbulence", rounded(score.turbulence()))
                .with("s1", rounded(score.scaled1h()))
                .with("s24", rounded(score.scaled24h()))
                .with("s7", rounded(score.scaled7d()));
    }

    private static Score score(Fields fields) {
        return new Score(
                number(fields, "total"),
                number(fields, "momentum"),
                number(fields, "turbulence"),
                number(fields, "s1"),
                number(fields, "s24"),
                number(fields, "s7"));
    }

    static Optional<Double> rounded(double value) {
        return Double.isFinite(value)
                ? Optional.of(Math.rint(value * FOUR_DECIMALS) / FOUR_DECIMALS)
                : Optional.empty();
    }

    static double number(Fields fields, String name) {
        return fields.optional(name, Double::parseDouble).orElse(Double.NaN);
    }
}
