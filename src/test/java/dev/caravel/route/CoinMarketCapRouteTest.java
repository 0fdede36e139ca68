package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.caravel.command.QuartzCron;
import dev.caravel.market.Quotes;
import dev.caravel.replay.VirtualClock;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** The whole program, set to real money, in front of a server that is CoinMarketCap and has no Kraken. */
@Isolated("it reads the log of everybody")
class CoinMarketCapRouteTest {
    private static final String KEY = "b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c";
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(20);

    @TempDir
    Path data;

    private final CoinMarketCapStub server = new CoinMarketCapStub();
    private final VirtualClock clock = new VirtualClock(START);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<DeskRun> runs = new CopyOnWriteArrayList<>();
    private final Finder finder = new Finder();
    private Setup setup;
    private Trader trader;

    /** Bound as a bean, it is given the context. */
    static final class Finder implements CamelContextAware {
        private CamelContext context;

        @Override
        public void setCamelContext(CamelContext found) {
            context = found;
        }

        @Override
        public CamelContext getCamelContext() {
            return context;
        }
    }

    @BeforeEach
    void start() throws Exception {
        log.start();
        root.addAppender(log);
        ((Logger) LoggerFactory.getLogger("caravel")).setLevel(Level.INFO);
        startAgain();
    }

    private void startAgain() throws Exception {
        setup = Setup.on(settings(), clock, Setup.Drive.CALLER, false);
        setup.wiring().with("finder", finder);
        trader = new Trader(setup, Map.of("caravel.quotes.retry", "1"));
        trader.listen(runs::add);
        trader.start();
    }

    private Settings settings() {
        Map<String, String> secrets = Map.of(
                "CARAVEL_KRAKEN_KEY", "kQH5HW/8p1uGOVjbgWA7FunAmGO8",
                "CARAVEL_KRAKEN_SECRET", "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=",
                "CARAVEL_COINMARKETCAP_KEY", KEY);
        return Settings.read(
                new Surroundings(
                        Path.of("").toAbsolutePath(), secrets, Map.of(), InstantSource.system(), new QuartzCron()),
                Optional.empty(),
                List.of(
                        "caravel.exchange=kraken",
                        "caravel.live=yes",
                        "caravel.risk.accepted=yes",
                        "caravel.quotes=coinmarketcap",
                        "caravel.quotes.retry=1s",
                        "caravel.kraken.url=" + server.url(),
                        "caravel.coinmarketcap.url=" + server.url(),
                        "caravel.data=" + data));
    }

    @AfterEach
    void stop() {
        end();
        server.close();
        root.detachAppender(log);
        ((Logger) LoggerFactory.getLogger("caravel")).setLevel(null);
    }

    private void end() {
        trader.close();
        setup.close();
    }

    private DeskRun cycle() {
        clock.advanceTo(clock.instant().plus(INTERVAL));
        // There is no Kraken: how the cycle goes on is not looked at here.
        finder.context
                .createProducerTemplate()
                .send("direct:cycle", exchange -> exchange.getMessage().setBody(clock.instant()));
        return runs.getLast();
    }

    private int calls() {
        return server.seen(CoinMarketCapStub.QUOTES).size();
    }

    private static boolean isAnyQuoted(Quotes quotes) {
        return quotes.isQuoted(0);
    }

