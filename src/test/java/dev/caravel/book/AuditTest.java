package dev.caravel.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Money LAST_PLACE = Money.of("0.0001");

    private final Story story = new Story();

    private Audit.Ledger ledger(String coins, String dollars, String fee, int fills) {
        return new Audit.Ledger(new BigDecimal(coins), new BigDecimal(dollars), new BigDecimal(fee), fills);
    }

    private Audit.Finding compare(Audit.Ledger ledger, Money lastPlace) {
        return story.book.audit().compare(Map.of("O1", ledger), lastPlace);
    }

    @Test
    void anOrderIsListedFromItsAcceptanceUntilItIsOverAndAgrees() {
        story.buying("10", "100", "O1");
        assertThat(story.book.audit().lines()).containsKey("O1");
        assertThat(story.book.audit().since()).isEmpty();

        story.fills("O1", "4").looks();
        assertThat(story.audits().isEqual()).isTrue();
        assertThat(story.book.audit().lines()).containsKey("O1");

        story.fills("O1", "6").looks();
        assertThat(story.audits().isEqual()).isTrue();
        assertThat(story.book.audit().lines()).isEmpty();
    }

    @Test
    void anOrderThatIsCancelledWithFillsIsStillAudited() {
        story.buying("10", "100", "O1").fills("O1", "4").cancelled("O1").looks();

        assertThat(story.book.audit().lines().get("O1"))
                .isEqualTo(new Audit.Line(
                        Story.SOL, dev.caravel.order.Side.BUY, Story.NOON, Story.lot(story.exchange.get("O1")), true));
    }

    @Test
    void anOrderStaysListedAfterItsPositionHasClosed() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        story.selling("10", "101", "O2").fills("O2", "10").looks();

        assertThat(story.book.positions()).isEmpty();
        assertThat(story.book.audit().lines()).containsOnlyKeys("O1", "O2");
    }

    @Test
    void onTheLiveLedgerOneLastPlaceForEachFillIsNoDifference() {
        story.buying("10", "100", "O1").fills("O1", "4").fills("O1", "6").looks();

        assertThat(compare(ledger("10", "1000.0002", "2.4998", 2), LAST_PLACE).isEqual())
                .isTrue();
        assertThat(compare(ledger("10", "1000.0003", "2.5", 2), LAST_PLACE).isEqual())
                .isFalse();
        assertThat(compare(ledger("10", "1000", "2.5003", 2), LAST_PLACE).isEqual())
                .isFalse();
        assertThat(compare(ledger("9.99999", "1000", "2.5", 2), LAST_PLACE).isEqual())
                .isFalse();
    }

    @Test
    void thePaperExchangeIsExact() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();

        assertThat(compare(ledger("10", "1000", "2.5", 1), Money.ZERO).isEqual())
                .isTrue();
        assertThat(compare(ledger("10", "1000", "2.50001", 1), Money.ZERO).isEqual())
                .isFalse();
    }

    @Test
    void theDifferenceIsWhatTheBookHasMoreThanTheExchange() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();

        Audit.Finding finding = compare(ledger("10", "1001", "2.6", 1), Money.ZERO);

        assertThat(finding.dollars()).isEqualTo(Money.of("1.1"));
        assertThat(finding.unequal()).containsExactly("O1");
    }

    @Test
    void anOpenOrderThatWasFilledBetweenTheTwoReadsIsNotCompared() {
        story.buying("10", "100", "O1").fills("O1", "4").looks();
        story.fills("O1", "1");

        assertThat(story.audits().isEqual()).isTrue();
        assertThat(story.book.audit().unequal()).isZero();
    }

    @Test
    void whatDiffersIsComparedAgainUntilItAgrees() {
        story.buying("10", "100", "O1").fills("O1", "10").looks();
        Audit.Finding finding = compare(Audit.Ledger.NONE, Money.ZERO);
        story.book.put(story.book.audit().after(finding));
        assertThat(story.book.audit().unequal()).isEqualTo(1);
        assertThat(story.book.audit().lines()).containsKey("O1");

        assertThat(story.audits().isEqual()).isTrue();

        assertThat(story.book.audit()).isEqualTo(Audit.NONE);
    }
}
