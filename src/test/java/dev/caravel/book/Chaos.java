package dev.caravel.book;

import static dev.caravel.book.Story.PAIR;

import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.OrderStatus;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A story told with its own dice: which call, which answer, whether it arrives, what is filled, what is seen. */
final class Chaos {
    final Story story = new Story();
    private final Random dice;
    private int orders;

    Chaos(long seed) {
        dice = new Random(seed);
    }

    void step() {
        story.after(Duration.ofSeconds(1 + dice.nextInt(90)));
        switch (dice.nextInt(7)) {
            case 0 -> call();
            case 1 -> fill();
            case 2 -> end();
            case 3 -> story.looks();
            case 4 -> lookPartly();
            case 5 -> lower();
            default -> story.audits();
        }
    }

    private void call() {
        Optional<Position> position = story.book.position(Story.SOL);
        if (position.map(Position::isUnresolved).orElse(false)) {
            return;
        }
        boolean sells = position.map(held -> held.state(PAIR) == Position.State.HELD
                        && held.openBuy().isEmpty())
                .orElse(false);
        boolean buys = position.map(held -> !held.hasOpenOrder()).orElse(true);
        if (sells) {
            String held = PAIR.floor(position.orElseThrow().held()).toString();
            answer(story.sell(held, String.valueOf(101 + dice.nextInt(3))));
        } else if (buys) {
            answer(story.buy("10." + (1 + dice.nextInt(9999)), String.valueOf(97 + dice.nextInt(3))));
        }
    }

    private void answer(Intent intent) {
        String txid = "O" + ++orders;
        switch (dice.nextInt(5)) {
            case 0 -> story.settles(intent, new Outcome.Refused("EGeneral:Invalid arguments", false));
            case 1 -> story.settles(intent, new Outcome.NeverSent("connection refused"));
            case 2 -> story.unknown(intent);
            case 3 -> {
                story.arrives(intent, txid);
                story.unknown(intent);
            }
            default -> {
                story.arrives(intent, txid);
                story.accepted(intent, txid);
            }
        }
    }

    private void fill() {
        open().ifPresent(order -> {
            Volume rest = order.volume().minus(order.executed());
            Volume part = PAIR.floor(rest.times(new BigDecimal("0." + (1 + dice.nextInt(999)))));
            Volume filled = part.isZero() || dice.nextBoolean() ? rest : part;
            story.fills(order.txid(), filled.toString());
        });
    }

    private void end() {
        open().ifPresent(order ->
                story.ends(order.txid(), dice.nextBoolean() ? OrderStatus.EXPIRED : OrderStatus.CANCELED, "by hand"));
    }

    private Optional<OrderState> open() {
        return story.exchange.values().stream()
                .filter(order -> !order.status().isOver())
                .findFirst();
    }

    /** Only by this much is a sell told from one at its target. */
    private void lower() {
        Optional<Position> position = story.book.position(Story.SOL).filter(selling -> !selling.isUnresolved());
        Optional<PlacedOrder> sell = position.flatMap(Position::openSell)
                .filter(order -> !story.exchange.get(order.txid()).status().isOver());
        sell.ifPresent(order -> {
            Intent amend = story.amend(order.txid(), "96");
            story.repriced(order.txid(), "96");
            story.accepted(amend, order.txid());
        });
    }

    private void lookPartly() {
        List<OrderState> some =
                story.exchange.values().stream().filter(_ -> dice.nextBoolean()).toList();
        story.sees(new Look(some, false, story.now.minus(Duration.ofHours(2)), Optional.of(story.now)));
    }

    /** Everything is seen, however long it takes. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            story.after(Duration.ofMinutes(3));
            story.sees(new Look(
                    List.copyOf(story.exchange.values()),
                    true,
                    Story.NOON.minus(Duration.ofHours(2)),
                    Optional.of(story.now)));
        }
    }

    Lot onTheExchange(Side side) {
        return story.exchange.values().stream()
                .filter(order -> order.side() == side)
                .map(Story::lot)
                .reduce(Lot.NONE, Lot::plus);
    }

    Lot bought() {
        Lot traded = story.book.trades().stream().map(Trade::bought).reduce(Lot.NONE, Lot::plus);
        return story.book.positions().stream().map(Position::bought).reduce(traded, Lot::plus);
    }

    Lot sold() {
        Lot traded = story.book.trades().stream().map(Trade::sold).reduce(Lot.NONE, Lot::plus);
        return story.book.positions().stream().map(Position::sold).reduce(traded, Lot::plus);
    }
}
