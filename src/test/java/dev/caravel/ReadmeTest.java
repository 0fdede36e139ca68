package dev.caravel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.command.QuartzCron;
import dev.caravel.settings.Catalogue;
import dev.caravel.settings.Group;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import dev.caravel.settings.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * README.md says what is so. Its table of settings is made from the catalogue: renew it with
 * {@code mvn -q test -Dtest=ReadmeTest -Dreadme.renew=true}.
 */
class ReadmeTest {
    private static final Path FILE = Path.of("README.md");
    private static final Path ROUTES = Path.of("routes");
    private static final String SETTINGS =
            "<!-- settings: made by mvn -q test -Dtest=ReadmeTest -Dreadme.renew=true -->\n";
    private static final String SETTINGS_END = "<!-- /settings -->";
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:`|^)\\./caravel([^`#\n]*)");
    private static final Pattern FOLDED = Pattern.compile("(?s)subgraph \\w+\\[\"(.*?)\"](.*?)\n  end");
    private static final Pattern FRAME = Pattern.compile("subgraph (\\w+)\\[");
    private static final Pattern BOX = Pattern.compile("([a-z-]+)\\[\"([a-z-]+)\"]");
    private static final Pattern ROUTE_ID =
            Pattern.compile("(?m)^- route:\n    id: \"?([a-z-]+)|^    routeId: ([a-z-]+)");
    private static final Pattern NAMED_FILE = Pattern.compile("`([\\w./-]+/|[\\w./-]+\\.(?:properties|xml|md|yaml))`");

    private final Surroundings nowhere = new Surroundings(
            Path.of("target", "nowhere").toAbsolutePath(),
            Map.of(),
            Map.of(),
            InstantSource.system(),
            new QuartzCron());

    @Test
    void listsEverySettingWithItsDefault() throws IOException {
        String readme = Files.readString(FILE);
        if (Boolean.getBoolean("readme.renew")) {
            readme = readme.replace(SETTINGS + between(readme, SETTINGS, SETTINGS_END), SETTINGS + settings());
            Files.writeString(FILE, readme);
        }

        assertThat(between(readme, SETTINGS, SETTINGS_END))
                .as("renew it: mvn -q test -Dtest=ReadmeTest -Dreadme.renew=true")
                .isEqualTo(settings());
    }

    @Test
    void namesCommandsThatCanBeTyped() throws IOException {
        List<String> commands = find(COMMAND, Files.readString(FILE), found -> found.group(1));

        assertThat(commands).hasSizeGreaterThan(8);
        for (String command : commands) {
            String[] arguments = command.strip().split(" +");
            assertThat(Caravel.commandLine(nowhere).parseArgs(arguments).hasSubcommand())
                    .as("./caravel %s", command)
                    .isTrue();
        }
    }

    @Test
    void leavesOutNoCommand() throws IOException {
        String readme = Files.readString(FILE);

        assertThat(Caravel.commandLine(nowhere).getSubcommands().keySet())
                .allSatisfy(command -> assertThat(readme).contains("\n| `./caravel " + command));
    }

    @Test
    void drawsRoutesThatAreInTheFilesThatItNames() throws IOException {
        String picture = between(Files.readString(FILE), "```mermaid\n", "```");
        List<String> drawn = new ArrayList<>();
        for (MatchResult box : FOLDED.matcher(picture).results().toList()) {
            drawn.add(box.group(1));
            List<String> ids = find(BOX, box.group(2), found -> found.group(2));
            assertThat(ids).isNotEmpty();
            assertThat(routes(Path.of(box.group(1)))).as(box.group(1)).containsAll(ids);
        }

        try (Stream<Path> files = Files.list(ROUTES)) {
            assertThat(files.map(Path::toString)).containsExactlyInAnyOrderElementsOf(drawn);
        }
        assertThat(find(FRAME, picture, found -> found.group(1)))
                .as("frames of one name are drawn as one")
                .doesNotHaveDuplicates();
        assertThat(find(BOX, picture, found -> found.group(1))).isEqualTo(find(BOX, picture, found -> found.group(2)));
    }

    @Test
    void namesFilesAndFoldersThatAreThere() throws IOException {
        List<String> named = find(NAMED_FILE, Files.readString(FILE), found -> found.group(1));

        assertThat(named).contains("routes/", "application.properties");
        assertThat(named)
                .filteredOn(name -> !name.startsWith("data/")
                        && !List.of("positions/", "trades/", "candles/").contains(name))
                .allSatisfy(name -> assertThat(Path.of(name)).exists());
    }

    @Test
    void saysHowItsFiguresWereMeasured() throws IOException {
        String figures = between(Files.readString(FILE), "<!-- figures -->\n", "<!-- /figures -->");

        assertThat(figures).contains("`./caravel demo --days 30`", "seed 1", "fees", "94.9 %");
    }

    private String settings() {
        Map<String, String> defaults = Settings.read(nowhere, Optional.empty(), List.of()).values().stream()
                .collect(Collectors.toMap(value -> value.setting().key(), Value::shown));
        return Catalogue.groups().stream().map(group -> table(group, defaults)).collect(Collectors.joining());
    }

    private static String table(Group group, Map<String, String> defaults) {
        String rows = group.settings().stream()
                .map(setting -> "| `%s` | %s | %s |\n"
                        .formatted(
                                setting.key(),
                                code(defaults.getOrDefault(setting.key(), "")),
                                setting.meaning().replace("|", "\\|")))
                .collect(Collectors.joining());
        return "<details><summary>" + group.title() + "</summary>\n\n| key | default | meaning |\n|---|---|---|\n"
                + rows + "\n</details>\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace(",", ", ") + "`";
    }

    private static List<String> routes(Path file) throws IOException {
        return find(
                ROUTE_ID,
                Files.readString(file),
                found -> Optional.ofNullable(found.group(1)).orElse(found.group(2)));
    }

    private static List<String> find(Pattern pattern, String text, Function<MatchResult, String> part) {
        return pattern.matcher(text).results().map(part).toList();
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int start = from + begin.length();
        return text.substring(start, text.indexOf(end, start));
    }
}
