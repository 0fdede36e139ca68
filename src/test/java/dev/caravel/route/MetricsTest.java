package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.kraken.KeyBudget;
import dev.caravel.kraken.Tier;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.route.observe.Observation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a bot serves to Prometheus after a few cycles in which some things go wrong, and what {@code ops/} makes of it. */
class MetricsTest {
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|([^|]*)\\|");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(\\{[^}]*})? (\\S+)$");
    private static final Pattern LABELS_OR_RANGE = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("[a-z_][A-Za-z0-9_]*(?!\\s*\\()\\b");
    /** Words of the language, and the one metric that Prometheus itself makes. */
    private static final Set<String> KNOWN = Set.of("and", "or", "unless", "up");

    @TempDir
    static Path folder;

    private static Bot bot;
    private static String served;

    @BeforeAll
    static void trade() throws Exception {
        bot = Bot.in(folder, "caravel.management.port=0", "caravel.sell.target=0.6");
        VirtualClock real = new VirtualClock(Bot.START);
        int port = Observation.of(bot.setup(), bot.trader(), real).orElseThrow();
        bot.trader().listenToStarts(run -> real.advanceTo(real.instant().plusSeconds(1)));
        bot.start();
        bot.camel()
                .getRegistry()
                .lookupByNameAndType("line", KrakenLine.class)
                .goBy(new KeyBudget(bot.clock(), Tier.INTERMEDIATE));
        bot.kraken().next("Ticker", Mishap.status(503));
        bot.kraken().next("BalanceEx", Mishap.error("EGeneral:Permission denied"));
        bot.cycle();
        bot.kraken().next("AddOrder", Mishap.reset());
        bot.cycle();
        for (int i = 0; i < 8; i++) {
            bot.watchAfter(Duration.ofMinutes(5));
            bot.cycle();
        }
        served = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @AfterAll
    static void close() {
        bot.close();
    }

    @Test
    void countsWhatTheBotDid() {
        assertThat(value("caravel_cycles_total{result=\"failed\"}")).isEqualTo(1);
        assertThat(value("caravel_cycles_total{result=\"good\"}")).isEqualTo(9);
        assertThat(value("caravel_watches_total{result=\"good\"}")).isEqualTo(8);
        assertThat(value("caravel_orders_total{call=\"buy\",outcome=\"unknown\"}"))
                .isEqualTo(1);
        assertThat(value("caravel_exchange_errors_total{kind=\"permission\"}")).isEqualTo(1);
        assertThat(value("caravel_http_errors_total{kind=\"status-5xx\",peer=\"kraken\"}"))
                .isEqualTo(1);
        assertThat(value("caravel_http_errors_total{kind=\"reset\",peer=\"kraken\"}"))
                .isEqualTo(1);
        assertThat(value("caravel_dead_letters_total")).isEqualTo(bot.trader().deadLetters());
        assertThat(value("caravel_run_seconds_count{kind=\"cycle\"}")).isEqualTo(10);
        assertThat(SAMPLE.matcher(served)
                        .results()
                        .filter(found -> found.group(1).equals("caravel_call_seconds_count"))
                        .filter(found -> found.group(2).matches(".*(Add|Amend|Cancel)Order.*"))
                        .mapToDouble(found -> Double.parseDouble(found.group(3)))
                        .sum())
                .isEqualTo(bot.visits().count("send-order"));
    }

    @Test
    void showsTheBookAsItWasAtTheEndOfTheLastRun() {
        assertThat(value("caravel_equity_dollars"))
                .isEqualTo(bot.trader().performance().equity().amount().doubleValue());
        assertThat(value("caravel_positions")).isEqualTo(bot.book().positions().size());
        assertThat(value("caravel_control_mode{mode=\"run\"}")).isEqualTo(1);
        assertThat(value("caravel_control_mode{mode=\"halt\"}")).isZero();
        assertThat(value("caravel_guard_tripped{guard=\"PeakLoss\"}")).isZero();
        assertThat(value("caravel_market_score")).isBetween(0.0, 100.0);
        assertThat(value("caravel_last_good_cycle_age_seconds")).isZero();
        assertThat(value("caravel_cycle_interval_seconds")).isEqualTo(1200);
    }

    @Test
    void showsWhatTheLineToKrakenMayCarry() {
        assertThat(value("caravel_lease_held{bot=\"caravel\"}")).isEqualTo(1);
        assertThat(value("caravel_kraken_call_counter")).isPositive();
        assertThat(value("caravel_kraken_call_counter_limit")).isEqualTo(20);
        assertThat(value("caravel_kraken_order_counter")).isPositive();
        assertThat(value("caravel_kraken_order_counter_limit")).isEqualTo(125);
    }

    @Test
    void tableListsEveryMetricWithItsLabels() throws Exception {
        Map<String, Set<String>> listed = TABLE_ROW
                .matcher(Files.readString(Path.of("ops/README.md")))
                .results()
                .filter(row -> row.group(1).contains("_"))
                .collect(Collectors.toMap(row -> row.group(1), row -> words(row.group(2))));
        Map<String, Set<String>> shown = SAMPLE.matcher(served)
                .results()
                .collect(Collectors.toMap(
                        sample -> family(sample.group(1)), sample -> labels(sample.group(2)), (one, other) -> one));

        assertThat(shown).containsAllEntriesOf(without(listed, "camel_"));
        assertThat(listed.keySet())
                .containsAll(shown.keySet().stream()
                        .filter(name -> name.startsWith("caravel_"))
                        .toList());
        assertThat(shown.keySet()).containsAll(listed.keySet());
    }

    @Test
    void noSecretIsServed() {
        assertThat(served)
                .doesNotContain(bot.setup().account().orElseThrow())
                .doesNotContain("api-key", "API-Sign", "nonce");
    }

    @Test
    void routesAreNotMeasuredEndpointByEndpoint() {
        assertThat(served).contains("routeId=\"run-cycle\"").doesNotContain("endpointName");
        assertThat(served.lines().count()).isLessThan(1_200);
    }

    @Test
    void everyRuleAndPanelAsksForMetricsThatAreServed() throws Exception {
        List<String> expressions = new ArrayList<>(rules());
        expressions.addAll(panels());

        assertThat(expressions)
                .hasSizeGreaterThan(40)
                .allSatisfy(expression -> assertThat(names(expression))
                        .as(expression)
                        .isNotEmpty()
                        .allMatch(name -> served.contains("\n" + name + "{") || served.contains("\n" + name + " ")));
    }

    @Test
    void prometheusScrapesWhereABotServesByDefault() throws Exception {
        String scraped = Files.readString(Path.of("ops/prometheus.yml"));

        assertThat(yaml(Path.of("ops/prometheus.yml")).get("rule_files")).isEqualTo(List.of("alerts.yml"));
        assertThat(scraped).contains("/observe/metrics", "127.0.0.1:9876");
    }

    @Test
    void theStepsThatAreMeasuredAreInTheRoutes() throws Exception {
        Set<String> steps = RouteFiles.read(Path.of("routes")).steps().stream()
                .map(step -> String.valueOf(step.options().get("id")))
                .collect(Collectors.toSet());

        assertThat(steps).containsAll(Observation.measuredSteps());
    }

    @Test
    void namesAreTakenFromAnExpression() {
        assertThat(names("sum by (kind) (rate(a_total{kind=\"b_c\"}[10m])) / 2 > on(instance) max(c_d) and up == 0"))
                .containsExactly("a_total", "c_d");
    }

    /** The metrics that a PromQL expression asks for. */
    private static Set<String> names(String expression) {
        String bare = GROUPING.matcher(LABELS_OR_RANGE.matcher(expression).replaceAll(" "))
                .replaceAll(" ");
        return WORD.matcher(bare)
                .results()
                .map(word -> word.group())
                .filter(word -> !KNOWN.contains(word) && word.length() > 2)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> rules() throws Exception {
        List<String> expressions = new ArrayList<>();
        for (Object group : (List<?>) yaml(Path.of("ops/alerts.yml")).get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                Map<?, ?> fields = (Map<?, ?>) rule;
                assertThat(fields.containsKey("alert") && fields.containsKey("annotations"))
                        .as(fields.toString())
                        .isTrue();
                expressions.add(String.valueOf(fields.get("expr")));
            }
        }
        return expressions;
    }

    private static Map<?, ?> yaml(Path file) throws Exception {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static List<String> panels() throws Exception {
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("ops/grafana/caravel.json").toFile());
        assertThat(dashboard.findValuesAsText("query")).contains("label_values(caravel_build_info, instance)");
        return dashboard.findValuesAsText("expr");
    }

    private static double value(String sample) {
        return SAMPLE.matcher(served)
                .results()
                .filter(found -> (found.group(1) + (found.group(2) == null ? "" : found.group(2))).equals(sample))
                .mapToDouble(found -> Double.parseDouble(found.group(3)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sample + " is not served:\n" + served));
    }

    /** A timer is served as a count, a sum and its longest. */
    private static String family(String name) {
        return name.replaceAll("_seconds_(count|sum|max)$", "_seconds");
    }

    private static Set<String> labels(String braces) {
        return braces == null
                ? Set.of()
                : Pattern.compile("([a-zA-Z_]+)=\"")
                        .matcher(braces)
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toSet());
    }

    private static Set<String> words(String cell) {
        return Pattern.compile("\\w+")
                .matcher(cell)
                .results()
                .map(word -> word.group())
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> without(Map<String, Set<String>> listed, String prefix) {
        return listed.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
