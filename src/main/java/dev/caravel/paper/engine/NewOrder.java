package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An order that somebody asks for (AddOrder).
 *
 * @param limit empty for a market order
 * @param clientId the client's own id, unique among the open orders of the account
 * @param userref the client's label
 * @param post refuse rather than take
 * @param immediate what does not fill at once is cancelled (IOC)
 * @param expires when the exchange ends it
 * @param deadline after which it must not be placed
 * @param validate only check it
 */
public record NewOrder(
        Pit pit,
        Side side,
        Optional<Price> limit,
        Volume volume,
        Optional<String> clientId,
        OptionalInt userref,
        boolean post,
        boolean immediate,
        Optional<Instant> expires,
        Optional<Instant> deadline,
        boolean validate) {}
