package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravel.Caravel;
import dev.caravel.command.QuartzCron;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.console.ConsoleClient;
import dev.caravel.route.console.ConsoleFile;
import dev.caravel.route.observe.Observation;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * A day among servers that repeat every key that they are shown, in error pages, with sinks that fail and say where they are: everything
 * that is written on such a day is searched for every secret.
 */
@Timeout(120)
@Isolated("it reads the log of everybody")
class SecretsTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KRAKEN_KEY = "kQH5HW/8p1uGOVjbgWA7FunAmGO8+key";
    private static final String KRAKEN_SECRET = "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=";
    private static final String COINMARKETCAP_KEY = "b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c";
    private static final String HOOK = "T0KEN-of-the-hook-4711";
    private static final String PARAMETER = "4711:AA-token_of=the+query";
    private static final String PULSE = "0b1c2d3e-heartbeat-uuid";
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:caravel";
    /** What AWS's library finds: the tests' own. */
    private static final List<String> AWS = Stream.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken")
            .map(System::getProperty)
            .toList();

    private static final List<String> SECRETS = Stream.concat(
                    Stream.of(KRAKEN_KEY, KRAKEN_SECRET, COINMARKETCAP_KEY, HOOK, PARAMETER, PULSE), AWS.stream())
            .toList();

    /** The beginning of a secret is one, too. */
    private static final int LONG_ENOUGH = 12;

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    /** What arrived, with what it held: the proof that secrets were about. */
    private final List<String> requests = new CopyOnWriteArrayList<>();
    /** What the owner was sent. */
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** What the bot and its commands have shown. */
    private final StringBuilder shown = new StringBuilder();

    private volatile int pulses;

    private HttpServer echo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().toString();
        StringBuilder all = new StringBuilder(path).append(' ').append(body);
        exchange.getRequestHeaders()
                .forEach((name, values) -> all.append('\n').append(name).append(values));
        requests.add(all.toString());
        if (path.startsWith("/hook") || path.startsWith("/query")) {
            bodies.add(body);
        }
        String good = path.endsWith("/Time")
                ? "{\"error\":[],\"result\":{\"unixtime\":" + START.getEpochSecond() + "}}"
                : path.endsWith("/SystemStatus")
                        ? "{\"error\":[],\"result\":{\"status\":\"online\",\"timestamp\":\"2026-11-22T12:00:00Z\"}}"
                        : "";
        boolean fails = good.isEmpty() && !(path.startsWith("/hook") && requests.size() % 2 == 0);
        // Wherever a quotation is cut, some page has a secret just there.
        String filler = "x".repeat(requests.size() % 80);
        String echo = path.equals("/")
                ? awsEcho(all.toString())
                : "<html>" + filler + HOOK + KRAKEN_SECRET + " you sent " + all + "</html>";
        byte[] content = (good.isEmpty() ? echo : good).getBytes(UTF_8);
        try (exchange) {
            // What AWS would repeat for seconds is refused.
            exchange.sendResponseHeaders(fails ? path.equals("/") ? 403 : 502 : 200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    /** A refusal as SSM writes it, or SNS. */
    private static String awsEcho(String sent) {
        String text = sent.replaceAll("[\\s\"<>&]+", " ");
        return sent.contains("AmazonSSM")
                ? "{\"__type\":\"ValidationException\",\"message\":\"you sent " + text + "\"}"
                : "<ErrorResponse><Error><Code>InvalidParameter</Code><Message>you sent " + text
                        + "</Message></Error></ErrorResponse>";
    }

    private Surroundings surroundings(String url) {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                Map.of(
                        "CARAVEL_KRAKEN_KEY", KRAKEN_KEY,
                        "CARAVEL_KRAKEN_SECRET", KRAKEN_SECRET,
                        "CARAVEL_COINMARKETCAP_KEY", COINMARKETCAP_KEY,
                        "CARAVEL_ALERTS",
                                "log," + url + "/hook/" + HOOK + "," + url + "/query?token="
                                        + URLEncoder.encode(PARAMETER, UTF_8) + ",bean:shouter,sns",
                        "CARAVEL_SNS_TOPIC", TOPIC,
                        "CARAVEL_AWS_ENDPOINT", url,
                        "CARAVEL_HEARTBEAT", url + "/pulse/" + PULSE),
                Map.of(),
                InstantSource.system(),
                new QuartzCron());
    }

    private static String[] options(String url, Path data) {
        return new String[] {
            "caravel.exchange=kraken",
            "caravel.live=yes",
            "caravel.risk.accepted=yes",
            "caravel.quotes=coinmarketcap",
            "caravel.kraken.url=" + url,
            "caravel.coinmarketcap.url=" + url,
            "caravel.state.timeout=2s",
            "caravel.management.port=0",
            "caravel.data=" + data
        };
    }

    @Test
    void noneIsInAnythingThatIsWritten() throws Exception {
        HttpServer server = echo();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        log.start();
        root.addAppender(log);
        Level before = root.getLevel();
        root.setLevel(Level.INFO);
        Stream.of("caravel", "dev.caravel")
                .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.DEBUG));
        StringBuilder written = new StringBuilder();
        try {
            runADay(url);
            for (String form : List.of("", "--json")) {
                written.append(command(url, "config", form));
                written.append(command(url, "doctor", form, "--publish"));
            }
            written.append(command(url, "doctor", "--set", "caravel.state=ssm"));
            written.append(command(url, "once", "--set", "caravel.state=ssm"));
            written.append(command(url, "health"));
        } finally {
            server.stop(0);
            root.detachAppender(log);
            root.setLevel(before);
            Stream.of("caravel", "dev.caravel")
                    .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
        }
        List.copyOf(log.list)
                .forEach(event -> written.append(event.getFormattedMessage())
                        .append(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .append('\n'));
        bodies.forEach(written::append);
        written.append(shown);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.append(file).append(Files.readString(file));
            }
        }

        assertThat(requests)
                .as("secrets were sent where they belong")
                .anyMatch(sent -> sent.contains(KRAKEN_KEY))
                .anyMatch(sent -> sent.contains(COINMARKETCAP_KEY))
                .anyMatch(sent -> sent.contains(HOOK))
                .anyMatch(sent -> sent.contains("AmazonSSM") && sent.contains(AWS.getLast()))
                .anyMatch(sent -> sent.contains("Action=Publish") && sent.contains(AWS.getFirst()));
        assertThat(written)
                .contains("dead-letter", "sink=http", "sink=bean", "********")
                .contains("caravel.heartbeat", "http:********")
                .contains(
                        "caravel_dead_letters_total",
                        "\"status\":",
                        "\"failures\":",
                        "cannot read /caravel/caravel",
                        "sink=sns");
        for (String secret : SECRETS) {
            for (String form : List.of(
                    secret,
                    secret.substring(0, LONG_ENOUGH),
                    URLEncoder.encode(secret, UTF_8),
                    Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)))) {
                int at = written.indexOf(form);
                assertThat(at)
                        .as("%s in …%s", form, at < 0 ? "" : written.substring(Math.max(0, at - 200), at + 40))
                        .isNegative();
            }
        }
    }

    private void runADay(String url) throws Exception {
        VirtualClock clock = new VirtualClock(START);
        Settings settings = Settings.read(surroundings(url), Optional.empty(), List.of(options(url, folder)));
        try (Setup setup = Setup.on(settings, clock, Setup.Drive.CALLER, false);
                Trader trader = new Trader(setup, Map.of("caravel.quotes.retry", "1"))) {
            setup.wiring().with("shouter", new Shouter(url + "/hook/" + HOOK));
            CoinMarketCapRouteTest.Finder finder = new CoinMarketCapRouteTest.Finder();
            setup.wiring().with("finder", finder);
            int port = Observation.of(setup, trader, InstantSource.system()).orElseThrow();
            Questions.of(setup, trader);
            trader.start();
            for (String read : List.of("direct:read-balances", "direct:read-open")) {
                failPrivately(finder.getCamelContext().createProducerTemplate(), read);
            }
            for (int i = 0; i < 72; i++) {
                clock.advanceTo(clock.instant().plus(Duration.ofMinutes(20)));
                try {
                    trader.cycle(clock.instant());
                } catch (CamelExecutionException failed) {
                    log.doAppend(event(failed));
                }
                trader.watch();
            }
            pages(port);
        }
    }

    /** What a running bot shows to those who ask. */
    private void pages(int port) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ConsoleClient console = new ConsoleClient(
                        new ConsoleFile(folder.resolve("caravel")).read().orElseThrow())) {
            for (String page : List.of("metrics", "health", "health/ready", "info")) {
                URI uri = URI.create("http://127.0.0.1:" + port + "/observe/" + page);
                shown.append(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body());
            }
            for (String page : List.of("holder", "examination")) {
                shown.append(console.ask(page, Duration.ofSeconds(60)));
            }
        }
    }

    /** No run gets as far as a private call among such servers. */
    private void failPrivately(ProducerTemplate template, String read) {
        DeskRun run = new DeskRun(DeskKind.WATCH, START);
        Exchange failed = template.request(read, exchange -> exchange.setVariable("run", run));
        log.doAppend(event(failed.getException()));
        template.request("direct:dead-letter", exchange -> {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failed.getException());
            exchange.setVariable("run", run);
        });
    }

    private static ILoggingEvent event(Exception failed) {
        return new LoggingEvent(
                "test", (Logger) LoggerFactory.getLogger("test"), Level.ERROR, String.valueOf(failed), failed, null);
    }

    private String command(String url, String... words) {
        StringWriter out = new StringWriter();
        String[] arguments = Stream.concat(
                        Stream.of(words).filter(word -> !word.isEmpty()),
                        Stream.of(options(url, folder)).flatMap(set -> Stream.of("--set", set)))
                .toArray(String[]::new);
        Caravel.commandLine(surroundings(url))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return out.toString();
    }

    /** A sink that says where it is when it fails. */
    public record Shouter(String address) {
        public void take(String message) {
            throw new IllegalStateException("cannot reach " + address);
        }
    }
}
