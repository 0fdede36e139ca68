package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
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
    private List<Fill> fills = List.of();

    /**
     * One fill, or all of them together.
     *
     * @param rows ids of its two ledger rows
     * @param booking what it has moved
     * @param before what the order had come to without it
     * @param after and with it
     */
    private record Fill(
            String id, List<String> rows, Clearing.Fill fill, Holdings.Booking booking, Tally before, Tally after) {}

    Taking(PaperOrder order, boolean maker, Ids ids) {
        this.order = order;
        this.maker = maker;
        this.ids = ids;
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
        Holdings holdings = order.trader().holdings();
        Holdings.Booking booking = booking(fill.volume(), before, order.tally());
        holdings.move(booking);
        // as many ids as if each were a trade: what a journal names comes out the same, however the trades are counted
        String id = ids.next('T');
        keep(new Fill(id, holdings.rows(), fill, booking, before, order.tally()));
        if (order.trader().pieces() > 1) {
            book();
        }
    }

    private void keep(Fill fill) {
        if (fills.isEmpty()) {
            // most trades have one
            fills = List.of(fill);
            return;
        }
        fills = fills.size() == 1 ? new ArrayList<>(fills) : fills;
        fills.add(fill);
    }

    private Holdings.Booking booking(Volume volume, Tally before, Tally after) {
        return new Holdings.Booking(
                order.side(),
                order.pit().coin(),
                volume,
                after.bookedCost().minus(before.bookedCost()),
                after.bookedFee().minus(before.bookedFee()),
                after.coinFee().minus(before.coinFee()));
    }

    /** Books the trade, if there was any fill. */
    void book() {
        if (fills.isEmpty()) {
            return;
        }
        boolean single = fills.size() == 1;
        Fill all = single ? fills.getFirst() : together();
        order.trader().holdings().book(all.id, all.rows, all.fill.time(), all.booking);
        List<PaperTrade> parts = single
                ? List.of()
                : fills.stream().map(fill -> trade(fill, all.rows, List.of())).toList();
        PaperTrade trade = trade(all, all.rows, parts);
        order.course().traded(trade);
        order.trader().traded(trade);
        fills = List.of();
    }

    private Fill together() {
        Fill first = fills.getFirst();
        Tally before = first.before;
        Tally after = fills.getLast().after;
        Volume volume = after.executed().minus(before.executed());
        Price average = after.exactCost().minus(before.exactCost()).per(volume);
        // made of the id of a row that is not written: nothing else has it
        String id = 'T' + fills.get(1).rows.getFirst().substring(1);
        return new Fill(
                id,
                first.rows,
                new Clearing.Fill(average, volume, first.fill.number(), first.fill.time()),
                booking(volume, before, after),
                before,
                after);
    }

    private PaperTrade trade(Fill fill, List<String> rows, List<PaperTrade> parts) {
        return new PaperTrade(
                fill.id,
                fill.fill.number(),
                order,
                fill.fill.time(),
                fill.fill.price(),
                fill.fill.volume(),
                fill.after.cost().minus(fill.before.cost()),
                fill.after.fee().minus(fill.before.fee()),
                fill.booking.coinFee(),
                maker,
                rows,
                parts);
    }
}
