package dev.caravel.paper.api;

import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Trader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every method of the exchange by its name in the path. The results are JSON texts. */
public final class Methods {
    /** The method that tells what a key may do. Every key may ask it, and no engine is needed to answer. */
    public static final String KEY_INFO = "GetApiKeyInfo";

    private static final Set<String> REBASED = Set.of("rebased", "base");

    private final Map<String, Function<Arguments, String>> open = new HashMap<>();
    private final Map<String, Private> closed = new HashMap<>();

    /** What a private method does to orders. */
    public enum Effect {
        NONE,
        CHANGE,
        /** It changes them unless the request says {@code validate}. */
        CHANGE_UNLESS_VALIDATED
    }

    /** A method that needs a signature. */
    public record Private(Permission permission, Effect effect, BiFunction<Trader, Arguments, String> body) {
        /** Whether it is about changing orders, and is counted as that. */
        public boolean isTrading() {
            return effect != Effect.NONE;
        }

        /** Whether the request has changed orders when it is answered, and so belongs into the journal. */
        public boolean changes(Arguments arguments) {
            return switch (effect) {
                case NONE -> false;
                case CHANGE -> true;
                case CHANGE_UNLESS_VALIDATED -> !arguments.isTrue("validate");
            };
        }
    }

    /** The methods of this engine. */
    public Methods(Engine engine) {
        open.putAll(new MarketMethods(engine).methods());
        open.putAll(new TapeMethods(engine).methods());
        open.putAll(new ListingMethods(engine).methods());
        closed.putAll(new FundsMethods(engine).methods());
        closed.putAll(new FeeMethods(engine).methods());
        closed.putAll(new LedgerMethods(engine).methods());
        closed.putAll(new OrderMethods().methods());
        closed.putAll(new TradeMethods().methods());
        closed.putAll(new SessionMethods(engine).methods());
        closed.putAll(new TradingMethods(engine).methods());
        closed.putAll(new BatchMethods(engine).methods());
        closed.putAll(new EditMethods(engine).methods());
        closed.putAll(new CancelMethods(engine).methods());
    }

    /** A method that only looks. */
    static Private read(Permission permission, BiFunction<Trader, Arguments, String> body) {
        return new Private(permission, Effect.NONE, (trader, arguments) -> {
            // it changes only how tokenised assets are counted
            if (arguments
                    .text("rebase_multiplier")
                    .filter(word -> !REBASED.contains(word))
                    .isPresent()) {
                throw Refusal.argument("rebase_multiplier");
            }
            return body.apply(trader, arguments);
        });
    }

    /** A method that changes orders. */
    static Private change(Permission permission, BiFunction<Trader, Arguments, String> body) {
        return new Private(permission, Effect.CHANGE, body);
    }

    /** A method that changes orders, or only checks them. */
    static Private changeOrCheck(Permission permission, BiFunction<Trader, Arguments, String> body) {
        return new Private(permission, Effect.CHANGE_UNLESS_VALIDATED, body);
    }

    /** The names of all. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(Set.of(KEY_INFO));
        names.addAll(open.keySet());
        names.addAll(closed.keySet());
        return names;
    }

    /** A method that anybody may call. */
    public Optional<Function<Arguments, String>> publicMethod(String name) {
        return Optional.ofNullable(open.get(name));
    }

    /** A method for the owner of a key. */
    public Optional<Private> privateMethod(String name) {
        return Optional.ofNullable(closed.get(name));
    }
}
