package dev.caravel.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * moto, an emulator of AWS that nobody here wrote: SSM, SNS, SQS on a loopback port. One process serves all tests of a JVM; it ends with
 * the JVM, however that ends. Tests keep apart by names of their own, such as {@link #newBot}.
 *
 * <p>Where no Python with {@code moto[server]} is installed, {@link #running} skips the test and says so in one line.
 */
public final class Moto {
    private static final String MISSING =
            "skipped: no Python with moto[server] here (pip install 'moto[server]'), the emulator of AWS";
    /** It ends when its standard input does, that is with the process that started it. */
    private static final String SERVE = """
        import os, sys, threading
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        from moto.server import main
        main()
        """;

    private static final Pattern ADDRESS = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static final AtomicInteger BOTS = new AtomicInteger();

    private final URI endpoint;

    private Moto(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Made when it is first asked for. */
    private static final class Shared {
        static final Optional<Moto> MOTO = start();
    }

    /** The one of this JVM; skips the test where there can be none. */
    public static Moto running() {
        if (Shared.MOTO.isEmpty()) {
            System.out.println(MISSING);
        }
        assumeTrue(Shared.MOTO.isPresent(), MISSING);
        return Shared.MOTO.orElseThrow();
    }

    /** A bot's name that no other test of this JVM has. */
    public static String newBot() {
        return "bot-" + BOTS.incrementAndGet();
    }

    /** For {@code caravel.aws.endpoint}, and for clients of tests. */
    public URI endpoint() {
        return endpoint;
    }

    /** What a program needs in its environment to take it for AWS. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    private static Optional<Moto> start() {
        return pythons().stream().filter(Moto::hasMoto).findFirst().map(Moto::serve);
    }

    private static List<String> pythons() {
        List<String> all = new ArrayList<>(List.of("python3"));
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            all.addAll(found(Path.of(folder), "python3.*"));
        }
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        found(versions, "*").forEach(version -> all.addAll(found(Path.of(version, "bin"), "python3")));
        return all;
    }

    private static List<String> found(Path folder, String names) {
        List<String> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
                files.forEach(file -> all.add(file.toString()));
            } catch (IOException unreadable) {
                return all;
            }
        }
        return all;
    }

    private static boolean hasMoto(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import moto.server, flask")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Moto serve(String python) {
        try {
            Process process = new ProcessBuilder(python, "-u", "-c", SERVE, "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output = process.inputReader();
            List<String> said = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    Thread.ofPlatform()
                            .daemon()
                            .name("moto-output")
                            .start(() -> output.lines().forEach(ignored -> {}));
                    return new Moto(URI.create(address.group(1)));
                }
            }
            throw new IllegalStateException("moto ended by itself: " + String.join("\n", said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
