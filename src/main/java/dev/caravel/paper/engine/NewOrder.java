package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An order that somebody asks for (AddOrder).
 *
 * @param volume in coins; in dollars with {@code VIQC}
 * @param display how much of an iceberg the others see
 * @param close what is placed the other way round for whatever this order fills
 * @param clientId the client's own id, unique among the open orders of the account
 * @param userref the client's label
 * @param deadline after which it must not be placed
 * @param validate only check it
 */
public record NewOrder(
        Pit pit,
        Side side,
        Pricing pricing,
        Volume volume,
        Optional<Volume> display,
        Validity validity,
        Set<OrderFlag> flags,
        SelfTrade selfTrade,
        Optional<Pricing> close,
        Optional<String> clientId,
        OptionalInt userref,
        Optional<Instant> deadline,
        boolean validate) {

    /** An order with nothing said but what it must have. */
    public static NewOrder of(Pit pit, Side side, Pricing pricing, Volume volume) {
        return new NewOrder(
                pit,
                side,
                pricing,
                volume,
                Optional.empty(),
                Validity.UNTIL_CANCELLED,
                Set.of(),
                SelfTrade.CANCEL_NEWEST,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false);
    }

    /** Takes what is there. */
    public static NewOrder market(Pit pit, Side side, Volume volume) {
        return of(pit, side, Pricing.MARKET, volume);
    }

    /** Rests where it cannot be filled at the price or better. */
    public static NewOrder limit(Pit pit, Side side, Volume volume, Price price) {
        return of(pit, side, Pricing.limit(price), volume);
    }

    public OrderType type() {
        return pricing.type();
    }

    /** Whether a flag is set. */
    public boolean has(OrderFlag flag) {
        return flags.contains(flag);
    }

    /** The same order for so much, shown as it says. */
    public NewOrder with(Volume changed, Optional<Volume> shown) {
        return new NewOrder(
                pit, side, pricing, changed, shown, validity, flags, selfTrade, close, clientId, userref, deadline,
                validate);
    }
}
