package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.AccountCalls;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.Page;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.market.Coin;
import dev.caravel.market.Listing;
import dev.caravel.market.Listings;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.QuoteTable;
import dev.caravel.market.Volume;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import dev.caravel.replay.VirtualClock;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.MarketScore;
import dev.caravel.strategy.Reason;
import dev.caravel.strategy.Verdict;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each route by itself: the real file and the real beans, with a mock in place of every endpoint that the route calls. Exchanges are
 * given to the route's own consumer, since a mock also stands where the others would call it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@CamelMainTest(mockEndpointsAndSkip = "(direct|seda):.*", shutdownTimeout = 5)
class RouteMockTest {
    private static final Coin BTC = new Coin("BTC");
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    @TempDir
    static Path folder;

    @BeanInject
    private CamelContext context;

    private Setup setup;
    private final List<String> visited = new CopyOnWriteArrayList<>();
    private final DeskRun cycle = new DeskRun(DeskKind.CYCLE, NOON);
    private final DeskRun watch = new DeskRun(DeskKind.WATCH, NOON);

    @Configure
    void configure(MainConfigurationProperties main) {
        setup = Setup.on(Bot.settings(folder, List.of()), new VirtualClock(NOON), Setup.Drive.CALLER, false);
        Properties properties = new Properties();
        properties.putAll(setup.properties());
        properties.putAll(Map.of("caravel.paper", "false", "caravel.quotes.retry", "1"));
        main.withRoutesIncludePattern("file:routes/*.camel.yaml");
        main.addConfiguration(new CamelConfiguration() {
            @Override
            public void configure(CamelContext camel) {
                camel.getPropertiesComponent().setOverrideProperties(properties);
            }
        });
        main.addConfiguration(setup.wiring());
    }

    @AfterAll
    void close() {
        setup.close();
    }

    @BeforeEach
    void forget() {
        visited.clear();
        mocks().forEach(mock -> {
            mock.reset();
            answers(mock, exchange -> {});
        });
        Listing listing = Listings.read().of(BTC).orElseThrow();
        setup.wiring().reference().take(new Pairs(List.of(listing.pair())));
        Book book = setup.wiring().book();
        book.outbox().forEach(event -> book.told(event.id()));
    }

    private List<MockEndpoint> mocks() {
        return context.getEndpoints().stream()
                .filter(MockEndpoint.class::isInstance)
                .map(MockEndpoint.class::cast)
                .toList();
    }

    private interface Answer {
        void to(Exchange exchange) throws Exception;
    }

    private void answers(MockEndpoint mock, Answer answer) {
        mock.whenAnyExchangeReceived(exchange -> {
            visited.add(mock.getName().replaceAll("\\?.*", ""));
            answer.to(exchange);
        });
    }

    private void mock(String name, Answer answer) {
        answers(context.getEndpoint("mock:" + name, MockEndpoint.class), answer);
    }

    private Exchange route(String id, Consumer<Exchange> prepare) {
        Exchange exchange = new DefaultExchange(context);
        prepare.accept(exchange);
        try {
            context.getRoute(id).getConsumer().getProcessor().process(exchange);
        } catch (Exception failed) {
            exchange.setException(failed);
        }
        return exchange;
    }

    private Exchange route(String id, DeskRun run, Object body) {
        return route(id, exchange -> {
            exchange.setVariable("run", run);
            exchange.getMessage().setBody(body);
        });
    }

    @Test
    void aCycleFetchesItsQuotesBeforeItQueues() {
        QuoteTable quotes = new QuoteTable(setup.settings().trader().whitelist(), List.of());
        mock("direct:quotes", exchange -> exchange.getMessage().setBody(quotes));

        Exchange exchange = route("cycle", cycle, NOON);

        assertThat(visited).containsExactly("direct:quotes", "seda:desk");
        assertThat(exchange.getVariable("run", DeskRun.class).quotes()).contains(quotes);
    }