    private String everythingLogged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void asksForAllCoinsByOneCallAndSendsNothingElse() {
        server.quotes(START);
        Exchange reply = finder.context
                .createProducerTemplate()
                .request(
                        "direct:quotes",
                        exchange -> exchange.getMessage()
                                .setHeaders(new java.util.HashMap<>(Map.of(
                                        "jobDetail",
                                        "a job",
                                        "fireTime",
                                        "now",
                                        "API-Sign",
                                        "signed",
                                        "CamelHttpUri",
                                        "http://x"))));

        assertThat(reply.getException()).isNull();
        Quotes quotes = reply.getMessage().getBody(Quotes.class);
        assertThat(quotes.price(23)).isEqualTo(100);
        assertThat(quotes.time(23)).isEqualTo(START.toEpochMilli());
        assertThat(reply.getMessage().getHeaders()).doesNotContainValue(KEY);
        CoinMarketCapStub.Seen call = server.seen(CoinMarketCapStub.QUOTES).getFirst();
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.query())
                .isEqualTo("id=1,1027,52,1839,5426,74,2010,1958,5805,1975,6636,512,2,1831,5994,7083,3794,6535,21794,"
                        + "8916,1321,2280,4642,7278&convert=USD&aux=cmc_rank,is_active&skip_invalid=true");
        assertThat(call.headers().get("X-CMC_PRO_API_KEY")).containsExactly(KEY);
        assertThat(call.headers().keySet())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .isSubsetOf("x-cmc_pro_api_key", "accept", "accept-encoding", "connection", "host", "user-agent");
    }

    @Test
    void aRefusedKeyIsUsedOnceAndSeenNowhere() throws IOException {
        server.refuses(401, 1001, "This API Key is invalid: " + KEY);
        DeskRun refused = cycle();
        DeskRun resting = cycle();

        assertThat(calls()).isEqualTo(1);
        assertThat(refused.failure().orElseThrow())
                .contains("error 1001 (This API Key is invalid: ********): set CARAVEL_COINMARKETCAP_KEY");
        assertThat(refused.quotes()).isEmpty();
        assertThat(isAnyQuoted(resting.quotes().orElseThrow())).isFalse();
        assertThat(everythingLogged())
                .contains("dead-letter")
                .contains("quotes=last age=none until=restart")
                .doesNotContain(KEY);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(KEY);
            }
        }
        assertThat(server.seenByKraken())
                .isNotEmpty()
                .noneMatch(seen -> seen.headers().containsKey("X-CMC_PRO_API_KEY"));
    }

    @Test
    void anOutageIsAskedAgainWithinTheCycle() {
        server.refuses(500, 500, "Internal")
                .says(502, "<html>Bad Gateway</html>")
                .quotes(START);

        assertThat(isAnyQuoted(cycle().quotes().orElseThrow())).isTrue();
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void anOutageThatLastsIsLeftToTheNextCycle() {
        IntStream.range(0, 10).forEach(time -> server.refuses(500, 500, "Internal"));

        assertThat(isAnyQuoted(
                        cycle().quotes().orElseGet(() -> setup.wiring().desk().nothingQuoted())))
                .isFalse();
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void aLimitIsNotAskedAgainBeforeItIsOverAndTheLastQuotesKeepTheirTime() throws Exception {
        server.quotes(START).refuses(429, 1009, "Daily");
        cycle();
        DeskRun refused = cycle();
        DeskRun resting = cycle();

        assertThat(calls()).isEqualTo(2);
        assertThat(refused.quotes()).isEmpty();
        assertThat(resting.quotes().orElseThrow().time(0)).isEqualTo(START.toEpochMilli());
        assertThat(everythingLogged()).contains("quotes=last age=PT1H until=2026-11-23T00:00:00Z");

        clock.advanceTo(Instant.parse("2026-11-23T00:00:00Z"));
        server.quotes(clock.instant());
        assertThat(cycle().quotes().orElseThrow().time(0)).isGreaterThan(START.toEpochMilli());
    }

    @Test
    void theLastQuotesOutliveARestart() throws Exception {
        server.quotes(START);
        cycle();
        end();
        startAgain();
        server.refuses(429, 1010, "Monthly");
        cycle();

        assertThat(cycle().quotes().orElseThrow().time(0)).isEqualTo(START.toEpochMilli());
    }

    @Test
    void theOwnerHearsOnceThatTheCreditsAreUsedUp() {
        server.usedCredits(9_000);
        clock.advanceTo(START.plus(Duration.ofDays(2)));
        DeskRun told = cycle();
        DeskRun resting = cycle();

        assertThat(calls()).isZero();
        assertThat(told.failure().orElseThrow()).contains("9000 of 10000 credits are used");
        assertThat(resting.failure().orElse("")).doesNotContain("credits");
        assertThat(isAnyQuoted(resting.quotes().orElseThrow())).isFalse();

        server.usedCredits(1);
        server.quotes(clock.instant());
        clock.advanceTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(isAnyQuoted(cycle().quotes().orElseThrow())).isTrue();
    }

    @Test
    void aCallThatFailsLeavesNoKeyBehind() {
        server.hangsUp();
        Exchange failed = finder.context
                .createProducerTemplate()
                .request(
                        "direct:quotes-coinmarketcap",
                        exchange -> exchange.getMessage().setBody("anything"));

        assertThat(failed.getException()).isInstanceOf(IOException.class);
        assertThat(failed.getMessage().getHeaders()).doesNotContainValue(KEY);
        assertThat(failed.getProperties().toString() + failed.getVariables()).doesNotContain(KEY);
    }
}
