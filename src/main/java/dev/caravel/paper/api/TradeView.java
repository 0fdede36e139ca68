package dev.caravel.paper.api;

import dev.caravel.paper.engine.PaperTrade;
import java.util.List;

/** What a request wants to see as a trade: all that a taker has traded at one moment, or each fill of it. */
enum TradeView {
    CONSOLIDATED,
    FILLS;

    /** As {@code consolidate_taker} says. */
    static TradeView of(Arguments arguments) {
        return arguments.isTrue("consolidate_taker", true) ? CONSOLIDATED : FILLS;
    }

    List<PaperTrade> of(List<PaperTrade> trades) {
        return switch (this) {
            case CONSOLIDATED -> trades;
            case FILLS -> PaperTrade.fills(trades);
        };
    }
}
