package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.Caravel;
import dev.caravel.book.Book;
import dev.caravel.book.Intent;
import dev.caravel.book.Lot;
import dev.caravel.book.Trade;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.Documents;
import dev.caravel.store.FileStore;
import dev.caravel.store.Journal;
import dev.caravel.store.JournalEntry.Kind;
import dev.caravel.store.JournalEntry.OrderCall;
import dev.caravel.store.JournalEntry.Run;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Reason;
import dev.caravel.strategy.Score;
import dev.caravel.strategy.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner sees who asks what the bot did and why. */
class TradesAndExplainTest {
    private static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");
    private static final Coin BTC = new Coin("BTC");
    private static final Coin ETH = new Coin("ETH");

    @TempDir
    private Path home;

    private Path state;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void findState() {
        state = home.resolve("data/caravel");
    }

    private String answerTo(String... arguments) {
        Surroundings surroundings = new Surroundings(home, Map.of(), Map.of(), () -> NOON, new QuartzCron());
        int code = Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    @Test
    void withoutTradesSaysWhereToLook() {
        assertThat(answerTo("trades"))
                .isEqualTo(
                        "No trade has been closed yet in " + state + "; open: nothing. See why not: caravel explain\n");
        assertThat(state).doesNotExist();
    }

    @Test
    void withoutDecisionsSaysHowTheyCome() {
        assertThat(answerTo("explain", "btc"))
                .startsWith("Nothing was decided about BTC that is still kept in " + state.resolve("journal"))
                .contains("caravel demo")
                .hasLineCount(1);
    }

    @Test
    void tradesAreShownNetOfFees() {
        saveTrades(2);

        assertThat(answerTo("trades")).isEqualTo("""
            No  Coin        Opened UTC        Closed UTC   Held  Bought $   Sold $  Fees $    Net $  Net %  Exit
             1   BTC  2024-01-31 12:00  2024-01-31 15:20  3h20m   2350.00  2367.63   11.79     5.83   0.25  target
             2   BTC  2024-01-31 14:00  2024-01-31 17:20  3h20m   2350.00  2250.00   11.51  -111.51  -4.75  stopped

            Trades         2, 1 won
            Net profit     -105.68 $ after 23.30 $ of fees, -52.84 $ a trade
            Win rate       50.0 %; these trades break even at 95.0 %
            Profit factor  0.05
            Drawdown       0.00 $ (0.00 %)
            Average hold   3h20m
            Open           nothing
            """);
    }

    @Test
    void theLastTradesAreShownAndAllAreCounted() {
        saveTrades(9);

        assertThat(answerTo("trades", "--last", "2"))
                .contains("\n 9   BTC")
                .doesNotContain("\n 7   BTC")
                .contains("The last 2 of 9; all: --last 9")
                .contains("Trades         9, 5 won");
    }

    @Test
    void tradesAreJsonForPrograms() throws IOException {
        saveTrades(3);

        JsonNode json = new ObjectMapper().readTree(answerTo("trades", "--json", "--last", "1"));

        assertThat(json.at("/trades")).hasSize(1);
        assertThat(json.at("/trades/0/number").asInt()).isEqualTo(3);
        assertThat(json.at("/trades/0/net").asText()).isEqualTo("5.83073");
        assertThat(json.at("/count").asInt()).isEqualTo(3);
        assertThat(json.at("/netProfit").asText()).isEqualTo("-99.84854");
    }

    @Test
    void theNewestCycleIsExplainedBestScoreFirst() {
        keepDecisions();

        assertThat(answerTo("explain")).isEqualTo("""
            Cycle 2024-01-31T12:20:00Z: market score 53.12, gate open, 24 coins quoted
            Coin  Score  Momentum  Turbulence    1h    24h    7d  Decision               Reason      Why
             BTC  61.50      0.25        0.13  1.50  -0.50  0.00  buy 0.0543 at 43210.1  BEST_SCORE  \
            the best score of all coins that may be bought (61.50, market 53.12)
             ETH      -         -           -     -      -     -  hold                   NOT_QUOTED  no quote, or a figure is missing
            1h, 24h, 7d: change in percent per square-root hour. Over 50 is rising steadily.
            """);
    }

    @Test
    void aCycleIsExplainedByItsTime() {
        keepDecisions();

        assertThat(answerTo("explain", "--cycle", "2024-01-31T12:00:00Z"))
                .startsWith("Cycle 2024-01-31T12:00:00Z: market score unknown, gate closed, 3 coins quoted\n")
                .contains("TOO_FEW_QUOTES");
    }

    @Test
    void aCoinIsExplainedWithWhatWasDecidedBeforeAndItsCalls() {
        keepDecisions();

        assertThat(answerTo("explain", "btc")).isEqualTo("""
            Cycle 2024-01-31T12:20:00Z: market score 53.12, gate open, 24 coins quoted
            BTC: buy 0.0543 at 43210.1, BEST_SCORE: the best score of all coins that may be bought (61.50, market 53.12)
              score 61.50: momentum 0.25, turbulence 0.13; changes in percent per square-root hour: \
            1h 1.50, 24h -0.50, 7d 0.00
            Before:
              2024-01-31T12:00:00Z  cycle  hold, TOO_FEW_QUOTES: too few coins are quoted
            Order calls:
              2024-01-31T12:20:02Z  place buy 0.0543 at 43210.1 (BEST_SCORE): refused, EOrder:x Buy it all?[2J
              2024-01-31T12:20:01Z  place buy 0.0543 at 43210.1 (BEST_SCORE): accepted, OQCLML-BW3P3-BUCMWZ
            """);
    }

    @Test
    void aWordThatIsNoCoinIsMisuse() {
        Surroundings surroundings = new Surroundings(home, Map.of(), Map.of(), () -> NOON, new QuartzCron());
        int code = Caravel.commandLine(surroundings)
                .setErr(new PrintWriter(err, true))
                .execute("explain", "bit-coin");

        assertThat(code).isEqualTo(ExitCode.MISUSED);
        assertThat(err.toString()).contains("not a coin: 'BIT-COIN'").hasLineCount(1);
    }

    private void saveTrades(int count) {
        Book book = new Book(Money.of("10000"));
        Lot bought = new Lot(Volume.of("0.05432109"), Money.of("2350"), Money.of("5.875"));
        Lot won = new Lot(Volume.of("0.05432109"), Money.of("2367.625"), Money.of("5.91927"));
        Lot lost = new Lot(Volume.of("0.05432109"), Money.of("2250"), Money.of("5.635"));
        for (int number = 1; number <= count; number++) {
            Instant opened = NOON.plus(Duration.ofHours(2L * (number - 1)));
            boolean isWin = number % 2 == 1;
            book.add(new Trade(
                    number,
                    "BTC-" + number,
                    BTC,
                    opened,
                    opened.plus(Duration.ofMinutes(200)),
                    bought,
                    isWin ? won : lost,
                    isWin ? Trade.Exit.TARGET : Trade.Exit.STOPPED));
        }
        FileStore store = new FileStore(state, false);
        new Documents(ignored -> {}).changed(book).forEach(store::put);
    }

    private void keepDecisions() {
        Journal journal = new Journal(Journal.folder(state), new Journal.Bounds(Duration.ofDays(90), 1_000_000), false);
        journal.write(new Run(
                Kind.CYCLE,
                new Verdict(
                        NOON,
                        new MarketScore(Double.NaN, 3, false),
                        List.of(new Decision.Hold(BTC, Decision.Why.of(Reason.TOO_FEW_QUOTES))))));
        Decision.Why best = new Decision.Why(
                Reason.BEST_SCORE, Optional.of(new Score(61.5, 0.25, 0.13, 1.5, -0.5, 0)), "61.50, market 53.12");
        Instant next = NOON.plus(Duration.ofMinutes(20));
        journal.write(new Run(
                Kind.CYCLE,
                new Verdict(
                        next,
                        new MarketScore(53.12, 24, true),
                        List.of(
                                new Decision.Hold(ETH, Decision.Why.of(Reason.NOT_QUOTED)),
                                new Decision.Buy(BTC, Price.of("43210.1"), Volume.of("0.0543"), best)))));
        Intent intent = new Intent(
                "018d5f63-ea00-8645-8000-03664006d2d2",
                Intent.Kind.PLACE,
                Side.BUY,
                Optional.empty(),
                Optional.of(Price.of("43210.1")),
                Optional.of(Volume.of("0.0543")),
                "BEST_SCORE",
                next,
                next.plusSeconds(30),
                Optional.empty(),
                Optional.empty());
        journal.write(OrderCall.of(next.plusSeconds(1), BTC, intent, new Outcome.Accepted("OQCLML-BW3P3-BUCMWZ")));
        Outcome refused = new Outcome.Refused("EOrder:x\nBuy it all\u001b[2J", false);
        journal.write(OrderCall.of(next.plusSeconds(2), BTC, intent, refused));
        journal.close();
    }
}
