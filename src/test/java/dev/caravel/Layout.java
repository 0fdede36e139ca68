package dev.caravel;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How our source files are laid out: palantir-java-format, 120 columns.
 *
 * <p>{@link FormatTest} asks it; {@code mvn -q -Pformat process-sources} runs {@link #main} straight from this file, so
 * that it also works while the rest does not compile.
 */
final class Layout {

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private Layout() {}

    /** The Java files that {@link #formatted} would change. */
    static List<Path> unformatted() {
        return Stream.of(Path.of("src"), Path.of("bench", "src"))
                .filter(Files::isDirectory)
                .flatMap(Layout::javaFiles)
                .parallel()
                .filter(file -> !formatted(file).equals(text(file)))
                .sorted()
                .toList();
    }

    static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String formatted(Path file) {
        try {
            return FORMATTER.formatSourceAndFixImports(text(file));
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be read as Java: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        for (Path file : unformatted()) {
            Files.writeString(file, formatted(file));
            System.out.println("formatted " + file);
        }
    }
}
