package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.book.Book;
import dev.caravel.book.Trade;
import dev.caravel.market.Fees;
import dev.caravel.market.Money;
import dev.caravel.strategy.Odds;
import dev.caravel.strategy.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What trading costs, and how many trades must win to pay for it. */
final class FeeChecks {
    /** Fewer say nothing. */
    private static final int ENOUGH = 20;

    private FeeChecks() {}

    static List<Finding> of(Money volume, Fees.Rate fees, Rules rules, Book book) {
        return List.of(
                ok(
                        "fees",
                        plain(fees.maker()) + " % resting, "
                                + plain(fees.taker()) + " % taking, at "
                                + Words.dollars(volume) + " in 30 days"),
                odds(Odds.of(rules, fees), book.trades()));
    }

    private static String plain(BigDecimal percent) {
        return percent.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static Finding odds(Odds odds, List<Trade> trades) {
        String text = "a win nets " + Words.dollars(odds.win()) + ", a stop " + Words.dollars(odds.stop())
                + ": breaks even when " + Words.percent(odds.breakEvenWinRate()) + " win";
        if (!odds.isWinPositive()) {
            return fail("odds", text, "nothing is bought: raise caravel.sell.target above the fees of both orders");
        }
        long wins = trades.stream().filter(Trade::isWin).count();
        if (trades.isEmpty()) {
            return ok("odds", text + "; no trade yet");
        }
        double rate = 100.0 * wins / trades.size();
        String observed =
                text + "; observed " + Words.percent(rate) + " of " + Words.count(trades.size(), "trade", "trades");
        return trades.size() >= ENOUGH && rate < odds.breakEvenWinRate()
                ? warn("odds", observed, "it loses money: caravel control no-buys, and think again")
                : ok("odds", observed);
    }
}
