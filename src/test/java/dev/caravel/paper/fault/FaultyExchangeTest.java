package dev.caravel.paper.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.paper.Exchanges;
import dev.caravel.paper.Orders;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.Signed;
import dev.caravel.paper.engine.MarketMode;
import dev.caravel.paper.fault.FaultRule.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultyExchangeTest {
    private static final Instant NOON = Exchanges.NOON;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant now = NOON;
    private final PaperExchange exchange = Exchanges.quiet(() -> now);
    private long nonce = 1;

    private FaultyExchange with(Fault fault) {
        FaultRule rule = FaultRule.of(fault, new Turn.Calls(Set.of(1L)));
        return new FaultyExchange(exchange, Faults.of(1, List.of(rule)), () -> now);
    }

    private FaultyExchange plain() {
        return new FaultyExchange(exchange, Faults.none(), () -> now);
    }

    private Reply order(FaultyExchange faulty) {
        return faulty.call(call(Signed.order(Exchanges.KEY, ++nonce)));
    }

    private static Call call(Signed signed) {
        return new Call(signed.path(), "", signed.headers(), signed.body());
    }

    private Reply look(FaultyExchange faulty, String method) {
        return faulty.call(new Call("/0/public/" + method, "", Map.of(), new byte[0]));
    }

    private static String body(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Answer.class);
        return ((Reply.Answer) reply).body();
    }

    private int orders() {
        return exchange.orders(Exchanges.KEY).size();
    }

    private static Stream<Fault> at(Moment when) {
        return Stream.of(
                new Fault.Reset(when),
                new Fault.Close(when),
                new Fault.Page(520, when),
                new Fault.Empty(when),
                new Fault.Refused("EService:Busy", when),
                new Fault.Throttled(SECOND, when));
    }

    static Stream<Fault> before() {
        return at(Moment.BEFORE);
    }

    static Stream<Fault> after() {
        return Stream.concat(
                at(Moment.AFTER),
                Stream.of(
                        new Fault.Truncated(),
                        new Fault.Cut(),
                        new Fault.Slow(SECOND),
                        new Fault.Twice(true),
                        new Fault.Twice(false)));
    }

    @ParameterizedTest
    @MethodSource("before")
    void nothingIsPlacedByWhatTheExchangeHasNotSeen(Fault fault) {
        FaultyExchange faulty = with(fault);

        Reply unused = order(faulty);

        assertThat(orders()).isZero();
        assertThat(body(order(faulty))).contains("txid");
        assertThat(faulty.faults().happened()).containsExactly(Map.entry(fault.kind(), 1L));
    }

    @ParameterizedTest
    @MethodSource("after")
    void whatTheExchangeHasSeenIsPlacedOnce(Fault fault) {
        Reply unused = order(with(fault));

        assertThat(orders()).isOne();
    }

    @Test
    void aLostAnswerSaysToTheTestAndNotToTheClientWhetherItWasSeen() {
        assertThat(order(with(new Fault.Reset(Moment.AFTER)))).isEqualTo(new Reply.Lost(true, true, Duration.ZERO));
        assertThat(order(with(new Fault.Close(Moment.BEFORE)))).isEqualTo(new Reply.Lost(false, false, Duration.ZERO));
    }

    @Test
    void aPageIsHtmlWithItsStatus() {
        assertThat(order(with(new Fault.Page(520, Moment.AFTER)))).isInstanceOfSatisfying(Reply.Answer.class, page -> {
            assertThat(page.status()).isEqualTo(520);
            assertThat(page.type()).startsWith("text/html");
            assertThat(page.body()).contains("Error 520");
        });
    }

    @Test
    void halfOfTheJsonArrivesWithOrWithoutItsConnection() {
        assertThat(body(order(with(new Fault.Truncated()))))
                .startsWith("{\"error\":[]")
                .doesNotEndWith("}}");
        assertThat(order(with(new Fault.Cut())))
                .isInstanceOfSatisfying(
                        Reply.Cut.class,
                        cut -> assertThat(cut.promised().body())
                                .startsWith(cut.arrived())
                                .hasSizeGreaterThan(cut.arrived().length())
                                .endsWith("}}"));
    }

    @Test
    void anErrorIsInTheExchangesWords() {
        assertThat(body(order(with(new Fault.Refused("EGeneral:Internal error", Moment.AFTER)))))
                .isEqualTo("{\"error\":[\"EGeneral:Internal error\"]}");
        assertThat(body(order(with(new Fault.Throttled(Duration.ofSeconds(7), Moment.BEFORE)))))
                .isEqualTo("{\"error\":[\"EService:Throttled:%d\"]}".formatted(NOON.getEpochSecond() + 7));
    }

    @Test
    void aCopyOfTheBytesIsRefusedByItsNonce() {
        assertThat(body(order(with(new Fault.Twice(true))))).contains("txid");
        assertThat(body(order(with(new Fault.Twice(false))))).contains("EAPI:Invalid nonce");
        assertThat(orders()).isEqualTo(2);
    }

    @Test
    void aSlowAnswerIsOfTheTimeOfTheRequest() {
        assertThat(order(with(new Fault.Slow(SECOND))).after()).isEqualTo(SECOND);
    }

    @Test
    void aLateRequestIsSeenWhenItArrives() {
        Reply reply = order(with(new Fault.Late(SECOND)));

        assertThat(orders()).isZero();
        assertThat(reply).isInstanceOfSatisfying(Reply.Late.class, late -> {
            assertThat(late.after()).isEqualTo(SECOND);
            assertThat(body(late.arrival().get())).contains("txid");
        });
        assertThat(orders()).isOne();
    }

    @Test
    void aLockoutLastsAndConcernsNobodyElse() {
        FaultyExchange faulty = with(new Fault.Lockout(Duration.ofMinutes(15)));

        assertThat(body(order(faulty))).contains("EGeneral:Temporary lockout");
        now = NOON.plus(Duration.ofMinutes(15)).minusMillis(1);
        assertThat(body(order(faulty))).contains("EGeneral:Temporary lockout");
        assertThat(body(look(faulty, "Time"))).contains("unixtime");
        now = NOON.plus(Duration.ofMinutes(15));
        assertThat(body(order(faulty))).contains("txid");
    }

    @Test
    void pairsCanBeWithoutFees() {
        assertThat(body(look(with(new Fault.NoFees()), "AssetPairs")))
                .contains("XXBTZUSD", "\"tick_size\":\"0.1\"", "\"fees\":[],\"fees_maker\":[]")
                .doesNotContain("\"fees\":[[");
    }

    @Test
    void theClockCanBeOff() {
        String right = exchange.answer("/0/public/Time", "", Map.of(), new byte[0]);
        String wrong = body(look(with(new Fault.Skew(Duration.ofSeconds(-90))), "Time"));

        assertThat(unixtime(wrong)).isEqualTo(unixtime(right) - 90);
        assertThat(wrong).contains("rfc1123").isNotEqualTo(right);
    }

    private static long unixtime(String answer) {
        return Long.parseLong(answer.replaceAll(".*\"unixtime\":(\\d+).*", "$1"));
    }

    @Test
    void anotherAccountsFaultsAreNotMine() {
        FaultRule rule =
                FaultRule.of(new Fault.Reset(Moment.AFTER), new Turn.Every(1)).forAccount("somebody else");
        FaultyExchange faulty = new FaultyExchange(exchange, Faults.of(1, List.of(rule)), () -> now);

        assertThat(body(order(faulty))).contains("txid");
    }

    private String ask(FaultyExchange faulty, String method, String... arguments) {
        return body(faulty.call(call(Signed.of(Exchanges.KEY, ++nonce, method, arguments))));
    }

    private String buy(FaultyExchange faulty, String volume) {
        return ask(faulty, "AddOrder", Orders.market("buy", volume));
    }

    @Test
    void aModeHoldsForEverybodyAndPasses() {
        FaultyExchange faulty = with(new Fault.Mode(MarketMode.CANCEL_ONLY, Duration.ofMinutes(1)));

        assertThat(body(order(faulty))).contains("EService:Market in cancel_only mode");
        assertThat(body(look(faulty, "SystemStatus"))).contains("\"status\":\"cancel_only\"");
        now = NOON.plus(Duration.ofMinutes(1));
        assertThat(body(order(faulty))).contains("txid");
        assertThat(body(look(faulty, "SystemStatus"))).contains("\"status\":\"online\"");
    }

    /** Kraken's SystemStatus has no word for it. */
    @Test
    void thatThereAreNoMarketOrdersThePairsSay() {
        FaultyExchange faulty = with(new Fault.Mode(MarketMode.LIMIT_ONLY, Duration.ofMinutes(1)));

        assertThat(buy(faulty, "0.1")).contains("EService:Market in limit_only mode");
        assertThat(body(look(faulty, "SystemStatus"))).contains("\"status\":\"online\"");
        assertThat(body(look(faulty, "AssetPairs"))).contains("\"status\":\"limit_only\"");
    }

    @Test
    void inMaintenanceNothingIsAnsweredButTheTime() {
        FaultyExchange faulty = with(new Fault.Mode(MarketMode.MAINTENANCE, Duration.ofMinutes(1)));

        assertThat(body(order(faulty))).contains("EService:Unavailable");
        assertThat(body(look(faulty, "Time"))).contains("unixtime");
        assertThat(body(look(faulty, "SystemStatus"))).contains("\"status\":\"maintenance\"");
        assertThat(body(look(faulty, "Ticker"))).contains("EService:Unavailable");
    }

    @Test
    void whatLagsShowsUpLateAndItsTradesLaterStill() {
        FaultyExchange faulty = with(new Fault.Lag(Duration.ofSeconds(5), Duration.ofSeconds(10)));
        String resting = body(order(faulty)).replaceAll(".*\"txid\":\\[\"([^\"]+).*", "$1");

        assertThat(ask(faulty, "OpenOrders")).doesNotContain(resting);
        assertThat(ask(faulty, "QueryOrders", "txid", resting)).contains("EOrder:Unknown order");
        now = NOON.plusSeconds(5);
        assertThat(ask(faulty, "OpenOrders")).contains(resting);
    }

    @Test
    void theTradesAndLedgerRowsOfWhatLagsAreMissingFromEveryList() {
        String placed = buy(with(new Fault.Lag(Duration.ofSeconds(5), Duration.ofSeconds(10))), "0.1");
        String txid = placed.replaceAll(".*\"txid\":\\[\"([^\"]+).*", "$1");
        FaultyExchange plain = plain();

        assertThat(ask(plain, "ClosedOrders")).contains("\"count\":0");
        now = NOON.plusSeconds(5);
        assertThat(ask(plain, "ClosedOrders")).contains(txid, "\"count\":1");
        assertThat(ask(plain, "TradesHistory")).contains("\"count\":0");
        assertThat(ask(plain, "Ledgers")).contains("\"count\":1").contains("deposit");
        now = NOON.plusSeconds(15);
        assertThat(ask(plain, "TradesHistory")).contains(txid);
        assertThat(ask(plain, "Ledgers")).contains("\"count\":3");
    }

    @Test
    void whatLagsCanBeCancelledAllTheSame() {
        FaultyExchange faulty = with(new Fault.Lag(Duration.ofSeconds(5), Duration.ZERO));
        String resting = body(order(faulty)).replaceAll(".*\"txid\":\\[\"([^\"]+).*", "$1");

        assertThat(ask(faulty, "CancelOrder", "txid", resting)).contains("\"count\":1");
    }

    @Test
    void anOrderIsFilledInManyPieces() {
        String placed = buy(with(new Fault.Pieces(4)), "0.1");

        assertThat(placed).contains("txid");
        assertThat(exchange.trades(Exchanges.KEY)).hasSize(4);
    }

    @Test
    void aPostOnlyOrderThatWouldTakeMayBeAcceptedAndThenCancelled() {
        String[] taking = {
            "pair", "XBTUSD", "type", "buy", "ordertype", "limit", "price", "90000", "volume", "0.1", "oflags", "post"
        };
        assertThat(ask(plain(), "AddOrder", taking)).contains("EOrder:Post only order");

        assertThat(ask(with(new Fault.PostAccepted()), "AddOrder", taking)).contains("txid");

        assertThat(ask(plain(), "ClosedOrders")).contains("\"status\":\"canceled\"", "\"reason\":\"Post only order\"");
    }

    @Test
    void whatEarnsIsTheAccountsAndCannotBeTraded() {
        assertThat(buy(plain(), "0.1")).contains("txid");

        String balance = ask(with(new Fault.Earn(new Coin("BTC"))), "Balance");

        assertThat(balance).contains("\"XBT.F\":\"0.1000000000\"").doesNotContain("XXBT");
        assertThat(ask(plain(), "BalanceEx")).contains("\"XBT.F\":{\"balance\":\"0.1000000000\",\"hold_trade\":");
        assertThat(ask(plain(), "Ledgers")).contains("\"asset\":\"XBT.F\",\"amount\":\"0.1000000000\"");
        String[] sell = {"pair", "XBTUSD", "type", "sell", "ordertype", "market", "volume", "0.1"};
        assertThat(ask(plain(), "AddOrder", sell)).contains("EOrder:Insufficient funds");
    }
}
