package dev.caravel.book;

import static dev.caravel.book.Story.PAIR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens in whatever order, nothing is lost and nothing is doubled. */
class BookProperties {

    /** Told with its own dice: which call, which answer, whether it arrives, what is filled, what is seen. */
    private static final class Chaos {
        private final Story story = new Story();
        private final Random dice;
        private int orders;

        Chaos(long seed) {
            dice = new Random(seed);
        }

        void step() {
            story.after(Duration.ofSeconds(1 + dice.nextInt(90)));
            switch (dice.nextInt(6)) {
                case 0 -> call();
                case 1 -> fill();
                case 2 -> end();
                case 3 -> story.looks();
                case 4 -> lookPartly();
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
            open().ifPresent(order -> story.ends(
                    order.txid(), dice.nextBoolean() ? OrderStatus.EXPIRED : OrderStatus.CANCELED, "by hand"));
        }

        private Optional<OrderState> open() {
            return story.exchange.values().stream()
                    .filter(order -> !order.status().isOver())
                    .findFirst();
        }

        private void lookPartly() {
            List<OrderState> some = story.exchange.values().stream()
                    .filter(_ -> dice.nextBoolean())
                    .toList();
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

    @Property(tries = 300)
    void noVolumeCostOrFeeIsEverLostOrDoubled(@ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int steps) {
        Chaos chaos = new Chaos(seed);
        for (int i = 0; i < steps; i++) {
            chaos.step();
        }
        chaos.settle();

        assertThat(chaos.bought()).isEqualTo(chaos.onTheExchange(Side.BUY));
        assertThat(chaos.sold()).isEqualTo(chaos.onTheExchange(Side.SELL));
        assertThat(chaos.story.audits().isEqual()).isTrue();
        assertThat(chaos.story.book.doubts().quarantined()).isEmpty();
    }

    @Property(tries = 300)
    void everyCallEndsAndNoOrderIsUnknownToTheBook(@ForAll long seed) {
        Chaos chaos = new Chaos(seed);
        for (int i = 0; i < 100; i++) {
            chaos.step();
            assertThat(chaos.story.book.positions())
                    .allMatch(held -> held.orders().size() < 20);
        }
        chaos.settle();

        assertThat(chaos.story.book.isUnresolved()).isFalse();
        List<String> open = chaos.story.exchange.values().stream()
                .filter(order -> !order.status().isOver())
                .map(OrderState::txid)
                .toList();
        assertThat(chaos.story.book.positions().stream()
                        .flatMap(position -> position.orders().stream())
                        .filter(PlacedOrder::isOpen)
                        .map(PlacedOrder::txid))
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @Property(tries = 300)
    void theSameLookTwiceChangesNothingMore(@ForAll long seed) {
        Chaos chaos = new Chaos(seed);
        for (int i = 0; i < 60; i++) {
            chaos.step();
        }
        chaos.settle();
        List<Position> positions = List.copyOf(chaos.story.book.positions());
        List<Trade> trades = chaos.story.book.trades();
        chaos.story.tells();

        chaos.settle();

        assertThat(chaos.story.book.positions()).containsExactlyElementsOf(positions);
        assertThat(chaos.story.book.trades()).isEqualTo(trades);
        assertThat(chaos.story.tells()).isEmpty();
    }

    @Provide
    Arbitrary<Lot> lots() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.00001"), new BigDecimal("1000000"))
                .ofScale(5);
        return Combinators.combine(amounts, amounts, amounts)
                .as((volume, cost, fee) -> new Lot(new Volume(volume), new Money(cost), new Money(fee)));
    }

    @Property
    void aPartAndTheRestAreTheLot(@ForAll("lots") Lot lot, @ForAll @IntRange(max = 1000) int thousandths) {
        Volume volume = lot.volume().times(BigDecimal.valueOf(thousandths, 3)).floor(5);

        Lot part = lot.part(volume);
        Lot rest = lot.minus(part);

        assertThat(part.volume()).isEqualTo(volume);
        assertThat(part.plus(rest)).isEqualTo(lot);
        assertThat(rest.cost().isNegative()).isFalse();
        assertThat(rest.fee().isNegative()).isFalse();
    }
}
