package dev.caravel.paper.api;

import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Trader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every method of the exchange by its name in the path. The results are JSON texts. */
public final class Methods {
    private final Map<String, Function<Arguments, String>> open = new HashMap<>();
    private final Map<String, Private> closed = new HashMap<>();

    /**
     * A method that needs a signature.
     *
     * @param changes whether it changes orders, and so belongs into the journal
     */
    public record Private(Permission permission, boolean changes, BiFunction<Trader, Arguments, String> body) {}

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
        return new Private(permission, false, body);
    }

    /** A method that changes orders. */
    static Private change(Permission permission, BiFunction<Trader, Arguments, String> body) {
        return new Private(permission, true, body);
    }

    /** The names of all. */
    public Set<String> names() {
        return Stream.concat(open.keySet().stream(), closed.keySet().stream()).collect(Collectors.toSet());
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
