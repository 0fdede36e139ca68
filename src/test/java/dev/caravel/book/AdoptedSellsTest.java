package dev.caravel.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import dev.caravel.order.Side;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sells of the owner, of a bot that takes over what he does. */
class AdoptedSellsTest {
    private final Story story = new Story();

    private void looks(String owned) {
        story.looksThrough(true, Story.owning(owned));
    }

    private String told() {
        return story.book.outbox().getLast().text();
    }

    @Test
    void aSellOfWhatTheBotHoldsBecomesItsOwnAndPatienceBegins() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.byHand(Side.SELL, "10", "120", "H1").after(Duration.ofDays(3));

        looks("10");
        assertThat(told()).isEqualTo("Not this bot's, and taken over by the next cycle: sell 10 SOLUSD at 120 (H1)");
        assertThat(story.position().openSell()).isEmpty();
        looks("10");

        assertThat(story.position().openSell()).hasValueSatisfying(sell -> {
            assertThat(sell.txid()).isEqualTo("H1");
            assertThat(sell.placed()).isEqualTo(story.now);
        });
        story.fills("H1", "10");
        looks("0");
        assertThat(story.book.trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.sold().cost()).isEqualTo(Money.of("1200")));
        assertThat(story.audits().isEqual()).isTrue();
    }

    @Test
    void aBalanceThatLagsBehindAFillTakesNoSellOver() {
        story.byHand(Side.SELL, "10", "120", "H1");
        story.buying("10", "100", "O1").fills("O1", "10");

        looks("10");
        looks("20");
        looks("20");

        assertThat(story.position().openSell()).isEmpty();
    }

    @Test
    void aSellThatTheOwnersOtherCoinsCanFillIsLeftAlone() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.byHand(Side.SELL, "5", "120", "H1");

        looks("15");
        looks("15");

        assertThat(story.position().openSell()).isEmpty();
        assertThat(told()).contains("not touched: sell 5 SOLUSD");
    }

    @Test
    void aSellOfMoreThanTheBotHoldsIsLeftAlone() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.byHand(Side.SELL, "12", "120", "H1");

        looks("12");
        looks("12");

        assertThat(story.position().openSell()).isEmpty();
    }

    @Test
    void aSellIsLeftAloneWhileTheBotHasOneOfItsOwn() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.unknown(story.sell("10", "101"));
        story.byHand(Side.SELL, "10", "120", "H1");

        looks("10");
        looks("10");

        assertThat(story.position().order("H1")).isEmpty();
    }
}
