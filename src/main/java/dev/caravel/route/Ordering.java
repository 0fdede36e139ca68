package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Intent;
import dev.caravel.book.Position;
import dev.caravel.book.Settlement;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.market.Pair;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderRequest;
import dev.caravel.order.Outcome;
import dev.caravel.order.Side;
import dev.caravel.store.JournalEntry;
import dev.caravel.strategy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns decisions into intents and calls, and writes what the calls came to into the book. Only the desk uses it. */
public final class Ordering {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.order");

    private final Book book;
    private final Reference reference;
    private final KrakenTime time;
    private final InstantSource clock;
    private final Diary diary;
    private final Settlement settlement;
    private final String bot;
    private final Duration life;
    private final Function<Instant, Duration> buyLife;

    /**
     * @param life of an intent: how long after it was saved its call may still reach the exchange
     * @param buyLife how long a buy that is placed now rests
     */
    Ordering(
            Book book,
            Reference reference,
            KrakenTime time,
            InstantSource clock,
            Diary diary,
            String bot,
            Duration life,
            Function<Instant, Duration> buyLife) {
        this.book = book;
        this.reference = reference;
        this.time = time;
        this.clock = clock;
        this.diary = diary;
        this.settlement = new Settlement(book);
        this.bot = bot;
        this.life = life;
        this.buyLife = buyLife;
    }

    /** The intent of a buy, in the book but not saved yet, and its call. */
    public OrderCall buy(@Body Decision.Buy buy) {
        Instant now = decided();
        Position position = book.position(buy.coin()).orElseGet(() -> Position.open(buy.coin(), now));
        ClientOrderId id = id(position, Side.BUY, now);
        Intent intent = intent(id.text(), Intent.Kind.PLACE, Side.BUY, Optional.empty(), buy)
                .asking(Optional.of(buy.limit()), Optional.of(buy.volume()));
        return intended(
                position,
                intent,
                pair -> new OrderRequest.Place(
                        pair,
                        Side.BUY,
                        id,
                        buy.volume(),
                        Optional.of(buy.limit()),
                        true,
                        Optional.of(buyLife.apply(clock.instant()))));
    }

    /** The same for a sell. */
    public OrderCall sell(@Body Decision.Sell sell) {
        Position position = held(sell);
        ClientOrderId id = id(position, Side.SELL, decided());
        Intent intent = intent(id.text(), Intent.Kind.PLACE, Side.SELL, Optional.empty(), sell)
                .asking(sell.limit(), Optional.of(sell.volume()));
        return intended(
                position,
                sell.stop() ? intent.asStop() : intent,
                pair -> new OrderRequest.Place(
                        pair,
                        Side.SELL,
                        id,
                        sell.volume(),
                        sell.limit(),
                        sell.postOnly(),
                        Optional.empty(),
                        sell.stop()));
    }

    /** The same for an amend or a cancel. */
    public OrderCall edit(@Body Decision.Edit edit) {
        Position position = held(edit);
        Intent.Kind kind = edit.to().isPresent() ? Intent.Kind.AMEND : Intent.Kind.CANCEL;
        String id = edit.txid() + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + position.attempts();
        Intent intent = intent(id, kind, edit.side(), Optional.of(edit.txid()), edit);
        if (edit.to().isEmpty()) {
            return intended(position, intent, pair -> new OrderRequest.Cancel(pair, edit.txid()));
        }
        Decision.Amendment to = edit.to().get();
        return intended(
                position,
                intent.asking(to.limit(), to.volume()),
                pair -> new OrderRequest.Amend(pair, edit.txid(), to.limit(), to.volume(), to.postOnly()));
    }

    private Position held(Decision decision) {
        return book.position(decision.coin())
                .orElseThrow(() -> new IllegalStateException(decision.coin() + ": decided on without a position"));
    }

    /** As exactly as an id can say it: a position has the time of its first buy's id, so that it can be told from that id alone. */
    private Instant decided() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ClientOrderId id(Position position, Side side, Instant now) {
        // The time tells apart what the attempt no longer does, once a position has had more calls than an id can
        // count.
        int attempt = position.attempts() % ClientOrderId.ATTEMPTS;
        return ClientOrderId.of(bot, new ClientOrderId.Parts(now, position.coin(), side, attempt));
    }

    private Intent intent(String id, Intent.Kind kind, Side side, Optional<String> txid, Decision decision) {
        Instant now = time.now();
        return new Intent(
                id,
                kind,
                side,
                txid,
                Optional.empty(),
                Optional.empty(),
                decision.why().reason().name(),
                now,
                now.plus(life),
                Optional.empty(),
                Optional.empty());
    }

    private OrderCall intended(Position position, Intent intent, Function<Pair, OrderRequest> request) {
        OrderCall call = new OrderCall(
                position.coin(), intent.id(), request.apply(reference.pair(position.coin())), intent.notAfter());
        book.put(position.intending(intent));
        return call;
    }

    /** Whether the next round may decide something else. What is refused for any other reason is left to the next watch. */
    private static boolean isProgress(Outcome outcome, OrderCall call) {
        return switch (outcome) {
            case Outcome.Accepted _ -> true;
            case Outcome.Refused refused ->
                call.request() instanceof OrderRequest.Amend || refused.error().contains("Post only");
            case Outcome.Valid _, Outcome.NeverSent _, Outcome.Unknown _ -> false;
        };
    }

    /** Writes the outcome of the call into the book. */
    public void settle(@Body Outcome outcome, @Variable("order") OrderCall call, @Variable("run") DeskRun run) {
        if (isProgress(outcome, call)) {
            run.progressed();
        }
        Optional<Intent> intent = book.position(call.coin()).flatMap(position -> position.intent(call.intentId()));
        settlement.settle(call.coin(), call.intentId(), outcome, clock.instant(), time.nearest());
        intent.ifPresent(asked -> diary.write(JournalEntry.OrderCall.of(clock.instant(), call.coin(), asked, outcome)));
        LOG.info("order={} coin={} call=\"{}\" outcome={}", call.intentId(), call.coin(), call.text(), outcome);
    }
}