    @Test
    void aCycleWithoutQuotesIsReportedAndQueuedAllTheSame() {
        mock("direct:quotes", exchange -> {
            throw new IOException("nobody answers");
        });

        route("cycle", cycle, NOON);

        assertThat(visited).containsExactly("direct:quotes", "direct:dead-letter", "seda:desk");
    }

    @Test
    void theDeskLoadsTheBookAndTellsCycleFromWatch() {
        route("desk", cycle, cycle);
        route("desk", watch, watch);

        assertThat(visited)
                .containsExactly(
                        "direct:book-load",
                        "direct:run-cycle",
                        "direct:outbox",
                        "direct:book-load",
                        "direct:run-watch",
                        "direct:outbox");
    }

    @Test
    void aCycleGathersSavesActsAndSaves() {
        route("run-cycle", cycle, cycle);

        assertThat(visited).containsExactly("direct:gather", "direct:book-save", "direct:act", "direct:book-save");
    }

    @Test
    void aFailingGatherEndsACycleInADeadLetter() {
        mock("direct:gather", exchange -> {
            throw new IOException("no connection");
        });

        route("run-cycle", cycle, cycle);

        assertThat(visited).containsExactly("direct:gather", "direct:dead-letter");
    }

    @Test
    void aWatchIsQueuedAndCallsNobodyWhileNothingIsOpen() {
        route("watch", watch, NOON);
        route("run-watch", watch, watch);

        assertThat(visited).containsExactly("seda:desk", "direct:book-save");
    }

    @Test
    void eachDecisionGoesToItsBranchAndAFailingOneStopsNoOther() {
        mock("direct:buy", exchange -> {
            throw new IOException("no connection");
        });
        Decision.Why why = Decision.Why.of(Reason.STOP);
        List<Decision> all = List.of(
                new Decision.Buy(BTC, Price.of("40000"), Volume.of("0.05"), why),
                new Decision.Edit(BTC, Side.SELL, "O1", Optional.empty(), why),
                new Decision.Sell(BTC, Optional.empty(), Volume.of("0.05"), false, why));
        cycle.decided(new Verdict(NOON, new MarketScore(50, 24, true), all));

        route("act", cycle, all);

        assertThat(visited).containsExactly("direct:buy", "direct:dead-letter", "direct:edit", "direct:sell");
    }

    @Test
    void anOrderIsSavedBeforeAndAfterItIsSent() {
        Decision.Buy buy =
                new Decision.Buy(BTC, Price.of("40000"), Volume.of("0.05"), Decision.Why.of(Reason.BEST_SCORE));
        Exchange intended = route("buy", cycle, buy);
        mock("direct:kraken-order", exchange -> exchange.getMessage().setBody(new Outcome.Refused("no", false)));

        route("order", exchange -> intended.getVariables().forEach(exchange::setVariable));

        assertThat(visited)
                .containsExactly("direct:order", "direct:book-save", "direct:kraken-order", "direct:book-save");
        assertThat(setup.wiring().book().position(BTC)).isEmpty();
    }

    @Test
    void anIntentThatCannotBeSavedIsNotSent() {
        mock("direct:book-save", exchange -> {
            throw new IOException("disk full");
        });

        Exchange exchange = route("order", cycle, null);

        assertThat(visited).containsExactly("direct:book-save");
        assertThat(exchange.getException()).hasMessage("disk full");
    }

    @Test
    void anOrderThatNeverLeftIsTriedOnceMoreAndALostOneNever() {
        mock("direct:kraken-private", exchange -> {
            throw new UnknownHostException("api.kraken.com");
        });
        Object neverSent = route("kraken-order", cycle, null).getMessage().getBody();
        mock("direct:kraken-private", exchange -> {
            throw new IOException("connection reset");
        });
        Object unknown = route("kraken-order", cycle, null).getMessage().getBody();

        assertThat(neverSent).isInstanceOf(Outcome.NeverSent.class);
        assertThat(unknown).isInstanceOf(Outcome.Unknown.class);
        assertThat(visited).hasSize(3);
    }

