package dev.caravel.paper.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravel.paper.Directory;
import dev.caravel.paper.Exchanges;
import dev.caravel.paper.file.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFileTest {
    private static final Path PAGE = Path.of("docs", "paper-exchange.md");
    private static final Directory EXCHANGE = Exchanges.quiet().directory();
    private static final String ALICE = Exchanges.KEY;

    private static final List<String> KINDS = FaultKind.words();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("faults.yaml");
    }

    private Faults read(String text) throws IOException {
        Files.writeString(file, text);
        return FaultFile.read(file, 1, EXCHANGE);
    }

    private List<String> problems(String text) throws IOException {
        Files.writeString(file, text);
        InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> FaultFile.read(file, 1, EXCHANGE));
        assertThat(invalid).as(text).isNotNull();
        return invalid.problems().stream()
                .map(problem -> problem.replace(file.toString(), "faults.yaml"))
                .toList();
    }

    @Test
    void theExampleOfThePageIsReadAndNamesEveryKind() throws IOException {
        String page = Files.readString(PAGE);
        String example = page.substring(page.indexOf("```yaml\nseed:") + 8);
        example = example.substring(0, example.indexOf("```"));

        Faults faults = read(example);

        assertThat(faults.isEmpty()).isFalse();
        for (String kind : KINDS) {
            assertThat(example).contains("fault: " + kind + "\n");
            assertThat(page).contains("| `" + kind + "`");
        }
    }

    @Test
    void everyKindHasAWordOfItsOwn() throws IOException {
        assertThat(KINDS).hasSize(Fault.class.getPermittedSubclasses().length);
        for (String kind : KINDS) {
            String needed = switch (kind) {
                case "slow", "late", "skew" -> ", by: 1s";
                case "error" -> ", error: 'EService:Busy'";
                case "mode" -> ", mode: post_only";
                case "lag" -> ", orders: 2s";
                case "pieces" -> ", pieces: 3";
                case "earn" -> ", asset: BTC";
                default -> "";
            };
            Faults faults = read("faults:\n  - {fault: " + kind + needed + ", every: 1}\n");
            assertThat(faults.next(ALICE, "Balance")).map(Fault::kind).contains(kind);
        }
    }

    @Test
    void aRuleSaysWhatHappensToWhomAndWhen() throws IOException {
        Faults faults = read("""
            seed: 3
            faults:
              - fault: page
                status: 520
                when: before
                account: trader
                method: [AddOrder, AmendOrder]
                calls: [2, 3]
                most: 1
            """);

        assertThat(IntStream.range(0, 4).mapToObj(_ -> faults.next("somebody", "AddOrder")))
                .allMatch(Optional::isEmpty);
        assertThat(faults.next(ALICE, "Balance")).isEmpty();
        assertThat(faults.next(ALICE, "AddOrder")).isEmpty();
        assertThat(faults.next(ALICE, "AmendOrder")).contains(new Fault.Page(520, Moment.BEFORE));
        assertThat(faults.next(ALICE, "AddOrder")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fault: rest         | faults.yaml:2: fault: 'rest' cannot be used; give one of reset, close, page
        fault: page, status: 200  | faults.yaml:2: status: '200' cannot be used; give an HTTP status of 400 to 599
        fault: reset, when: later | faults.yaml:2: when: 'later' cannot be used; give before or after
        fault: error              | faults.yaml:2: error: is missing; give an error in Kraken's words
        fault: error, error: Busy | faults.yaml:2: error: 'Busy' cannot be used
        fault: slow               | faults.yaml:2: by: is missing; give a duration of 5m at most, such as 800ms or 7s
        fault: slow, by: 6m       | faults.yaml:2: by: '6m' cannot be used
        fault: slow, by: -1s      | faults.yaml:2: by: '-1s' cannot be used
        fault: lockout, for: 25h  | faults.yaml:2: for: '25h' cannot be used; give a duration of 24h at most
        fault: reset, for: 3s     | faults.yaml:2: for: is no field here; there are fault, when, account, method
        fault: cut, when: after   | faults.yaml:2: when: is no field here
        fault: cut, account: eve  | faults.yaml:2: account: 'eve' cannot be used; give the name of an account: trader
        fault: cut, method: Add   | faults.yaml:2: method: 'Add' cannot be used; give one or more of AddOrder,
        fault: cut, most: 0       | faults.yaml:2: most: '0' cannot be used; give how often at most, 1 or more
        fault: cut, fault: reset  | faults.yaml:2: fault: is said twice
        """)
    void aRuleThatCannotBeUsedSaysWhatIsAllowed(String rule, String complaint) throws IOException {
        assertThat(problems("faults:\n  - {" + rule + ", every: 2}\n"))
                .singleElement()
                .asString()
                .startsWith(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fault: cut                        | faults.yaml:2: chance: say in one way when it happens
        fault: cut, chance: 1, every: 2   | faults.yaml:2: every: say in one way when it happens
        fault: cut, chance: 1.5           | faults.yaml:2: chance: '1.5' cannot be used; give a probability over 0
        fault: cut, chance: 0             | faults.yaml:2: chance: '0' cannot be used
        fault: cut, chance: NaN           | faults.yaml:2: chance: 'NaN' cannot be used
        fault: cut, every: 0              | faults.yaml:2: every: '0' cannot be used; give a whole number, 1 or more
        fault: cut, calls: [1, x]         | faults.yaml:2: calls: 'x' cannot be used; give the numbers of the calls
        """)
    void aTurnThatCannotBeUsedSaysWhatIsAllowed(String rule, String complaint) throws IOException {
        assertThat(problems("faults:\n  - {" + rule + "}\n"))
                .singleElement()
                .asString()
                .startsWith(complaint);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws IOException {
        assertThat(problems("""
            seed: x
            fault: oops
            faults:
              - fault: cut
                chance: 2
              - reset
            """)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                | faults.yaml: there must be fields in it, such as 'name: value'
        '- a'             | faults.yaml: there must be fields in it
        'seed: 1'         | faults.yaml:1: faults: is missing; give a list, each entry beginning with '- '
        'faults: 3'       | faults.yaml:1: faults: give a list, each entry beginning with '- '
        'faults: ['       | faults.yaml:1: this is no YAML
        'a: "'            | faults.yaml:1: this is no YAML
        """)
    void whatIsNoScheduleSaysSo(String text, String complaint) throws IOException {
        assertThat(problems(text)).singleElement().asString().startsWith(complaint);
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> FaultFile.read(file, 1, EXCHANGE));
        assertThat(invalid).hasMessageEndingWith("faults.yaml: there is no such file");
    }
}
