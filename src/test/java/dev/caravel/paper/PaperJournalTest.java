package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Money;
import dev.caravel.paper.PaperSetup.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperJournalTest {
    private final HandMarket market = new HandMarket("BTC", "ETH").volume(3);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void somethingHappens() {
        file = folder.resolve("data/paper.journal");
        for (int candle = 1; candle < 20; candle++) {
            market.say(0, candle, 40_000, 39_000 + candle, 40_000, 40_000);
        }
    }

    private Floor open() {
        return new Floor(Floor.SETUP, market, PaperJournal.in(file, true));
    }

    private static List<Object> everything(Floor floor) {
        PaperExchange exchange = floor.exchange;
        return List.of(
                exchange.orders(Floor.KEY),
                exchange.trades(Floor.KEY),
                exchange.ledger(Floor.KEY),
                exchange.balances(Floor.KEY),
                exchange.equity(Floor.KEY));
    }

    /** Trades a little and stops with an order half filled. */
    private List<Object> trade(Floor floor) {
        floor.market("buy", "0.1");
        String buy = floor.limit("buy", "0.5", "39900", "cl_ord_id", "mine", "timeinforce", "GTD", "expiretm", "+3000");
        String sell = floor.limit("sell", "0.05", "41000");
        floor.pass(Duration.ofMinutes(7));
        floor.client.ask("AmendOrder", "txid", buy, "order_qty", "0.9");
        floor.client.refused("AmendOrder", "txid", buy, "order_qty", "900");
        floor.client.ask("CancelOrder", "txid", sell);
        floor.pass(Duration.ofMinutes(2));
        return everything(floor);
    }

    @Test
    void anExchangeGoesOnWhereItStopped() {
        List<Object> before;
        Floor first = open();
        before = trade(first);
        first.exchange.close();
        Floor second = open();
        assertThat(everything(second)).isEqualTo(before);
        second.pass(Duration.ofMinutes(5));
        assertThat(second.client.ask("OpenOrders").path("open")).hasSize(1);
        second.exchange.close();
    }

    @Test
    void theJournalChangesNothing() {
        Floor without = new Floor(Floor.SETUP, market, PaperJournal.none());
        Floor with = open();
        assertThat(trade(with)).isEqualTo(trade(without));
        with.exchange.close();
    }

    @Test
    void aPlayedClockGoesOnFromTheLastTimeAnybodySaw() {
        Floor first = open();
        trade(first);
        first.toEndOf(5);
        first.balance("ZUSD");
        first.exchange.close();
        try (PaperJournal journal = PaperJournal.in(file, false)) {
            assertThat(journal.lastTime()).contains(first.now());
        }
    }

    @Test
    void whatIsNotThereToBeCheckedIsKeptWhateverElseIsSaid() {
        Floor first = open();
        String txid = first.limit("buy", "0.1", "30000");
        first.client.ask("CancelOrder", "txid", txid, "validate", "true");
        end(first);
        Floor second = open();
        assertThat(second.client.ask("OpenOrders").path("open")).isEmpty();
        second.exchange.close();
    }

    /** Later, so that the next client's nonces are higher. */
    private static void end(Floor floor) {
        floor.pass(Duration.ofMinutes(6));
        String unused = floor.balance("ZUSD");
        floor.exchange.close();
    }

    private static PaperSetup allowing(int mostOpen) {
        PaperSetup usual = Floor.SETUP;
        return new PaperSetup(usual.market(), usual.accounts(), usual.fees(), usual.fills(), mostOpen, usual.seed());
    }

    @Test
    void anotherNumberOfOpenOrdersMayBeAllowedFromNowOn() {
        Floor first = new Floor(allowing(2), market, PaperJournal.in(file, false));
        first.limit("buy", "0.1", "30000");
        first.limit("buy", "0.1", "30000");
        assertThat(first.refusedLimit("buy", "0.1", "30000")).isEqualTo("EOrder:Orders limit exceeded");
        end(first);

        Floor second = new Floor(allowing(3), market, PaperJournal.in(file, false));
        second.limit("buy", "0.1", "30000");
        assertThat(second.refusedLimit("buy", "0.1", "30000")).isEqualTo("EOrder:Orders limit exceeded");
        end(second);

        Floor third = new Floor(allowing(1), market, PaperJournal.in(file, false));
        assertThat(third.client.ask("OpenOrders").path("open"))
                .as("all of them stay")
                .hasSize(3);
        assertThat(third.refusedLimit("buy", "0.1", "30000")).isEqualTo("EOrder:Orders limit exceeded");
        third.exchange.close();
    }

    @Test
    void aJournalThatIsNeverUsedLeavesNothingBehind() {
        PaperJournal.in(file, true).close();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aNewJournalKnowsNoTime() {
        try (PaperJournal journal = PaperJournal.in(file, false)) {
            assertThat(journal.lastTime()).isEmpty();
        }
    }

    @Test
    void anOldNonceIsRefusedAfterARestartToo() {
        Floor first = open();
        String txid = first.limit("buy", "0.1", "30000");
        first.exchange.close();
        Floor second = open();
        Client replayed = new Client(second.exchange, Floor.KEY, HandMarket.START.toEpochMilli() + 299_990);
        assertThat(replayed.refused("CancelOrder", "txid", txid)).isEqualTo("EAPI:Invalid nonce");
        second.exchange.close();
    }

    @Test
    void anUnfinishedLastLineIsDropped() throws IOException {
        Floor first = open();
        trade(first);
        first.exchange.close();
        long size = Files.size(file);
        Files.writeString(file, "{\"time\":\"2024-01-01T00:2", StandardOpenOption.APPEND);
        Floor second = open();
        second.exchange.close();
        assertThat(Files.size(file)).isEqualTo(size);
    }

    @Test
    void anyOtherDamageIsNamedWithItsLine() throws IOException {
        Floor first = open();
        trade(first);
        first.exchange.close();
        List<String> lines = Files.readAllLines(file);
        Files.writeString(
                file, lines.get(0) + "\n" + "garbage\n" + String.join("\n", lines.subList(2, lines.size())) + "\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("move it away");
    }

    @Test
    void anotherSetUpIsRefusedAndTheDifferenceNamed() {
        open().exchange.close();
        PaperSetup other =
                PaperSetup.usual("by hand", 8, Account.trading(Floor.KEY, Client.SECRET, Money.of("100000")));
        assertThatThrownBy(() -> new Floor(other, market, PaperJournal.in(file, false)))
                .hasMessageContaining("seed was 7 and is 8")
                .hasMessageContaining("move it away");
    }

    private static PaperSetup with(String... others) {
        List<Account> accounts = new ArrayList<>(Floor.SETUP.accounts());
        for (String name : others) {
            accounts.add(Account.trading(name, Client.SECRET, Money.of("500")));
        }
        return PaperSetup.usual("by hand", 7, accounts.toArray(Account[]::new));
    }

    private void isRefused(PaperSetup setup, String why) {
        try (PaperJournal journal = PaperJournal.in(file, false)) {
            assertThatThrownBy(() -> new Floor(setup, market, journal)).hasMessageContaining(why);
        }
    }

    @Test
    void furtherAccountsMayFollow() {
        List<Object> before;
        try (PaperExchange first = open().exchange) {
            before = List.of(first.ledger(Floor.KEY));
        }
        Floor second = new Floor(with("bob"), market, PaperJournal.in(file, false));
        Client bob = new Client(second.exchange, "bob", second.now().toEpochMilli());
        String txid = bob.ask("AddOrder", Orders.limit("buy", "0.01", "30000"))
                .path("txid")
                .path(0)
                .asText();
        second.exchange.close();

        Floor third = new Floor(with("bob", "carol"), market, PaperJournal.in(file, false));

        assertThat(List.of(third.exchange.ledger(Floor.KEY))).isEqualTo(before);
        assertThat(third.exchange.orders("bob"))
                .singleElement()
                .satisfies(order -> assertThat(order.txid()).isEqualTo(txid));
        assertThat(third.exchange.ledger("bob")).isEqualTo(second.exchange.ledger("bob"));
        assertThat(third.exchange.equity("carol")).isEqualTo(Money.of("500"));
        third.exchange.close();
        isRefused(with("bob"), "has an account that is missing here: carol with $500");
        isRefused(with("carol", "bob"), "missing here: bob with $500");
    }

    @Test
    void anotherMarketUnderTheSameNameIsNoticed() {
        Floor first = open();
        trade(first);
        first.exchange.close();
        market.say(0, 0, 50_000, 50_000, 50_000, 50_000);
        assertThatThrownBy(this::open).hasMessageContaining("does not fit the market");
    }

    @Test
    void theSecretIsNotInTheJournal() throws IOException {
        Floor first = open();
        trade(first);
        first.exchange.close();
        assertThat(Files.readString(file)).doesNotContain(Client.SECRET);
    }

    @Test
    void oneJournalServesOneExchange() {
        Floor first = open();
        assertThatThrownBy(this::open).hasMessageContaining("another paper exchange uses");
        first.exchange.close();
    }

    @Test
    void aClosedExchangeRefusesAndCanStillBeRead() {
        Floor floor = open();
        floor.market("buy", "0.1");
        floor.exchange.close();
        assertThat(floor.client.refused("Balance")).isEqualTo("EService:Unavailable");
        assertThat(floor.exchange.trades(Floor.KEY)).hasSize(1);
    }

    @Test
    void anExchangeThatCannotWriteItsJournalStopsAnswering() {
        PaperJournal journal = PaperJournal.in(file, false);
        Floor floor = new Floor(Floor.SETUP, market, journal);
        journal.close();
        assertThat(floor.refusedLimit("buy", "0.1", "30000")).isEqualTo("EGeneral:Internal error");
        assertThat(floor.client.refused("OpenOrders")).isEqualTo("EService:Unavailable");
    }

    @Test
    void aLongLastLineIsFoundToo() throws IOException {
        Floor first = open();
        trade(first);
        first.exchange.close();
        long size = Files.size(file);
        Files.writeString(file, "x".repeat(10_000), StandardOpenOption.APPEND);
        open().exchange.close();
        assertThat(Files.size(file)).isEqualTo(size);
        Files.writeString(file, "\n".repeat(1), StandardOpenOption.APPEND);
        assertThatThrownBy(this::open).hasMessageContaining("cannot be read");
    }

    @Test
    void manyThreadsMakeOneRow() throws Exception {
        PaperSetup four = PaperSetup.usual(
                "by hand",
                7,
                IntStream.range(0, 4)
                        .mapToObj(i -> Account.trading("k" + i, Client.SECRET, Money.of("100000")))
                        .toArray(Account[]::new));
        Floor floor = new Floor(four, market, PaperJournal.in(file, true));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                Client client = new Client(floor.exchange, "k" + i, 0);
                var unused = threads.submit(() -> {
                    for (int n = 0; n < 50; n++) {
                        client.tries("AddOrder", Orders.market("buy", "0.001"));
                        client.tries("OpenOrders");
                    }
                });
            }
        }
        List<Object> before = of(floor, 4);
        floor.exchange.close();
        Floor again = new Floor(four, market, PaperJournal.in(file, true));
        assertThat(of(again, 4)).isEqualTo(before);
        assertThat(again.exchange.trades("k3")).hasSize(50);
        again.exchange.close();
    }

    private static List<Object> of(Floor floor, int accounts) {
        return IntStream.range(0, accounts)
                .mapToObj(i -> floor.exchange.ledger("k" + i))
                .collect(Collectors.toList());
    }
}
