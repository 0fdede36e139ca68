package dev.caravel.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Money;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");

    private final Book book = new Book(Money.of("10000"));

    private void tell(int number) {
        book.tell(new Event(
                "sold/" + number, Event.Kind.SOLD, NOON.plusSeconds(number), Optional.empty(), "sold " + number));
    }

    @Test
    void anEventIsThereOnceHoweverOftenItIsNoticed() {
        tell(1);
        tell(1);
        book.taken("sold/1", "log");
        tell(1);

        assertThat(book.outbox())
                .singleElement()
                .satisfies(event -> assertThat(event.takenBy()).containsExactly("log"));
    }

    @Test
    void whatNobodyTakesForDaysGivesWayAndOneEventSaysSo() {
        for (int i = 0; i < 1_000; i++) {
            tell(i);
        }

        assertThat(book.outbox()).hasSize(Outbox.MOST);
        assertThat(book.outbox().getFirst()).satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Event.Kind.ALERTS_DROPPED);
            assertThat(notice.text())
                    .startsWith("Alerts from 2024-01-31T12:00:00Z to 2024-01-31T12:15:00Z were dropped");
            assertThat(notice.takenBy()).isEmpty();
        });
        assertThat(book.outbox().getLast().text()).isEqualTo("sold 999");
    }

    @Test
    void aSinkThatHadAllThatWasDroppedDoesNotHearOfIt() {
        for (int i = 0; i < 200; i++) {
            tell(i);
            book.taken("sold/" + i, "log");
            book.taken("sold/" + i, i % 2 == 0 ? "sns" : "slack");
        }

        assertThat(book.outbox().getFirst().takenBy()).containsExactly("log");
    }

    @Test
    void aTextOfAnyLengthFits() {
        book.tell(new Event("e", Event.Kind.DEAD_LETTER, NOON, Optional.empty(), "x".repeat(9_000)));

        assertThat(book.outbox().getFirst().text()).hasSize(1_001).endsWith("…");
    }
}
