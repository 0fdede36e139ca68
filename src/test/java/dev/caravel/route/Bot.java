package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.command.QuartzCron;
import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.OrderState;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.ControlDocument;
import dev.caravel.strategy.Decision;
import dev.caravel.strategy.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ProducerTemplate;

/**
 * A whole bot for a test: the real routes, beans and HTTP, a state in a folder of the test's, a clock that stands still, and a
 * {@link KrakenStub} for an exchange. It buys in any weather.
 */
final class Bot implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Coin BTC = new Coin("BTC");
    static final Coin ETH = new Coin("ETH");
    static final Coin SOL = new Coin("SOL");

    /** So that every cycle finds a coin to buy. */
    static final List<String> EAGER = List.of(
            "caravel.market.threshold=0",
            "caravel.market.closes=0",
            "caravel.wait.cycles=0",
            "caravel.backup.memory=0",
            "caravel.filter.marketcap=0",
            "caravel.filter.knife.24h=-100",
            "caravel.filter.knife.7d=-100",
            "caravel.filter.spike=1000",
            "caravel.filter.spread=10",
            "caravel.filter.quote.deviation=100");

    /** Before a property that no setting allows. */
    static final String STRONGEST = "! ";

    private final Settings settings;
    private final VirtualClock clock;
    private final Setup setup;
    private final Trader trader;
    private final KrakenStub kraken;
    private final Visits visits = new Visits();
    private final List<DeskRun> runs = new CopyOnWriteArrayList<>();
    private CamelContext camel;

    private Bot(Path folder, List<String> more, Setup.Drive drive, Instant start) {
        this(settings(folder, plain(more)), strongest(more), drive, start);
    }

    private Bot(Settings settings, Map<String, String> strongest, Setup.Drive drive, Instant start) {
        this.settings = settings;
        clock = new VirtualClock(start);
        setup = Setup.on(settings, clock, drive, false);
        kraken = new KrakenStub(setup.exchange().orElseThrow());
        setup.wiring().with("paper", kraken).with("finder", new Finder());
        trader = new Trader(setup, strongest);
        trader.listen(runs::add);
    }

    /** Bound as a bean, it is given the context before there are routes. */
    final class Finder implements CamelContextAware {
        @Override
        public void setCamelContext(CamelContext context) {
            camel = context;
            context.getCamelContextExtension().addInterceptStrategy(visits);
        }

        @Override
        public CamelContext getCamelContext() {
            return camel;
        }
    }

    /** Made, not started. */
    static Bot in(Path folder, String... settings) {
        return new Bot(folder, List.of(settings), Setup.Drive.CALLER, START);
    }

    static Bot started(Path folder, String... settings) throws Exception {
        return in(folder, settings).start();
    }

    /** One that goes on where another stopped. */
    static Bot from(Path folder, Instant start, List<String> settings) {
        return new Bot(folder, settings, Setup.Drive.CALLER, start);
    }

    /** One that Quartz drives, in real time. */
    static Bot withQuartz(Path folder, String... settings) {
        return new Bot(folder, List.of(settings), Setup.Drive.QUARTZ, START);
    }

    /** One that reads a file of the test's in place of application.properties. */
    static Bot configured(Path file, Path folder) {
        return new Bot(settings(Optional.of(file), folder, List.of()), Map.of(), Setup.Drive.CALLER, START);
    }

    private static List<String> plain(List<String> more) {
        return more.stream().filter(set -> !set.startsWith(STRONGEST)).toList();
    }

    private static Map<String, String> strongest(List<String> more) {
        // No test waits for a source that it has taken away itself.
        return Stream.concat(Stream.of(STRONGEST + "caravel.quotes.retry=1"), more.stream())
                .filter(set -> set.startsWith(STRONGEST))
                .map(set -> set.substring(STRONGEST.length()).split("=", 2))
                .collect(Collectors.toMap(set -> set[0], set -> set[1]));
    }

    static Settings settings(Path folder, List<String> more) {
        return settings(Optional.empty(), folder, more);
    }

    private static Settings settings(Optional<Path> file, Path folder, List<String> more) {
        List<String> options = new ArrayList<>(EAGER);
        options.add("caravel.data=" + folder);
        options.add("caravel.paper.port=0");
        options.addAll(more);
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(), Map.of(), Map.of(), InstantSource.system(), new QuartzCron());
        return Settings.read(surroundings, file, options);
    }

    /** One more bean, before the start. */
    Bot with(String name, Object bean) {
        setup.wiring().with(name, bean);
        return this;
    }

    Bot start() throws Exception {
        trader.start();
        return this;
    }

    /** Reads what must be known before an order can be placed. */
    Bot ready() {
        clock.advanceTo(clock.instant().plusSeconds(1));
        call("direct:book-load");
        Reads reads = camel.getRegistry().lookupByNameAndType("reads", Reads.class);
        Reference reference = camel.getRegistry().lookupByNameAndType("reference", Reference.class);
        // The first requests of a process are slow, and a test may be impatient.
        for (int i = 0; i < 5 && (reference.isStale() || reads.isTimeDue()); i++) {
            call("direct:read-time");
            call("direct:reference");
        }
        return this;
    }

    /** Calls a route as a part of a watch, with nothing in the body. */
    DeskRun call(String route) {
        return call(route, "");
    }

    DeskRun call(String route, Object body) {
        DeskRun run = new DeskRun(DeskKind.WATCH, clock.instant());
        call(route, body, run);
        return run;
    }

    void call(String route, Object body, DeskRun run) {
        template().request(route, exchange -> {
            exchange.setVariable("run", run);
            exchange.getMessage().setBody(body);
        });
    }

    /** Buys so many coins far below the market, so that the order rests. */
    Decision.Buy buy(Coin coin) {
        Pair pair = trader.pair(coin);
        Price limit = pair.floor(new Price(new java.math.BigDecimal("1")));
        Volume volume = pair.floor(new Volume(new java.math.BigDecimal("100")));
        return new Decision.Buy(coin, limit, volume, Decision.Why.of(Reason.BEST_SCORE));
    }

    /** The next cycle of the schedule, at its time. */
    DeskRun cycle() {
        Instant due = settings.schedule().cycle().next(clock.instant()).orElseThrow();
        clock.advanceTo(due);
        return cycle(due);
    }

    DeskRun cycle(Instant due) {
        trader.cycle(due);
        return last();
    }

    DeskRun watch() {
        return watchAfter(Duration.ofSeconds(30));
    }

    DeskRun watchAfter(Duration pause) {
        clock.advanceTo(clock.instant().plus(pause));
        trader.watch();
        return last();
    }

    DeskRun last() {
        return runs.getLast();
    }

    List<DeskRun> runs() {
        return List.copyOf(runs);
    }

    CamelContext camel() {
        return camel;
    }

    ProducerTemplate template() {
        return camel.createProducerTemplate();
    }

    KrakenStub kraken() {
        return kraken;
    }

    VirtualClock clock() {
        return clock;
    }

    Visits visits() {
        return visits;
    }

    Trader trader() {
        return trader;
    }

    Book book() {
        return trader.book();
    }

    Setup setup() {
        return setup;
    }

    Settings settings() {
        return settings;
    }

    /** All orders of the bot's account, as the exchange has them. */
    List<OrderState> orders() {
        return setup.exchange().orElseThrow().orders(setup.account().orElseThrow());
    }

    /** All documents on the disk, in one text. */
    String documents() {
        try (var files = Files.walk(BotFolder.of(settings))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(found -> found.toString().endsWith(".json")).toList()) {
                all.append(file.getFileName())
                        .append('\n')
                        .append(Files.readString(file))
                        .append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The owner says what the bot may do. */
    void says(String word) {
        Control.Mode mode = Arrays.stream(Control.Mode.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow();
        // As a command does, in a process of its own.
        try (BotState state = BotState.of(settings.whereabouts(), false)) {
            new ControlDocument(state.documents(), warning -> {}).write(new Control(mode, clock.instant(), "test"));
        }
    }

    /** The book and the exchange say the same, and there was never more than one order at a time for one coin and side. */
    void agrees() {
        assertThat(book().isUnresolved()).as("something is in doubt").isFalse();
        assertThat(book().audit().unequal()).as("differences to the ledger").isZero();
        Ledgers.agree(book(), orders());
    }

    @Override
    public void close() {
        trader.close();
        setup.close();
    }
}
