package dev.caravel.paper.engine;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.paper.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;

/** Three accounts that do anything at all in a market that moves. */
final class Flow {
    final Ring ring = new Ring(FeeSchedule.KRAKEN);
    final List<Trader> traders = List.of(ring.ann, ring.bob, ring.cid);

    Flow(long seed) {
        ring.market.volume(1.2345678).wander(seed, 199);
    }

    static Arbitrary<List<Step>> steps() {
        return Step.some(13);
    }

    void act(Step step) {
        ring.pass(Duration.ofSeconds(step.pass()));
        Trader trader = traders.get(step.account());
        SplittableRandom dice = new SplittableRandom(step.dice());
        try {
            switch (step.kind()) {
                case 9 -> some(trader, dice).ifPresent(order -> amend(order, step, dice));
                case 10 -> some(trader, dice).ifPresent(ring.engine.entry()::cancel);
                case 11 -> some(trader, dice).ifPresent(order -> edit(order, step));
                case 12 -> rare(trader, step, dice);
                default -> ring.place(trader, ask(step, dice));
            }
        } catch (Refusal refusal) {
            // is what this account gets; nothing has changed
            return;
        }
    }

    private static Optional<PaperOrder> some(Trader trader, SplittableRandom dice) {
        List<PaperOrder> open = List.copyOf(trader.open());
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(dice.nextInt(open.size())));
    }

    private void rare(Trader trader, Step step, SplittableRandom dice) {
        Volume volume = volume(step);
        switch (dice.nextInt(5)) {
            case 0 -> ring.engine.entry().cancelAll(trader);
            case 1 -> ring.engine.entry().cancelAllAfter(trader, Duration.ofSeconds(step.pass()));
            case 2 -> trader.fillInPieces(1 + dice.nextInt(4));
            case 3 -> trader.holdings().earn(0, volume.min(trader.holdings().coinsFree(0)), ring.now());
            default -> trader.acceptPostOnly();
        }
    }

    private static <T> T any(T[] all, SplittableRandom dice) {
        return all[dice.nextInt(all.length)];
    }

    private static Volume volume(Step step) {
        return new Volume(BigDecimal.valueOf(step.lots(), 4));
    }

    private String price(int ticks) {
        BigDecimal last = ring.pit.ticker().orElseThrow().last().amount();
        return last.add(BigDecimal.valueOf(ticks, 1)).toPlainString();
    }

    private void amend(PaperOrder order, Step step, SplittableRandom dice) {
        Optional<PriceTerm> price = PriceTerm.of(price(step.ticks()));
        boolean waits = order.trigger().isPresent() && !order.isTriggered();
        Optional<PriceTerm> trigger = order.type().isTrailing() ? PriceTerm.of("+" + (100 + dice.nextInt(500))) : price;
        ring.engine
                .entry()
                .amend(
                        order,
                        new Amendment(
                                order.limit().isPresent() && dice.nextBoolean() ? price : Optional.empty(),
                                waits && dice.nextBoolean() ? trigger : Optional.empty(),
                                dice.nextBoolean() ? Optional.of(volume(step)) : Optional.empty(),
                                Optional.empty(),
                                dice.nextBoolean(),
                                Optional.empty()));
    }

    private void edit(PaperOrder order, Step step) {
        Ask ask = new Ask(ring.pit, order.side(), OrderType.LIMIT, volume(step).toString());
        ring.engine.entry().edit(order, ask.at(price(step.ticks())).order());
    }

    private Ask ask(Step step, SplittableRandom dice) {
        OrderType type = any(OrderType.values(), dice);
        Side side = step.buy() ? Side.BUY : Side.SELL;
        boolean dollars = type == OrderType.MARKET && step.buy() && dice.nextInt(3) == 0;
        Volume volume = dollars ? new Volume(BigDecimal.valueOf(step.lots(), 0)) : volume(step);
        Ask ask = new Ask(ring.pit, side, type, volume.toString());
        if (dollars) {
            ask.with(OrderFlag.VIQC);
        }
        prices(ask, type, step, dice);
        if (type == OrderType.ICEBERG) {
            ask.showing(volume.times(new BigDecimal("0.2")).floor(8).toString());
        }
        times(ask, type, step, dice);
        if (dice.nextInt(4) == 0) {
            ask.with(OrderFlag.FCIB);
        }
        if (dice.nextInt(4) == 0) {
            ask.with(OrderFlag.NOMPP);
        }
        if (dice.nextInt(4) == 0) {
            ask.closing(OrderType.STOP_LOSS, step.buy() ? "-0.5%" : "+0.5%");
        }
        return ask.preventing(any(SelfTrade.values(), dice)).labelled(dice.nextInt(3));
    }

    private void prices(Ask ask, OrderType type, Step step, SplittableRandom dice) {
        if (type.isTrailing()) {
            ask.at("+" + (1 + Math.abs(step.ticks())));
            ask.then(dice.nextBoolean() ? "+20" : "-20");
        } else if (type != OrderType.MARKET) {
            ask.at(price(step.ticks()));
            ask.then(price(step.ticks() + dice.nextInt(400) - 200));
        }
        if (dice.nextBoolean()) {
            ask.byIndex();
        }
    }

    private void times(Ask ask, OrderType type, Step step, SplittableRandom dice) {
        Instant now = ring.now();
        switch (dice.nextInt(8)) {
            case 0 -> ask.in(TimeInForce.IOC);
            case 1 -> ask.in(type.isLimited() ? TimeInForce.FOK : TimeInForce.GTC);
            case 2 -> ask.until(now.plusSeconds(5 + step.pass()));
            case 3 -> ask.from(now.plusSeconds(1 + step.pass()));
            case 4 -> {
                if (type == OrderType.LIMIT) {
                    ask.with(OrderFlag.POST);
                }
            }
            default -> ask.in(TimeInForce.GTC);
        }
    }
}
