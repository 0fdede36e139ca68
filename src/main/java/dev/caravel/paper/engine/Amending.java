package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.paper.account.Ids;
import dev.caravel.paper.engine.OrderVersion.Cause;
import java.util.Optional;

/** Changes open orders in place: they keep their ids and fills, and their place in the queue unless they ask for more. */
final class Amending {
    private final Engine engine;
    private final Matching matching;
    private final Admission admission;
    private final Serials serials;
    private final Ids ids;
    private final OrderEntry entry;

    Amending(Engine engine, Works works, OrderEntry entry) {
        this.engine = engine;
        this.entry = entry;
        matching = works.matching();
        admission = works.admission();
        serials = works.serials();
        ids = works.ids();
    }

    /** An order as it is to be. */
    private record Target(Optional<Price> limit, Optional<Price> stop, Volume volume, Optional<Volume> display) {
        /** Empty for a market order that has not begun to work, of which nothing can be changed. */
        Optional<Price> price() {
            return limit.or(() -> stop);
        }

        static Target present(PaperOrder order) {
            return new Target(order.limit(), order.trigger(), order.volume(), order.display());
        }
    }

    String amend(PaperOrder order, Amendment change) {
        OrderChecks.inTime(change.deadline(), engine.now());
        Pit pit = order.pit();
        OrderChecks.mode(engine.mode(pit), change.post(), false);
        pit.surroundings().use();
        Target target = target(order, change);
        if (target.equals(Target.present(order))) {
            throw Refusal.of("EOrder:No amendable parameters specified");
        }
        check(order, change, target);
        if (target.volume.compareTo(order.executed()) <= 0) {
            entry.cancel(order);
            return ids.next('T');
        }
        Funds.check(order, target.price(), target.volume);
        if (change.post() && takes(order, target)) {
            throw Refusal.of("EOrder:Post only order");
        }
        String id = ids.next('T');
        apply(order, change, target, id);
        return id;
    }

    private static Target target(PaperOrder order, Amendment change) {
        boolean waits = order.type().isTriggered() && !order.isTriggered();
        if (change.limit().isPresent() && order.limit().isEmpty()) {
            throw Refusal.argument("limit_price");
        }
        if (change.trigger().isPresent() && !waits) {
            throw Refusal.argument("trigger_price");
        }
        if (change.display().isPresent() && order.type() != OrderType.ICEBERG) {
            throw Refusal.argument("display_qty");
        }
        return new Target(
                change.limit().map(term -> price(order, term)).or(order::limit),
                change.trigger().map(term -> trigger(order, term)).or(order::trigger),
                change.volume().orElse(order.volume()),
                change.display().or(order::display));
    }

    private static Price price(PaperOrder order, PriceTerm term) {
        TriggerSignal signal = order.request().pricing().signal();
        return Prices.absolute(
                term,
                order.side(),
                order.type(),
                Prices.reference(order.pit(), signal),
                order.pit().pair());
    }

    private static Price trigger(PaperOrder order, PriceTerm term) {
        if (!order.type().isTrailing()) {
            return price(order, term);
        }
        if (term.direction() != PriceTerm.Direction.ABOVE || term.amount().signum() == 0) {
            throw Refusal.argument("trigger_price");
        }
        return Stops.trigger(
                order.side(), term, order.extreme().orElseThrow(), order.pit().pair());
    }

    private static void check(PaperOrder order, Amendment change, Target target) {
        Pit pit = order.pit();
        change.volume().ifPresent(total -> OrderChecks.volume(pit.pair(), total));
        change.display()
                .ifPresent(display -> OrderChecks.display(
                        pit.pair(),
                        display,
                        target.volume.compareTo(order.executed()) > 0
                                ? target.volume.minus(order.executed())
                                : target.volume));
        OrderChecks.prices(pit.listing(), new Prices(target.limit, target.stop));
        Price price = target.price().orElseThrow(() -> Refusal.of("EOrder:Invalid order"));
        OrderChecks.cost(pit.pair(), price, target.volume);
    }

    private static boolean takes(PaperOrder order, Target target) {
        if (order.stand().place() != Stand.Place.BOOK) {
            return false;
        }
        House house = order.pit().surroundings().house().orElseThrow();
        return new Crossing(order.pit(), order.side(), target.limit, order.trader()).takes(house);
    }

    private void apply(PaperOrder order, Amendment change, Target target, String id) {
        Pit pit = order.pit();
        Stand stand = order.stand();
        Stand.Place place = stand.place();
        boolean repriced = !target.limit.equals(order.limit()) || !target.stop.equals(order.trigger());
        boolean back = repriced || target.volume.compareTo(order.volume()) > 0;
        if (!order.isAmended()) {
            order.course().note(OrderHistory.original(order));
        }
        pit.remove(order);
        if (!target.limit.equals(order.limit())) {
            stand.reprice(target.limit.orElseThrow(), engine.completed());
        }
        if (order.type().isTrailing() && change.trigger().isPresent()) {
            stand.distance(change.trigger().get());
        }
        target.stop.ifPresent(stand::stop);
        if (back) {
            stand.rank(serials.rank());
        }
        order.resize(target.volume, target.display);
        note(order, id, Cause.USER, change.post(), Optional.empty());
        restate(order, change.post());
        order.hold();
        putBack(order, place, back);
    }

    private void note(PaperOrder order, String id, Cause cause, boolean post, Optional<String> reason) {
        order.course().note(OrderHistory.now(order, id, cause, post, engine.now(), reason));
    }

    /** No more of an iceberg can be seen than there is. */
    private void restate(PaperOrder order, boolean post) {
        Volume left = order.remaining();
        if (order.display().filter(display -> display.compareTo(left) > 0).isPresent()) {
            order.resize(order.volume(), Optional.of(left));
            note(order, ids.next('T'), Cause.RESTATED, post, Optional.of("Display quantity above remaining quantity"));
        }
    }

    private void putBack(PaperOrder order, Stand.Place place, boolean back) {
        Pit pit = order.pit();
        switch (place) {
            case NOWHERE -> {}
            case STOPS -> pit.await(order);
            case BOOK -> {
                if (back) {
                    House house = pit.surroundings().house().orElseThrow();
                    matching.enter(order, house, false, engine.now());
                } else {
                    order.display()
                            .ifPresent(shown ->
                                    order.stand().show(order.stand().shown().min(shown)));
                    pit.rest(order);
                }
            }
        }
        admission.settle(pit, engine.now(), engine.nextCandle());
    }
}
