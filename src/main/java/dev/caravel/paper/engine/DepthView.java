package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Puts what the house offers and what rests into one row of prices. */
final class DepthView {
    private DepthView() {}

    static Depth of(Pit pit, House house, Instant since, int count) {
        return new Depth(side(pit, house, Side.BUY, since, count), side(pit, house, Side.SELL, since, count));
    }

    private static List<Depth.Row> side(Pit pit, House house, Side side, Instant since, int count) {
        List<Depth.Row> resting = resting(pit, side, house.quoted(Pit.opposite(side)), count);
        House.Walk walk = house.walk(side);
        List<Depth.Row> rows = new ArrayList<>();
        int next = 0;
        while (rows.size() < count && (next < resting.size() || walk.price().isPresent())) {
            if (walk.price().isEmpty()) {
                rows.add(resting.get(next++));
                continue;
            }
            Price price = walk.price().get();
            int order =
                    next == resting.size() ? 1 : compare(side, resting.get(next).price(), price);
            if (order < 0) {
                rows.add(resting.get(next++));
            } else {
                Volume more = order == 0 ? resting.get(next++).volume() : Volume.ZERO;
                rows.add(new Depth.Row(price, walk.left().plus(more), since));
                walk.next();
            }
        }
        return rows;
    }

    private static int compare(Side side, Price one, Price other) {
        return side == Side.BUY ? other.compareTo(one) : one.compareTo(other);
    }

    /** What rests, without what the other side already reaches: that waits for somebody to trade. */
    private static List<Depth.Row> resting(Pit pit, Side side, Price otherSide, int count) {
        List<Depth.Row> rows = new ArrayList<>();
        Iterator<PaperOrder> orders = pit.side(side).iterator();
        while (orders.hasNext()) {
            PaperOrder order = orders.next();
            Price price = order.limit().orElseThrow();
            if (compare(side, price, otherSide) <= 0) {
                continue;
            }
            Depth.Row row = new Depth.Row(price, order.shown(), order.changed());
            if (!rows.isEmpty() && rows.getLast().price().equals(price)) {
                Depth.Row same = rows.removeLast();
                row = new Depth.Row(price, same.volume().plus(row.volume()), row.time());
            } else if (rows.size() == count) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }
}
