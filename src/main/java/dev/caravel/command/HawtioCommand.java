package dev.caravel.command;

import dev.caravel.settings.ManagementAddress;
import dev.caravel.settings.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts Hawtio, a console for Camel, connected to the bot that runs. It is a process of its own and fetched on first use. */
@Command(
        name = "hawtio",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Hawtio on this machine, connected to the bot that runs here, until Ctrl-C.",
            "The first use fetches it from Maven Central (12 MB). It shows routes, counts, messages and traces; it"
                    + " cannot trade."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel hawtio                                      then open the address that it prints",
            "  caravel hawtio --set caravel.management.port=9877   another bot"
        })
public final class HawtioCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Mixin
    private final SettingsOptions options;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9877",
            description = "The loopback port of the console; 0 takes any free one.")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Path home;

    public HawtioCommand(Surroundings surroundings) {
        options = new SettingsOptions(surroundings);
        home = surroundings.home();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ManagementAddress address = options.managementAddress()
                .filter(known -> known.port() != 0)
                .orElseThrow(() ->
                        new CommandFailed("the port of the bot is not known: give the one that its log says, --set"
                                + " caravel.management.port=…"));
        URI bot = URI.create("http://" + address.fromHere() + ":" + address.port() + "/observe/jolokia");
        requireAnswer(bot);
        Path libraries = fetched();
        Process console = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        libraries.resolve("*").toString(),
                        source().resolve("Hawtio.java").toString(),
                        war(libraries).toString(),
                        Integer.toString(port),
                        bot.toString(),
                        source().resolve("jolokia-access.xml").toString())
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(console::destroy));
        return console.waitFor() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void requireAnswer(URI bot) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(bot + "/version"))
                // The bot answers no page of another site, and so nobody who does not say where he comes from.
                .header("Origin", "http://127.0.0.1:" + port)
                .timeout(PATIENCE)
                .build();
        int status;
        try (HttpClient client = HttpClient.newHttpClient()) {
            status = client.send(question, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            throw new CommandFailed("no bot answers at " + bot
                    + ": start one with 'caravel run', or name its port, --set caravel.management.port=…");
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw new CommandFailed(
                    bot + " answers " + status + ": that bot was started with caravel.management.hawtio=no");
        }
    }

    private Path source() {
        return home.resolve("ops").resolve("hawtio");
    }

    /** The folder of the console's libraries, fetched if it is not there. */
    private Path fetched() throws IOException, InterruptedException {
        Path libraries = home.resolve("target").resolve("hawtio");
        Path complete = libraries.resolve("complete");
        if (Files.exists(complete)) {
            return libraries;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("caravel: fetching Hawtio from Maven Central (first use)…");
        err.flush();
        Path log = Files.createDirectories(libraries).resolve("fetch.log");
        Process maven;
        try {
            maven = new ProcessBuilder(
                            "mvn",
                            "-B",
                            "-f",
                            source().resolve("pom.xml").toString(),
                            "dependency:copy-dependencies",
                            "-DoutputDirectory=" + libraries)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            throw new CommandFailed(
                    "Maven (mvn) is needed to fetch Hawtio: install it (apt install maven, brew install maven)");
        }
        if (maven.waitFor() != 0) {
            throw new CommandFailed("Hawtio could not be fetched from Maven Central; what Maven said is in " + log);
        }
        Files.createFile(complete);
        return libraries;
    }

    private static Path war(Path libraries) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.toString().endsWith(".war"))
                    .findFirst()
                    .orElseThrow(() ->
                            new CommandFailed(libraries + " has no Hawtio in it: delete that folder and try again"));
        }
    }
}
