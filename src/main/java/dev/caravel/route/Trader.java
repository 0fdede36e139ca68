package dev.caravel.route;

import dev.caravel.book.Book;
import dev.caravel.book.Performance;
import dev.caravel.book.Recovery;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.order.Balances;
import dev.caravel.settings.LogFormat;
import dev.caravel.strategy.Odds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * The program as a whole: Camel with the routes of the home folder and the beans of a {@link Setup}. Cycles and watches come from
 * Quartz if the setup says so, else from whoever calls {@link #cycle} and {@link #watch}.
 */
public final class Trader implements AutoCloseable {
    /** What this program calls by itself, whether Quartz does or not. */
    private static final List<String> ENTRANCES =
            List.of("direct:cycle", "direct:watch", "direct:dead-letter", "direct:examination");

    private final Setup setup;
    private final Main main = new Main() {
        @Override
        protected void doStart() throws Exception {
            super.doStart();
            BrokenRoutes.check(getCamelContext(), ENTRANCES, routes);
        }
    };
    private final Path routes;
    private Runnable end = () -> {};
    private @Nullable ProducerTemplate template;

    private interface Start {
        void now() throws Exception;
    }

    /** Everything is made, nothing started. */
    public Trader(Setup setup) {
        this(setup, Map.of());
    }

    /** With some properties that are stronger than all others, for tests. */
    Trader(Setup setup, Map<String, String> strongest) {
        this.setup = setup;
        Properties properties = new Properties();
        properties.putAll(setup.properties());
        properties.putAll(strongest);
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        if (setup.settings().inspection().log() == LogFormat.JSON) {
            withEarly("logContext", new LogContext());
        }
        withEarly("vertxOptions", PlainVertx.options());
        main.configure().addConfiguration(setup.wiring());
        main.addMainListener(new SinkCheck(setup.wiring()));
        routes = setup.settings().home().resolve("routes");
        main.configure().withRoutesIncludePattern("file:" + routes.resolve("*.camel.yaml"));
    }

    /** Hears of every run of the desk at its end, in the desk's thread. */
    public void listen(Consumer<DeskRun> listener) {
        setup.wiring().desk().listen(listener);
    }

    /** Hears of every run of the desk at its beginning, in the desk's thread. */
    public void listenToStarts(Consumer<DeskRun> listener) {
        setup.wiring().desk().listenToStarts(listener);
    }

    /** One more bean for Camel, before the start. */
    public void with(String name, Object bean) {
        setup.wiring().with(name, bean);
    }

    /** The same for a bean that must be there before Camel makes anything from properties; it is not given the context. */
    public void withEarly(String name, Object bean) {
        main.bind(name, bean);
    }

    /** One more property for Camel, before the start. */
    public void tell(String property, String text) {
        main.addOverrideProperty(property, text);
    }

    /** Something to be done when this trader is closed, after all routes have stopped. */
    public void atTheEnd(Runnable last) {
        end = last;
    }

    /** What begins when this program has started, and ends before it does: the first to be named ends first. */
    public void alongside(Runnable begin, Runnable close) {
        main.addMainListener(new Alongside(begin, close));
    }

    /** Starts and comes back; a market that is followed has then been looked at. Fails with {@link BrokenRoutes}. */
    public void start() throws Exception {
        started(main::start);
        if (PaperWorld.isFollowing(setup.settings()) && !setup.isDrivenByQuartz()) {
            template().requestBody("direct:follow", "");
        }
    }

    /** Starts and comes back when the process is told to end; what is under way is finished first. */
    public void run() throws Exception {
        started(main::run);
    }

    private void started(Start start) throws Exception {
        try {
            start.now();
        } catch (Exception failure) {
            throw BrokenRoutes.in(failure, routes).map(Exception.class::cast).orElse(failure);
        }
    }

    /** Runs the cycle of that scheduled time, which is its name, to its end. */
    public void cycle(Instant due) {
        template().requestBody("direct:cycle", due);
    }

    /** Runs a watch to its end. */
    public void watch() {
        template().requestBody("direct:watch", (Object) null);
    }

    /** The texts of all documents of the state, readable or not. */
    @SuppressWarnings("unchecked") // the store's own type
    public Map<String, String> documents() throws Exception {
        return (Map<String, String>)
                call("direct:documents", Map.of()).getMessage().getBody(Map.class);
    }

    /**
     * Rebuilds the book from the exchange. Nothing is saved; the book is {@link #book}.
     *
     * @param wait for orders that may be on their way
     */
    public Recovery.Recovered recover(Duration wait) throws Exception {
        DeskRun run = new DeskRun(DeskKind.WATCH, setup.clock().instant());
        Exchange unused = call(
                "direct:recover", Map.of("run", run, "wait", setup.real(wait).toMillis()));
        return setup.wiring().recovering().found();
    }

    /** Saves the book in place of what these documents hold. */
    public void replace(Map<String, String> documents) throws Exception {
        setup.wiring().bookKeeping().replaces(documents);
        Exchange unused = call("direct:book-save", Map.of());
    }

    private Exchange call(String route, Map<String, Object> variables) throws Exception {
        Exchange exchange = template().request(route, asked -> variables.forEach(asked::setVariable));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    private ProducerTemplate template() {
        if (template == null) {
            template = main.getCamelContext().createProducerTemplate();
        }
        return template;
    }

    /** Ends {@link #run} as if the process had been told to end. Does not wait. */
    public void end() {
        main.completed();
    }

    /** What exchange and quotes say: {@link dev.caravel.doctor.Examination} as JSON. */
    public String examination() {
        return template().requestBody("direct:examination", "", String.class);
    }

    /** Whether the process was told to end: it does so when this trader is closed, which should be soon. */
    public boolean isStopping() {
        return !main.getShutdownStrategy().isRunAllowed();
    }

    /** Whether the run that ended last failed, and why. */
    public Optional<String> failure() {
        return setup.wiring().desk().last().flatMap(DeskRun::failure);
    }

    /** How the bot has done, its open positions at the prices that the last run saw. */
    public Performance performance() {
        return setup.wiring().accounts().performance();
    }

    /** What a win, a stop and the break-even win rate come to with this account's fees. */
    public Odds odds() {
        return setup.wiring().accounts().odds();
    }

    /** What the paper account holds by the exchange. */
    public Balances balances() {
        return setup.exchange().orElseThrow().balances(setup.account().orElseThrow());
    }

    /** The dollars among them. */
    public Money dollars() {
        return setup.wiring().reference().dollars(balances());
    }

    /** The pair of a coin, as the exchange lists it. */
    public Pair pair(Coin coin) {
        return setup.wiring().reference().pair(coin);
    }

    /** All pairs that were read. */
    public Pairs pairs() {
        return setup.wiring().reference().pairs();
    }

    /** How many dead letters were written since the start. */
    public int deadLetters() {
        return setup.wiring().alerting().deadLetters();
    }

    public Book book() {
        return setup.wiring().book();
    }

    @Override
    public void close() {
        main.stop();
        end.run();
    }
}
