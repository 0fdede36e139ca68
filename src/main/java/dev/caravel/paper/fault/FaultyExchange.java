package dev.caravel.paper.fault;

import dev.caravel.market.Coin;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.engine.MarketMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A paper exchange behind a line on which things go wrong as {@link Faults} says. There is no network and nobody waits: the reply says
 * what a client would see and after how long, and whoever calls makes that come true, over HTTP or on a played clock. Any thread.
 */
public final class FaultyExchange {
    private static final String PAGE = """
        <!DOCTYPE html>
        <html><head><title>api.kraken.com | %1$d</title></head>
        <body><h1>Error %1$d</h1><p>The web server reported an error.</p></body></html>
        """;

    private final PaperExchange exchange;
    private final Faults faults;
    private final InstantSource clock;
    private final Map<String, Instant> lockouts = new ConcurrentHashMap<>();

    public FaultyExchange(PaperExchange exchange, Faults faults, InstantSource clock) {
        this.exchange = exchange;
        this.faults = faults;
        this.clock = clock;
    }

    /** What a client sees of a request, and what the exchange has made of it. */
    public Reply call(Call call) {
        Optional<Fault> fault = faults.next(account(call), call.method());
        return fault.map(happening -> under(happening, call)).orElseGet(() -> Reply.Answer.json(answer(call)));
    }

    private String account(Call call) {
        return exchange.account(call.key()).orElse("");
    }

    private Reply under(Fault fault, Call call) {
        return switch (fault) {
            case Fault.Reset(Moment when) -> lost(call, when, true);
            case Fault.Close(Moment when) -> lost(call, when, false);
            case Fault.Page(int status, Moment when) -> {
                carryOut(call, when);
                yield Reply.Answer.page(status, PAGE.formatted(status));
            }
            case Fault.Empty(Moment when) -> {
                carryOut(call, when);
                yield Reply.Answer.json("");
            }
            case Fault.Truncated() -> Reply.Answer.json(half(answer(call)));
            case Fault.Cut() -> {
                Reply.Answer whole = Reply.Answer.json(answer(call));
                yield new Reply.Cut(whole, half(whole.body()), Duration.ZERO);
            }
            case Fault.Refused(String error, Moment when) -> refused(call, when, error);
            case Fault.Throttled(Duration asked, Moment when) ->
                refused(
                        call,
                        when,
                        "EService:Throttled:" + clock.instant().plus(asked).getEpochSecond());
            case Fault.Slow(Duration by) -> slow(answer(call), by);
            case Fault.Late(Duration by) -> new Reply.Late(by, () -> Reply.Answer.json(answer(call)));
            case Fault.Twice(boolean first) -> {
                String original = answer(call);
                String copy = answer(call);
                yield Reply.Answer.json(first ? original : copy);
            }
            case Fault.Lockout(Duration lasting) -> {
                lockouts.put(account(call), clock.instant().plus(lasting));
                yield Reply.Answer.json(answer(call));
            }
            case Fault.NoFees() -> {
                String pairs = answer(call);
                yield Reply.Answer.json(call.method().equals("AssetPairs") ? Rewriting.withoutFees(pairs) : pairs);
            }
            case Fault.Skew(Duration by) -> {
                String time = answer(call);
                yield Reply.Answer.json(call.method().equals("Time") ? Rewriting.skewed(time, by) : time);
            }
            case Fault.Mode(MarketMode mode, Duration lasting) -> {
                exchange.mishaps().mode(mode, lasting);
                yield Reply.Answer.json(answer(call));
            }
            case Fault.Lag(Duration orders, Duration trades) -> {
                String placed = answer(call);
                exchange.mishaps().hide(account(call), Rewriting.txids(placed), orders, trades);
                yield Reply.Answer.json(placed);
            }
            case Fault.Pieces(int least) -> {
                exchange.mishaps().fillInPieces(account(call), least);
                yield Reply.Answer.json(answer(call));
            }
            case Fault.PostAccepted() -> {
                exchange.mishaps().acceptPostOnly(account(call));
                yield Reply.Answer.json(answer(call));
            }
            case Fault.Earn(Coin coin) -> {
                exchange.mishaps().earn(account(call), coin);
                yield Reply.Answer.json(answer(call));
            }
        };
    }

    private Reply lost(Call call, Moment when, boolean reset) {
        carryOut(call, when);
        return new Reply.Lost(when == Moment.AFTER, reset, Duration.ZERO);
    }

    private Reply refused(Call call, Moment when, String error) {
        carryOut(call, when);
        return Reply.Answer.json(error(error));
    }

    private static Reply slow(String answer, Duration by) {
        Reply.Answer whole = Reply.Answer.json(answer);
        return new Reply.Answer(whole.status(), whole.type(), whole.body(), by);
    }

    private void carryOut(Call call, Moment when) {
        if (when == Moment.AFTER) {
            String unused = answer(call);
        }
    }

    private String answer(Call call) {
        Instant until = lockouts.getOrDefault(account(call), Instant.MIN);
        return clock.instant().isBefore(until) && !call.key().isEmpty()
                ? error("EGeneral:Temporary lockout")
                : exchange.answer(call.path(), call.query(), call.headers(), call.body());
    }

    private static String half(String answer) {
        return answer.substring(0, answer.length() / 2);
    }

    private static String error(String error) {
        return "{\"error\":[\"" + error + "\"]}";
    }

    /** What goes wrong here, and has. */
    public Faults faults() {
        return faults;
    }

    /** The exchange's time. */
    public InstantSource clock() {
        return clock;
    }

    /** The exchange at the end of the line. */
    public PaperExchange exchange() {
        return exchange;
    }
}
