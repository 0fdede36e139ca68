package dev.caravel.doctor;

import static dev.caravel.doctor.Patient.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Trades;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.order.Balances;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeeAndAccountChecksTest {
    private static final Fees.Rate USUAL = new Fees.Rate(new BigDecimal("0.25"), new BigDecimal("0.4"));

    private static List<String> fees(Book book, String... settings) {
        return Patient.lines(FeeChecks.of(
                Money.of("1234.5"), USUAL, Patient.settings(settings).rules(), book));
    }

    private static Book traded(int wins, int losses) {
        Book book = Patient.book();
        for (int i = 0; i < wins + losses; i++) {
            book.add(Trades.of("SOL", i < wins ? "5" : "-20", NOON.plusSeconds(i)));
        }
        return book;
    }

    @Test
    void showsTheFeesAndWhatTheyAskFor() {
        assertThat(fees(Patient.book()))
                .containsExactly(
                        "OK fees: 0.25 % resting, 0.40 % taking, at $1,234.50 in 30 days",
                        "OK odds: a win nets $5.83, a stop -$108.90: breaks even when 94.9 % win; no trade yet");
    }

    @Test
    void comparesWithWhatWasObserved() {
        assertThat(fees(traded(1, 0)).getLast()).startsWith("OK odds").endsWith("observed 100.0 % of 1 trade");
        assertThat(fees(traded(18, 2)).getLast())
                .startsWith("WARN odds")
                .contains("observed 90.0 % of 20 trades -> it loses money");
    }

    @Test
    void aTargetUnderTheFeesFails() {
        assertThat(fees(Patient.book(), "caravel.sell.target=0.4").getLast())
                .startsWith("FAIL odds: a win nets -$")
                .contains("-> nothing is bought");
    }

    @Test
    void whatEarnsCannotBeSold() {
        assertThat(Patient.line(AccountChecks.parked(Patient.balances("1", "0"))))
                .isEqualTo("OK earn: nothing is staked or earning");
        assertThat(Patient.line(AccountChecks.parked(Patient.balances("1", "12.50"))))
                .startsWith("WARN earn: not tradable while it earns or is staked: SOL.F 12.5 -> turn off Auto Earn");
    }

    @Test
    void ordersOfOthersAreToldOf() {
        assertThat(Patient.line(AccountChecks.foreign(List.of(Patient.own("O1")), Patient.BOT, Patient.book())))
                .isEqualTo("OK orders: 1 open order, all of this bot");
        assertThat(Patient.line(AccountChecks.foreign(
                        List.of(Patient.open("O2", Optional.empty()), Patient.open("O3", Optional.of("by-hand"))),
                        Patient.BOT,
                        Patient.book())))
                .startsWith("WARN orders: 2 open orders not of this bot: O2 SOLUSD, O3 SOLUSD -> cancel them");
        assertThat(Patient.line(AccountChecks.foreign(List.of(Patient.own("O1")), "other", Patient.book())))
                .startsWith("WARN orders");
    }

    @Test
    void anOrderThatTheBotHasTakenOverIsItsOwn() {
        assertThat(Patient.line(AccountChecks.foreign(
                        List.of(Patient.open("O2", Optional.empty())), Patient.BOT, Patient.selling("O2"))))
                .startsWith("OK orders");
    }

    @Test
    void tooLittleCashIsToldOf() {
        var buying = Patient.settings().rules().buying();
        assertThat(Patient.line(AccountChecks.cash(dollars("2350"), Patient.pairs(), buying)))
                .isEqualTo("OK cash: $2,350.00 free for buys of $2,350.00");
        assertThat(Patient.line(AccountChecks.cash(dollars("2349.99"), Patient.pairs(), buying)))
                .startsWith("WARN cash: $2,349.99 free");
    }

    private static Balances dollars(String free) {
        return new Balances(
                Map.of("ZUSD", new Balances.Balance(new BigDecimal("9999"), new BigDecimal(free))), Map.of());
    }
}
