package dev.caravel.paper.api;

import dev.caravel.market.Price;
import dev.caravel.paper.engine.OrderFlag;
import dev.caravel.paper.engine.PaperOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words in an order's record that say more than its status. */
final class OrderWords {
    private OrderWords() {}

    /** What has happened to it on its way. */
    static String misc(PaperOrder order) {
        List<String> words = new ArrayList<>();
        if (order.isTriggered()) {
            words.add(order.type().isTakeProfit() ? "touched" : "stopped");
        }
        if (!order.isOpen()
                && order.executed().isPositive()
                && order.remaining().isPositive()) {
            words.add("partial");
        }
        if (order.isAmended()) {
            words.add("amended");
        }
        return String.join(",", words);
    }

    /** Its flags; in which of the two the fee is taken is always said, since clients read it here. */
    static String flags(PaperOrder order) {
        List<String> words = new ArrayList<>();
        for (OrderFlag flag : OrderFlag.values()) {
            boolean usual = flag == OrderFlag.FCIQ && !order.request().has(OrderFlag.FCIB);
            if (usual || order.request().has(flag)) {
                words.add(flag.word());
            }
        }
        return String.join(",", words);
    }

    /** The limit price once it is triggered; before that, for a trailing stop, the extreme that it trails. */
    static Optional<Price> triggeredLimit(PaperOrder order) {
        if (order.isTriggered() && order.limit().isPresent()) {
            return order.limit();
        }
        return order.type().isTrailing() ? order.extreme() : Optional.empty();
    }
}
