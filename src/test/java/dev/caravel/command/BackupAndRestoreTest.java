package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.aws.SsmStub;
import dev.caravel.route.state.ParameterSecrets;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner types who keeps the state safe, or moves it. */
class BackupAndRestoreTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @TempDir
    Path home;

    private final SsmStub aws = SsmStub.started();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        aws.close();
    }

    private int types(String... words) {
        Surroundings surroundings = new Surroundings(
                home, Map.of(), Map.of("user.name", "ada"), () -> NOW, new QuartzCron(), new ParameterSecrets());
        return Caravel.commandLine(surroundings)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private int typesForAws(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--set", "caravel.state=ssm", "--set", "caravel.aws.endpoint=" + aws.endpoint()));
        return types(all.toArray(String[]::new));
    }

    @Test
    void theStateMovesFromFilesToParametersAndBack() throws Exception {
        String file = home.resolve("book.json").toString();
        types("control", "halt");

        assertThat(types("backup", file)).isZero();
        assertThat(typesForAws("restore", file)).isZero();
        out.getBuffer().setLength(0);
        assertThat(typesForAws("control")).isZero();
        assertThat(typesForAws("trades")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "caravel: halt since 2026-02-03T04:05:06Z, by ada (command line)",
                        "No trade has been closed yet in the parameters /caravel/caravel; open: nothing. See why not:"
                                + " caravel explain");
        assertThat(aws.shelf().values().keySet())
                .filteredOn(name -> !name.contains("/lease/"))
                .containsExactly("/caravel/caravel/control");

        typesForAws("control", "run");
        String back = home.resolve("back.json").toString();
        assertThat(typesForAws("backup", back)).isZero();
        assertThat(types("restore", back)).isEqualTo(1);
        assertThat(types("restore", back, "--replace")).isZero();
        assertThat(Files.readString(home.resolve("data/caravel/control.json"))).contains("\"mode\":\"run\"");
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("caravel: " + home.resolve("data/caravel") + " holds 1 documents already: add --replace");
    }

    @Test
    void whatCannotBeRestoredIsRefusedInOneLine() throws Exception {
        String file = home.resolve("book.json").toString();
        assertThat(types("backup", file)).isEqualTo(1);
        types("control", "halt");
        types("backup", file);

        assertThat(types("backup", file)).isEqualTo(1);
        assertThat(types("restore", home.resolve("none.json").toString())).isEqualTo(1);
        assertThat(types("restore", file, "--set", "caravel.bot=second")).isEqualTo(1);
        try (FolderLock lock =
                new FileStore(home.resolve("data/caravel"), false).tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(types("restore", file, "--replace")).isEqualTo(1);
        }
        assertThat(types("restore", file, "--set", "caravel.bot=second", "--force"))
                .isZero();

        assertThat(err.toString().lines())
                .containsExactly(
                        "caravel: " + home.resolve("data/caravel")
                                + " holds nothing to be backed up; see caravel.bot and caravel.state",
                        "caravel: " + file + " is there already; name another file",
                        "caravel: there is no file " + home.resolve("none.json")
                                + "; name one that 'caravel backup' wrote",
                        "caravel: " + file + " is of the bot caravel and this is second: name that bot with --set"
                                + " caravel.bot=caravel, or add --force",
                        "caravel: " + home.resolve("data/caravel") + ": process "
                                + ProcessHandle.current().pid()
                                + " trades with this state: stop it before you restore");
    }

    @Test
    void aBackupCanBePiped() {
        types("control", "halt");
        out.getBuffer().setLength(0);

        assertThat(types("backup", "-")).isZero();

        assertThat(out.toString()).startsWith("{").contains("\"caravel-backup\" : 1", "\"bot\" : \"caravel\"");
    }

    @Test
    void secretsOfAwsAreStars() {
        aws.shelf().put("/caravel/caravel/secret/kraken.key", "SecureString", "keyOfThePrettyTest");
        aws.shelf().put("/caravel/caravel/secret/kraken.secret", "SecureString", "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=");
        aws.shelf().put("/caravel/caravel/secret/coinmarketcap.key", "SecureString", "b54bcf4d-1bca");

        assertThat(live()).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches(
                        "caravel\\.kraken\\.key +\\*{8} +SSM parameter /caravel/caravel/secret/kraken\\.key"));
        assertThat(out.toString()).doesNotContain("keyOfThePrettyTest", "a1JBS0", "b54bcf4d");
    }

    @Test
    void aSecretThatIsKeptInTheOpenIsRefused() {
        aws.shelf().put("/caravel/caravel/secret/kraken.key", "String", "keyOfThePrettyTest");

        assertThat(live()).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("caravel: --set caravel.secrets: /caravel/caravel/secret/kraken.key is a String, which"
                        + " everybody who may list parameters can read;")
                .doesNotContain("keyOfThePrettyTest");
    }

    private int live() {
        return typesForAws(
                "config",
                "--set",
                "caravel.secrets=ssm",
                "--set",
                "caravel.exchange=kraken",
                "--set",
                "caravel.live=yes",
                "--set",
                "caravel.risk.accepted=yes",
                "--set",
                "caravel.quotes=coinmarketcap");
    }
}
