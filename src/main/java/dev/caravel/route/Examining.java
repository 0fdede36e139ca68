package dev.caravel.route;

import dev.caravel.coinmarketcap.CoinMarketCapCall;
import dev.caravel.discretion.Mask;
import dev.caravel.doctor.Examination;
import dev.caravel.doctor.ExchangeChecks;
import dev.caravel.doctor.Holder;
import dev.caravel.doctor.Reading;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.kraken.MarketReader;
import dev.caravel.market.Whitelist;
import dev.caravel.settings.QuoteSource;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Reads for the doctor what only this process may ask. Beside the desk, never before it: each private call waits until no run is under
 * way, so that a stop waits for one read at most; and who asks again within seconds gets the same answer. Any thread.
 */
public final class Examining {
    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Desk desk;
    private final Whitelist whitelist;
    private final Timetable cycle;
    private final KrakenTime time;
    private final InstantSource clock;
    private final boolean asksCoinMarketCap;
    private final Mask mask;
    private final Instant since;
    private final Quiet quiet = new Quiet();
    private final Semaphore one = new Semaphore(1);
    private volatile Optional<Instant> goodCycle = Optional.empty();
    private volatile Instant timeAsked = Instant.EPOCH;
    private Optional<Last> last = Optional.empty();

    /** The last answer, and when it was made. */
    private record Last(String json, Instant made) {}

    Examining(Desk desk, Settings settings, KrakenTime time, InstantSource clock, Mask mask) {
        this.desk = desk;
        this.whitelist = settings.trader().whitelist();
        this.cycle = settings.schedule().cycle();
        this.time = time;
        this.clock = clock;
        this.asksCoinMarketCap = settings.trader().quotes() == QuoteSource.COINMARKETCAP;
        this.mask = mask;
        since = clock.instant();
        desk.listenToStarts(run -> quiet.begins());
        desk.listen(run -> {
            quiet.ends(
                    run.isCycle() || !run.verdicts().isEmpty() || run.failure().isPresent());
            if (run.isCycle() && run.failure().isEmpty()) {
                goodCycle = Optional.of(run.due());
            }
        });
    }

    /** How this process does, as JSON. */
    public String holder() {
        Instant now = clock.instant();
        return new Holder(
                        ProcessHandle.current().pid(),
                        quiet.runs(),
                        since,
                        now,
                        desk.interval(cycle.next(now).orElse(now)),
                        goodCycle,
                        desk.last().flatMap(DeskRun::failure))
                .json();
    }

    /** Begins; one at a time. Ends with {@link #end}. */
    public void begin(Exchange exchange) throws InterruptedException {
        one.acquire();
        // Reads ask for the budget of their run, and this one has none: it holds up nobody.
        exchange.setVariable("run", desk.watch());
        exchange.setVariable("examination", new ExaminationRun(quiet.runs(), whitelist));
    }

    public void end() {
        one.release();
    }

    /** Whether the last answer is too old. */
    public boolean isStale() {
        return last.map(answer ->
                        Duration.between(answer.made(), clock.instant()).compareTo(FRESH) > 0)
                .orElse(true);
    }

    public String lastAnswer() {
        return last.orElseThrow().json();
    }

    /** The next call to Kraken. */
    public KrakenRequest next(@Variable("examination") ExaminationRun examination) throws InterruptedException {
        KrakenRequest request = examination.request();
        if (request.isPrivate() && !quiet.await(PATIENCE)) {
            throw new IllegalStateException("the desk was busy for " + PATIENCE.toSeconds() + " s: ask again");
        }
        timeAsked = clock.instant();
        return request;
    }

    public void take(@Body KrakenReply reply, @Variable("examination") ExaminationRun examination) {
        if (examination.method().equals("Time")) {
            time.sample(timeAsked, MarketReader.time(reply), clock.instant());
        }
        examination.answered(reply);
    }

    public void failed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @Variable("examination") ExaminationRun examination) {
        examination.failed(text(failure));
    }

    public boolean asksCoinMarketCap() {
        return asksCoinMarketCap;
    }

    public CoinMarketCapCall credits() {
        return CoinMarketCapCall.keyInfo();
    }

    public void takeCredits(
            @Body CoinMarketCapLine.Answer answer, @Variable("examination") ExaminationRun examination) {
        var unused = answer.reply();
        examination.also(ExchangeChecks.CREDITS, Reading.result(answer.content()));
    }

    public void noCredits(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @Variable("examination") ExaminationRun examination) {
        examination.also(ExchangeChecks.CREDITS, Reading.failure(text(failure)));
    }

    private String text(Exception failure) {
        return mask.over(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }

    /** All that was read, as JSON. */
    public String answer(@Variable("examination") ExaminationRun examination) {
        Optional<Examination.Clock> offset = time.offset()
                .flatMap(off -> time.uncertainty().map(uncertainty -> new Examination.Clock(off, uncertainty)));
        String json = new Examination(examination.runs(), clock.instant(), offset, examination.readings()).json();
        last = Optional.of(new Last(json, clock.instant()));
        return json;
    }
}
