package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How routes are written: a rule, a method. */
class RouteFilesTest {
    private static final int LONGEST_FILE = 160;
    private static final Set<String> CALLS = Set.of("to", "toD", "bean", "enrich", "pollEnrich", "wireTap");
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static RouteFiles files;

    @BeforeAll
    static void readThem() throws IOException {
        files = RouteFiles.read(Path.of("routes"));
    }

    @Test
    void everyRouteSaysWhatItIsCalledAndWhatItIsFor() {
        assertThat(files.routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(route).containsKeys("id", "description", "from");
            assertThat(String.valueOf(route.get("id"))).matches(KEBAB);
        });
    }

    @Test
    void aRouteThatOthersCallIsCalledAsItsEndpoint() {
        assertThat(files.routes())
                .filteredOn(route -> RouteFiles.from(route).startsWith("direct:"))
                .allSatisfy(route -> assertThat(RouteFiles.from(route)).isEqualTo("direct:" + route.get("id")));
    }

    @Test
    void everyStepThatCallsSomethingHasAnId() {
        assertThat(files.steps().stream().filter(step -> CALLS.contains(step.kind())))
                .isNotEmpty()
                .allSatisfy(
                        step -> assertThat(step.options()).as(step.toString()).containsKey("id"));
    }

    @Test
    void noTwoStepsOrRoutesHaveTheSameId() {
        List<String> steps = files.steps().stream()
                .map(step -> String.valueOf(step.options().getOrDefault("id", "")))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(steps)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches(KEBAB));
        assertThat(files.routes()).extracting(route -> route.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void stepsAreWrittenInFull() {
        assertThat(files.steps())
                .allSatisfy(step -> assertThat(step.options())
                        .as("%s is written as a map, not as a shorthand", step)
                        .isNotEmpty());
        assertThat(files.uris()).noneMatch(uri -> uri.contains("?"));
    }

    @Test
    void whatDiffersFromHereToThereIsASetting() {
        assertThat(files.uris())
                .as("addresses")
                .noneMatch(uri -> uri.matches("https?://.*|aws.*arn.*|.*\\.(com|org|net).*"));
        assertThat(files.values("cron")).allMatch(cron -> cron.matches("\\{\\{.+}}"));
        assertThat(files.text())
                .doesNotContainPattern("(?i)(api-?key|secret|password)\\s*:")
                .doesNotContainPattern("\\b(BTC|ETH|USD)\\b");
    }

    @Test
    void noFileIsTooLongToReadInOneSitting() throws IOException {
        for (Path file : RouteFiles.list(Path.of("routes"))) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void everyBeanThatIsNamedIsThere(@TempDir Path folder) throws Exception {
        Set<String> named = new HashSet<>(files.values("ref"));
        files.values("aggregationStrategy").forEach(name -> named.add(name.substring(1)));
        files.values("clientConnectionManager").forEach(name -> named.add(name.substring(1)));
        // There only when it quotes, or keeps the state: their own tests bind them.
        named.remove("coinMarketCap");
        named.remove("krakenQuotes");
        named.remove("parameters");
        // There only where a real market is followed.
        named.remove("marketFeed");
        // There only when there is a console.
        named.remove("door");
        List<String> missing = new ArrayList<>();
        try (Bot bot = Bot.started(folder)) {
            named.stream()
                    .filter(name -> bot.camel().getRegistry().lookupByName(name) == null)
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    /** What the tests bring along themselves is not there when the program runs. */
    @Test
    void everyComponentThatIsUsedComesWithTheProgram() throws IOException {
        String program = Files.readString(Path.of("pom.xml"));
        Set<String> used = new HashSet<>();
        Stream.concat(files.uris().stream(), files.inputs().stream())
                .filter(uri -> uri.matches("[a-z-]+:.*|platform-http"))
                .forEach(uri -> used.add(uri.replaceFirst(":.*", "")));
        // The program's own, bound like a bean.
        used.remove("console");
        assertThat(used)
                .contains("direct", "quartz")
                .allSatisfy(scheme -> assertThat(program).contains("<artifactId>camel-" + scheme));
    }

    @Test
    void everyRouteThatIsCalledIsThere() {
        Set<String> there = new HashSet<>(files.inputs());
        assertThat(files.uris().stream()
                        .filter(uri -> uri.startsWith("direct:"))
                        .map(RouteFilesTest::withDefaults))
                .isNotEmpty()
                .allSatisfy(uri -> assertThat(there).contains(uri));
    }

    private static String withDefaults(String uri) {
        return uri.replace("{{caravel.state}}", "file").replace("{{caravel.quotes}}", "replay");
    }

    /** The sub-routes that leave their failures to their caller, and those that the rule for all is for. */
    @Test
    void everyRouteHasTheErrorHandlingThatItIsMeantToHave() {
        Map<Boolean, List<String>> handled = files.routes().stream()
                .collect(java.util.stream.Collectors.partitioningBy(
                        route -> route.containsKey("errorHandler") || route.containsKey("routeConfigurationId"),
                        java.util.stream.Collectors.mapping(
                                route -> String.valueOf(route.get("id")), java.util.stream.Collectors.toList())));
        assertThat(handled.get(false))
                .as("routes whose failures become dead letters")
                .contains("cycle-clock", "cycle", "run-cycle", "watch-clock", "watch", "run-watch", "desk", "act")
                .contains("buy", "sell", "edit");
        assertThat(files.configurations())
                .as("the one for all")
                .filteredOn(all -> !all.containsKey("id"))
                .hasSize(1);
    }
}
