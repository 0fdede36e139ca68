package dev.caravel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.command.QuartzCron;
import dev.caravel.settings.Catalogue;
import dev.caravel.settings.Setting;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/going-live.md can be followed to the letter, and the policy beside it lets a bot do no more than it must. */
class GoingLiveTest {
    private static final Path DOC = Path.of("docs/going-live.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:`|^ *)\\./caravel([^`#\n]*)");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```properties\n(.*?)```");
    private static final Pattern SETTING = Pattern.compile("`(caravel\\.[a-z0-9.]+)(?:=([^`]*))?`");
    private static final Pattern ACTION = Pattern.compile("(ssm|kms|sns):[A-Z][A-Za-z]+");
    private static final Pattern ARN =
            Pattern.compile("arn:aws:(ssm|kms|sns):[a-z]{2}-[a-z]+-\\d:\\d{12}:[A-Za-z0-9/_.-]+(/\\*)?");

    @TempDir
    Path home;

    private Surroundings surroundings() {
        return new Surroundings(
                home,
                Map.of(
                        "CARAVEL_KRAKEN_KEY",
                        "kQH5HW/8p1uGOVjbgWA7FunAmGO8",
                        "CARAVEL_KRAKEN_SECRET",
                        "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=",
                        "CARAVEL_COINMARKETCAP_KEY",
                        "b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c"),
                Map.of(),
                InstantSource.system(),
                new QuartzCron());
    }

    @Test
    void namesCommandsThatCanBeTyped() throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(DOC))
                .results()
                .map(found -> found.group(1).strip())
                .toList();

        assertThat(commands).hasSizeGreaterThan(10);
        for (String command : commands) {
            assertThat(Caravel.commandLine(surroundings())
                            .parseArgs(command.split(" +"))
                            .hasSubcommand())
                    .as("./caravel %s", command)
                    .isTrue();
        }
    }

    @Test
    void namesSettingsThatThereAre() throws IOException {
        Set<String> known = Catalogue.settings().map(Setting::key).collect(Collectors.toSet());

        assertThat(SETTING.matcher(Files.readString(DOC)).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(10)
                .isSubsetOf(known);
    }

    @Test
    void showsSetUpsThatStart() throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(DOC))
                .results()
                .map(found -> found.group(1))
                .toList();
        Path secrets = Files.createFile(
                home.resolve("secrets"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThat(snippets).isNotEmpty();
        for (String snippet : snippets) {
            List<String> lines = new ArrayList<>(snippet.replace("/etc/caravel.secrets", secrets.toString())
                    .lines()
                    .toList());
            Settings settings = Settings.read(surroundings(), Optional.empty(), lines);
            assertThat(settings.trader().bot()).isIn("paper", "live");
        }
    }

    @Test
    void thePolicyAllowsOneBotAndNothingElse() throws IOException {
        JsonNode policy = new ObjectMapper().readTree(Files.readString(Path.of("docs/iam-policy.json")));

        assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(policy.properties()).extracting(Map.Entry::getKey).containsExactly("Version", "Statement");
        assertThat(policy.path("Statement")).isNotEmpty();
        Set<String> names = Set.of("Sid", "Effect", "Action", "Resource", "Condition");
        for (JsonNode statement : policy.path("Statement")) {
            assertThat(statement.properties()).extracting(Map.Entry::getKey).isSubsetOf(names);
            assertThat(statement.path("Sid").asText()).matches("[A-Za-z0-9]+");
            assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
            List<String> actions = texts(statement.path("Action"));
            List<String> resources = texts(statement.path("Resource"));
            assertThat(actions)
                    .isNotEmpty()
                    .allMatch(action -> ACTION.matcher(action).matches());
            assertThat(resources).isNotEmpty().allMatch(arn -> ARN.matcher(arn).matches());
            String service = actions.getFirst().substring(0, 3);
            assertThat(actions).allMatch(action -> action.startsWith(service));
            assertThat(resources)
                    .allMatch(arn -> arn.startsWith("arn:aws:" + service + ":"))
                    .filteredOn(arn -> arn.contains("*"))
                    .allMatch(arn -> arn.endsWith(":parameter/caravel/live/*"));
        }
    }

    private static List<String> texts(JsonNode one) {
        List<String> all = new ArrayList<>();
        if (one.isTextual()) {
            all.add(one.asText());
        }
        one.forEach(item -> all.add(item.asText()));
        return all;
    }
}
