package dev.caravel.doctor;

import static dev.caravel.doctor.Patient.NOON;
import static dev.caravel.doctor.Patient.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Doubts;
import dev.caravel.book.Intent;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookChecksTest {

    private static List<String> check(Book book, boolean isRunning, String sol, OrderState... open) {
        return Patient.lines(new BookChecks(book, Patient.BOT, isRunning, true)
                .against(List.of(open), Patient.balances(sol, "0"), Patient.pairs()));
    }

    @Test
    void agreesWhenBothSayTheSame() {
        assertThat(check(Patient.selling("O1"), true, "10", Patient.own("O1")))
                .containsExactly("OK book: 1 position and 1 open order, as the exchange has them");
    }

    @Test
    void anOrderThatIsGoneIsNamed() {
        assertThat(check(Patient.selling("O1"), true, "10"))
                .singleElement()
                .asString()
                .startsWith("WARN book: open in the book and not at the exchange: O1")
                .endsWith("-> look again after the next watch");
        assertThat(check(Patient.selling("O1"), false, "10"))
                .singleElement()
                .asString()
                .endsWith("-> start the bot: it finds out");
    }

    @Test
    void anOrderThatTheBookDoesNotKnowIsNamed() {
        assertThat(check(Patient.book(), true, "0", Patient.own("O9"), Patient.open("OTHER", Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("WARN book: open at the exchange and not in the book: O9 -> ");
    }

    @Test
    void fewerCoinsThanTheBookHoldsFails() {
        assertThat(check(Patient.selling("O1"), true, "9.5", Patient.own("O1")))
                .singleElement()
                .asString()
                .startsWith("FAIL book: less on the account than the book holds: SOL 9.5 of 10 -> ");
    }

    @Test
    void whatIsNotCertainIsToldOf() {
        Book book = Patient.book();
        book.put(Patient.holding()
                .intending(new Intent(
                        "id",
                        Intent.Kind.PLACE,
                        Side.SELL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "TARGET",
                        NOON,
                        NOON.plusSeconds(30),
                        Optional.of("timeout"),
                        Optional.empty())));
        book.put(new Doubts(List.of(), Map.of(SOL, new Doubts.Quarantine("2 of 3 booked", NOON))));
        assertThat(check(book, true, "10"))
                .satisfiesExactly(
                        unresolved -> assertThat(unresolved)
                                .startsWith("WARN book: not certain what came of an order: SOL -> it is looked for"),
                        quarantined -> assertThat(quarantined)
                                .startsWith("WARN book: not bought because book and exchange differed: SOL (2 of 3"
                                        + " booked)"));
        book.put(new Control(Control.Mode.RUN, NOON.plusSeconds(1), "owner"));
        assertThat(check(book, true, "10")).hasSize(1);
    }

    @Test
    void nothingIsSaidOfABookThatMoved() {
        assertThat(Patient.lines(new BookChecks(Patient.selling("O1"), Patient.BOT, true, false)
                        .against(List.of(), Patient.balances("0", "0"), Patient.pairs())))
                .singleElement()
                .asString()
                .startsWith("WARN book: the bot was at work");
    }
}
