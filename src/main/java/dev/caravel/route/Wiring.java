package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Event;
import dev.caravel.book.Reconciliation;
import dev.caravel.book.Resolution;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KeyBudget;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.kraken.KrakenSigner;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.kraken.Nonces;
import dev.caravel.kraken.OrderCalls;
import dev.caravel.kraken.PublicBudget;
import dev.caravel.kraken.Tier;
import dev.caravel.market.Money;
import dev.caravel.route.alert.Heartbeat;
import dev.caravel.route.alert.Sink;
import dev.caravel.route.alert.SnsTopic;
import dev.caravel.route.alert.Teller;
import dev.caravel.route.lease.LeaseEnd;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Live;
import dev.caravel.settings.OrderSettings;
import dev.caravel.settings.Settings;
import dev.caravel.settings.TraderSettings;
import dev.caravel.store.ControlDocument;
import dev.caravel.store.Documents;
import dev.caravel.store.Journal;
import dev.caravel.strategy.Rules;
import dev.caravel.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.seda.SedaComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every bean that the routes name, once, from the settings and the surroundings of a run, and binds them to Camel. */
public final class Wiring implements CamelConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.start");
    /** Kraken's ledger has four decimals of dollars, its orders have more. The paper exchange is exact. */
    private static final Money LEDGER_PLACE = Money.of("0.0001");

    /** A buy ends on the exchange before the next cycle wants its money. */
    private static final Duration BEFORE_NEXT_CYCLE = Duration.ofSeconds(30);

    private static final Duration SHORTEST_BUY = Duration.ofMinutes(1);

    private final Settings settings;
    private final InstantSource clock;
    private final Book book;
    private final Desk desk;
    private final Reference reference;
    private final Alerting alerting;
    private final Recovering recovering;
    private final BookKeeping bookKeeping;
    private final Departure departure;
    private final Mask mask;
    private final Map<String, Object> beans = new LinkedHashMap<>();

    /**
     * @param key that signs the private calls
     * @param state of the documents
     * @param lease until when this copy may trade
     * @param news of how it came to trade, for the owner
     * @param hasSchedule whether cycles follow each other by the settings' schedule; if not, a buy lives for its set time
     */
    public Wiring(
            Settings settings,
            InstantSource clock,
            KrakenKey key,
            BotState state,
            Journal journal,
            LeaseEnd lease,
            Optional<Event> news,
            boolean hasSchedule) {
        this.settings = settings;
        this.clock = clock;
        Rules rules = settings.rules();
        TraderSettings trader = settings.trader();
        OrderSettings orders = settings.orders();
        book = new Book(rules.guarding().capital());
        KrakenTime time = new KrakenTime(clock, orders.deadline());
        reference = new Reference(clock);
        Resolution resolution = new Resolution(book, orders.visibility(), orders.ghosts());
        Reconciliation reconciliation = new Reconciliation(book, trader.bot(), resolution);
        desk = new Desk(
                book,
                trader.whitelist(),
                clock,
                settings.schedule().cycle(),
                settings.schedule().deskBudget(),
                lease,
                hasSchedule);
        departure = new Departure(book, reference::pairs);
        Diary diary = new Diary(journal);
        mask = Secrecy.mask(settings, key);
        Teller teller = new Teller(
                book, trader.bot(), settings.alerts(), mask, clock, accounts().days());
        alerting = new Alerting(teller, diary, clock, mask);
        desk.listen(alerting::ends);
        Nonces nonces = KeptNonces.in(state.documents(), clock);

        bookKeeping = new BookKeeping(
                book,
                new Documents(warning -> LOG.warn("state: {}", warning)),
                new ControlDocument(state.documents(), warning -> LOG.warn("state: {}", warning)),
                rules.guarding().capital(),
                lease,
                news,
                clock);
        beans.put("desk", desk);
        beans.put("reads", new Reads(book, resolution, reference, trader.whitelist(), time, clock));
        beans.put("reference", reference);
        recovering = new Recovering(settings, book, reference, time, nonces, clock);
        beans.put("recovering", recovering);
        beans.put("gathering", new Gathering());
        boolean isPaper = trader.exchange() == dev.caravel.settings.Exchange.PAPER;
        Money place = isPaper ? Money.ZERO : LEDGER_PLACE;
        beans.put(
                "reconciling",
                new Reconciling(book, reconciliation, trader, reference, clock, place, bookKeeping::isSaved));
        Strategy strategy = new Strategy(rules, trader.stopsWhileHalted());
        beans.put("deciding", new Deciding(book, strategy, reference, desk, departure, diary, clock));
        beans.put(
                "ordering",
                new Ordering(
                        book,
                        reference,
                        time,
                        clock,
                        diary,
                        trader.bot(),
                        orders.life(),
                        now -> hasSchedule
                                ? untilNextCycle(now)
                                : rules.buying().life()));
        PublicBudget market = new PublicBudget(clock, PublicBudget.KRAKEN);
        beans.put("patience", new Patience());
        beans.put("marketLine", new PublicLine(market, mask));
        beans.put("marketListing", new MarketListing(trader.whitelist()));
        beans.put("publicLine", new PublicLine(isPaper ? new PublicBudget(clock, Duration.ZERO) : market, mask));
        Tier tier =
                Tier.valueOf(isPaper ? "UNCOUNTED" : settings.kraken().tier().name());
        KeyBudget budget = new KeyBudget(clock, tier);
        beans.put(
                "line",
                new KrakenLine(
                        new KrakenSigner(key, nonces),
                        new OrderCalls(trader.live() == Live.VALIDATE),
                        time,
                        lease,
                        budget,
                        mask));
        beans.put("bookKeeping", bookKeeping);
        beans.putAll(state.beans());
        beans.put("alerting", alerting);
        beans.put("examining", new Examining(desk, settings, time, clock, mask));
        beans.put("teller", teller);
        beans.put("heartbeat", new Heartbeat(settings.alerts().heartbeat(), mask));
        beans.put(
                "freshConnections",
                FreshConnections.of(
                        Pace.real(clock, settings.kraken().connectTimeout()),
                        Pace.real(clock, settings.kraken().responseTimeout())));
    }

    private Duration untilNextCycle(Instant now) {
        Duration left = settings.schedule()
                .cycle()
                .next(now)
                .map(next -> Duration.between(now, next.minus(BEFORE_NEXT_CYCLE)))
                .orElse(settings.rules().buying().life());
        return left.compareTo(SHORTEST_BUY) < 0 ? SHORTEST_BUY : left;
    }

    /** One more bean, for what only some set-ups have. */
    public Wiring with(String name, Object bean) {
        beans.put(name, bean);
        return this;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        // Not a bean: Camel does not look for one, and all that is said about a queue must be said at its first
        // endpoint.
        context.getComponent("seda", SedaComponent.class).setDefaultQueueFactory(DeskOrder.queue());
        context.getCamelContextExtension().addInterceptStrategy(new FailedSteps());
        Trial.halt().ifPresent(context.getCamelContextExtension()::addInterceptStrategy);
        beans.forEach((name, bean) -> context.getRegistry().bind(name, bean));
        SnsTopic.prepare(context, settings);
    }

    /** Once Camel knows its components, and before it starts. */
    void resolveSinks(CamelContext context) {
        Sink.resolve(context, settings, mask);
    }

    /** All beans by the names that the routes use. */
    Map<String, Object> beans() {
        return Collections.unmodifiableMap(beans);
    }

    public Book book() {
        return book;
    }

    public Desk desk() {
        return desk;
    }

    public Alerting alerting() {
        return alerting;
    }

    Mask mask() {
        return mask;
    }

    Recovering recovering() {
        return recovering;
    }

    BookKeeping bookKeeping() {
        return bookKeeping;
    }

    Departure departure() {
        return departure;
    }

    Reference reference() {
        return reference;
    }

    /** How the bot does, by what the last run saw. */
    Accounts accounts() {
        return new Accounts(settings, book, desk, reference, clock);
    }
}
