package dev.caravel.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens in whatever order, nothing is lost and nothing is doubled. */
class BookProperties {

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
        // Refused buys only: each of their reasons says so, and none tells of a difference.
        assertThat(chaos.story.book.doubts().quarantined().values())
                .allMatch(quarantine -> Stream.of(quarantine.why().split("; "))
                        .allMatch(why -> why.startsWith("buy ") && why.contains(" refused: ")));
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