    @Test
    void aReadIsMadeOnceMoreAndGoesToItsOwnSideOfKraken() {
        mock("direct:kraken-read-once", exchange -> {
            throw new IOException("no connection");
        });
        route("kraken-read", cycle, PublicCalls.time());
        Answer reply = exchange -> {
            exchange.setVariable("call", PublicCalls.time());
            exchange.getMessage().setBody(KrakenReply.parse(200, "{\"error\":[],\"result\":{}}", Mask.NONE));
        };
        mock("direct:kraken-public", reply);
        mock("direct:kraken-private", reply);
        route("kraken-read-once", cycle, PublicCalls.time());
        route("kraken-read-once", cycle, AccountCalls.balances());

        assertThat(visited)
                .containsExactly(
                        "direct:kraken-read-once",
                        "direct:kraken-read-once",
                        "direct:kraken-public",
                        "direct:kraken-private");
    }

    @Test
    void gatheringReadsTheClockTheReferenceAndThenPricesAndAccountSideBySide() {
        route("gather", cycle, cycle);

        assertThat(visited.subList(0, 2)).containsExactly("direct:read-time", "direct:reference");
        assertThat(visited.subList(2, 4)).containsExactlyInAnyOrder("direct:prices", "direct:account");
    }

    @Test
    void theBranchesOfTheGatheringReadWhatTheySay() {
        route("reference", cycle, cycle);
        route("prices", cycle, cycle);
        route("account", cycle, cycle);

        assertThat(visited)
                .containsExactly(
                        "direct:read-assets",
                        "direct:read-pairs",
                        "direct:read-fees",
                        "direct:read-status",
                        "direct:read-prices",
                        "direct:order-lists",
                        "direct:read-balances");
    }

    @Test
    void openOrdersAreReadBeforeClosedOnesAndThoseToTheLastPage() {
        mock(
                "direct:read-closed",
                exchange -> exchange.getVariable("run", DeskRun.class)
                        .seenClosed(new Page<>(List.of(), OptionalInt.of(0))));
        mock(
                "direct:read-executions",
                exchange ->
                        exchange.getVariable("run", DeskRun.class).executed(new Page<>(List.of(), OptionalInt.of(0))));
        mock(
                "direct:read-ledger",
                exchange ->
                        exchange.getVariable("run", DeskRun.class).entered(new Page<>(List.of(), OptionalInt.of(0))));

        route("order-lists", cycle, cycle);
        route("ledger", cycle, cycle);

        assertThat(visited)
                .containsExactly(
                        "direct:read-open", "direct:read-closed", "direct:read-executions", "direct:read-ledger");
    }

    @Test
    void aWatchLooksAtPricesFirst() {
        route("look", watch, watch);

        assertThat(visited).containsSubsequence("direct:read-time", "direct:read-prices");
    }

    @Test
    void whatWaitsInTheOutboxIsSavedAndThenHandedToEverySink() {
        setup.wiring().book().tell(new Event("e1", Event.Kind.SOLD, NOON, Optional.of(BTC), "sold"));

        route("outbox", cycle, null);

        assertThat(visited).containsExactly("direct:outbox-save", "seda:deliver");
    }

    @Test
    void quotesComeFromTheSourceThatIsSetAndAreAskedForAgain() {
        mock("direct:quotes-replay", exchange -> {
            throw new IOException("no connection");
        });

        Exchange exchange = route("quotes", cycle, null);

        assertThat(visited).hasSize(4).containsOnly("direct:quotes-replay");
        assertThat(exchange.getException()).hasMessage("no connection");
    }

    @Test
    void theBookIsLoadedAndSavedWhereTheStateIsKept() {
        mock("direct:book-read-file", exchange -> exchange.getMessage().setBody(Map.of()));
        route("book-load", cycle, null);
        setup.wiring().book().tell(new Event("e2", Event.Kind.SOLD, NOON, Optional.of(BTC), "sold"));

        route("book-save", cycle, null);

        assertThat(visited).startsWith("direct:book-read-file", "direct:book-put-file");
        assertThat(visited).containsOnlyOnce("direct:book-read-file");
    }
}
