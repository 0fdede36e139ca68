package dev.caravel.paper.server;

import dev.caravel.paper.fault.Call;
import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.fault.Reply;
import dev.caravel.paper.limit.PublicLimit;
import java.util.Optional;

/** Lets calls through to the exchange, unless an address asks too often in public. Any thread. */
record Door(FaultyExchange exchange, Optional<PublicLimit> publicCalls) {
    private static final String PUBLIC = "/0/public/";

    Reply call(Call call, String address) {
        boolean isAllowed = !call.path().startsWith(PUBLIC)
                || publicCalls
                        .map(limit -> limit.allows(address, exchange.clock().instant()))
                        .orElse(true);
        return isAllowed ? exchange.call(call) : Reply.error("EGeneral:Too many requests");
    }
}
