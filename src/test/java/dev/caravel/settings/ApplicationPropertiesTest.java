package dev.caravel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** application.properties is the owner's manual: it says what the catalogue says. */
class ApplicationPropertiesTest {
    private static final Path FILE = Path.of("application.properties");
    private static final String END = "## Camel";

    @Test
    void explainsEverySettingAndStartsFromItsDefault() throws IOException {
        List<String> lines = Files.readAllLines(FILE);

        assertThat(lines.subList(
                        lines.indexOf(Catalogue.groups().getFirst().title().transform("## "::concat)),
                        lines.indexOf(END)))
                .isEqualTo(expected());
    }

    @Test
    void changesNothingButWhatIsCamels() {
        Settings with = new Owner(Path.of("").toAbsolutePath()).starts();
        Settings without = new Owner(Path.of("target").toAbsolutePath()).starts();

        assertThat(texts(with)).isEqualTo(texts(without));
        assertThat(with.rules()).isEqualTo(without.rules());
        assertThat(with.camel()).isNotEmpty();
    }

    @Test
    void givesEveryNumberOfTheStrategyInEveryProfile() {
        for (String name : TraderSettings.PROFILES) {
            assertThat(profile(name).keySet())
                    .containsExactlyInAnyOrderElementsOf(Catalogue.settings()
                            .filter(setting -> setting.fallback().isEmpty())
                            .map(Setting::key)
                            .toList());
        }
    }

    private static Map<String, String> texts(Settings settings) {
        return settings.values().stream()
                .collect(Collectors.toMap(value -> value.setting().key(), Value::text));
    }

    private static Map<String, String> profile(String name) {
        List<Problem> problems = new ArrayList<>();
        List<Assignment> lines = new SettingsFiles(Path.of(""), problems)
                .profile(new Value(TraderSettings.PROFILE, name, new Source.Default()));
        assertThat(problems).isEmpty();
        return lines.stream().collect(Collectors.toMap(Assignment::name, Assignment::text));
    }

    private static List<String> expected() {
        Map<String, String> profile = profile(TraderSettings.PROFILES.getFirst());
        List<String> lines = new ArrayList<>();
        for (Group group : Catalogue.groups()) {
            lines.addAll(List.of("## " + group.title(), ""));
            for (Setting<?> setting : group.settings()) {
                lines.add("# " + setting.meaning() + " (" + setting.kind().range() + ")");
                if (setting.isSecret()) {
                    lines.add("# Only as the variable " + setting.variable() + " or in the file of caravel.secrets.");
                } else {
                    lines.add(setting.fallback()
                            .map(text -> setting.key() + "=" + text)
                            .orElseGet(() -> "# " + setting.key() + "=" + profile.get(setting.key())));
                }
            }
            lines.add("");
        }
        return lines;
    }
}
