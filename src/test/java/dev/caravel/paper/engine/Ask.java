package dev.caravel.paper.engine;

import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An order that a test puts together. */
final class Ask {
    private final Pit pit;
    private final Side side;
    private final OrderType type;
    private final Volume volume;
    private Optional<PriceTerm> price = Optional.empty();
    private Optional<PriceTerm> price2 = Optional.empty();
    private TriggerSignal signal = TriggerSignal.LAST;
    private Optional<Volume> display = Optional.empty();
    private TimeInForce timeInForce = TimeInForce.GTC;
    private Optional<Instant> starts = Optional.empty();
    private Optional<Instant> expires = Optional.empty();
    private final Set<OrderFlag> flags = EnumSet.noneOf(OrderFlag.class);
    private SelfTrade selfTrade = SelfTrade.CANCEL_NEWEST;
    private Optional<Pricing> close = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private OptionalInt userref = OptionalInt.empty();

    Ask(Pit pit, Side side, OrderType type, String volume) {
        this.pit = pit;
        this.side = side;
        this.type = type;
        this.volume = Volume.of(volume);
    }

    private static Optional<PriceTerm> term(String text) {
        return Optional.of(PriceTerm.of(text).orElseThrow());
    }

    Ask at(String text) {
        price = term(text);
        return this;
    }

    Ask then(String text) {
        price2 = term(text);
        return this;
    }

    Ask byIndex() {
        signal = TriggerSignal.INDEX;
        return this;
    }

    Ask showing(String amount) {
        display = Optional.of(Volume.of(amount));
        return this;
    }

    Ask in(TimeInForce force) {
        timeInForce = force;
        return this;
    }

    Ask from(Instant time) {
        starts = Optional.of(time);
        return this;
    }

    Ask until(Instant time) {
        expires = Optional.of(time);
        timeInForce = TimeInForce.GTD;
        return this;
    }

    Ask with(OrderFlag flag) {
        flags.add(flag);
        return this;
    }

    Ask preventing(SelfTrade rule) {
        selfTrade = rule;
        return this;
    }

    Ask closing(OrderType closeType, String first) {
        close = Optional.of(new Pricing(closeType, term(first), Optional.empty(), TriggerSignal.LAST));
        return this;
    }

    Ask named(String id) {
        clientId = Optional.of(id);
        return this;
    }

    Ask labelled(int label) {
        userref = OptionalInt.of(label);
        return this;
    }

    NewOrder order() {
        return new NewOrder(
                pit,
                side,
                new Pricing(type, price, price2, signal),
                volume,
                display,
                new Validity(timeInForce, starts, expires),
                Set.copyOf(flags),
                selfTrade,
                close,
                clientId,
                userref,
                Optional.empty(),
                false);
    }
}
