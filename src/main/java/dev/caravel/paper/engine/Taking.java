package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.account.Ids;
import java.util.ArrayList;
import java.util.List;

/**
 * What one order trades at one moment. Each fill moves money at once; at the end they are booked as one trade, unless the account's
 * orders are to be filled in pieces that are trades of their own.
 */
final class Taking {
    private final PaperOrder order;
    private final boolean maker;
    private final Ids ids;
    private Tally start;
    private List<Fill> fills = List.of();

    /** One fill and what the order had come to with it. */
    private record Fill(String id, Clearing.Fill fill, Tally after) {}

    Taking(PaperOrder order, boolean maker, Ids ids) {
        this.order = order;
        this.maker = maker;
        this.ids = ids;
        start = order.tally();
    }

    PaperOrder order() {
        return order;
    }

    void add(Clearing.Fill fill) {
        Tally before = order.tally();
        order.fill(
                fill.price(),
                fill.volume(),
                maker ? order.rates().maker() : order.rates().taker());
        order.trader().holdings().move(booking(before, order.tally()));
        if (fills.isEmpty()) {
            // most trades have one
            fills = new ArrayList<>(1);
        }
        fills.add(new Fill(ids.next('T'), fill, order.tally()));
        if (order.trader().pieces() > 1) {
            book();
        }
    }

    private Holdings.Booking booking(Tally before, Tally after) {
        return new Holdings.Booking(
                order.side(),
                order.pit().coin(),
                after.executed().minus(before.executed()),
                after.bookedCost().minus(before.bookedCost()),
                after.bookedFee().minus(before.bookedFee()),
                after.coinFee().minus(before.coinFee()));
    }

    /** Books the trade, if there was any fill. */
    void book() {
        if (fills.isEmpty()) {
            return;
        }
        Fill first = fills.getFirst();
        boolean single = fills.size() == 1;
        String id = single ? first.id : ids.next('T');
        Tally end = order.tally();
        List<String> rows = order.trader().holdings().book(id, first.fill.time(), booking(start, end));
        Price price = single ? first.fill.price() : average(end);
        List<PaperTrade> parts = single ? List.of() : parts(rows);
        PaperTrade trade = trade(id, first.fill, price, start, end, rows, parts);
        order.course().traded(trade);
        order.trader().traded(trade);
        start = end;
        fills = List.of();
    }

    private Price average(Tally end) {
        return end.exactCost().minus(start.exactCost()).per(end.executed().minus(start.executed()));
    }

    private List<PaperTrade> parts(List<String> rows) {
        List<PaperTrade> parts = new ArrayList<>(fills.size());
        Tally before = start;
        for (Fill fill : fills) {
            parts.add(trade(fill.id, fill.fill, fill.fill.price(), before, fill.after, rows, List.of()));
            before = fill.after;
        }
        return List.copyOf(parts);
    }

    private PaperTrade trade(
            String id,
            Clearing.Fill first,
            Price price,
            Tally before,
            Tally after,
            List<String> rows,
            List<PaperTrade> parts) {
        return new PaperTrade(
                id,
                first.number(),
                order,
                first.time(),
                price,
                after.executed().minus(before.executed()),
                after.cost().minus(before.cost()),
                after.fee().minus(before.fee()),
                after.coinFee().minus(before.coinFee()),
                maker,
                rows,
                parts);
    }
}
