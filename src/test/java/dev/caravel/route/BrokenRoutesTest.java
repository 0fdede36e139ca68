package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.command.QuartzCron;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an owner hears who has broken a route file, with the real files in a folder of the test's. */
class BrokenRoutesTest {
    @TempDir
    Path home;

    private Path routes;

    @BeforeEach
    void copyTheRoutes() throws IOException {
        routes = Files.createDirectories(home.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void anUnknownStepIsNamedWithItsLine() throws IOException {
        write("mine.camel.yaml", """
            - route:
                id: mine
                from:
                  uri: direct:mine
                  steps:
                    - rout: {}
            """);

        assertThat(once()).contains("mine.camel.yaml line 6", "rout", "put the file of this version back");
    }

    @Test
    void whatIsNotYamlIsNamedWithItsLine() throws IOException {
        write("mine.camel.yaml", """
            - route:
                id: mine
               wrong: {
            """);

        assertThat(once()).contains("mine.camel.yaml line 3");
    }

    @Test
    void aComponentThatIsNotThereIsNamedWithItsRoute() throws IOException {
        write("mine.camel.yaml", """
            - route:
                id: mine
                from:
                  uri: direct:mine
                  steps:
                    - to:
                        uri: nosuch:thing
            """);

        assertThat(once()).contains("route mine", "nosuch");
    }

    @Test
    void aRouteThatIsCalledAndMissingIsNamed() throws IOException {
        Files.delete(routes.resolve("gather.camel.yaml"));

        assertThat(once()).contains("no file has the route from direct:gather");
    }

    @Test
    void anEmptyFolderIsNoStart() throws IOException {
        try (Stream<Path> files = Files.list(routes)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(once()).contains("no file has the route from direct:cycle");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(routes.resolve(name), text);
    }

    @Test
    void aBotThatRunsHearsOfItToo() throws IOException {
        Files.delete(routes.resolve("gather.camel.yaml"));

        assertThat(said("run")).contains("no file has the route from direct:gather");
    }

    private String once() {
        return said("once");
    }

    /** What is said in one line, with exit code 2. */
    private String said(String command) {
        StringWriter err = new StringWriter();
        CommandLine caravel = Caravel.commandLine(
                new Surroundings(home, Map.of(), Map.of(), InstantSource.system(), new QuartzCron()));
        caravel.setErr(new PrintWriter(err));
        caravel.setOut(new PrintWriter(new StringWriter()));

        assertThat(caravel.execute(command)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }
}
