package dev.caravel.paper.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file whose text is one mapping. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Reads a file with a reader that asks the top for what it knows.
     *
     * @throws InvalidFile if the file cannot be read, or says anything that the reader does not take
     */
    public static <T> T read(Path file, Function<Entry, T> reader) {
        List<String> problems = new ArrayList<>();
        Entry top = new Entry(file, top(file), problems);
        T read = reader.apply(top);
        top.nothingElse();
        if (!problems.isEmpty()) {
            throw new InvalidFile(problems);
        }
        return read;
    }

    private static MappingNode top(Path file) {
        try {
            String text = Files.readString(file);
            Optional<Node> node = new Compose(LoadSettings.builder().build()).composeString(text);
            if (node.orElse(null) instanceof MappingNode top) {
                return top;
            }
            throw new InvalidFile(List.of(file + ": there must be fields in it, such as 'name: value'"));
        } catch (NoSuchFileException e) {
            throw new InvalidFile(List.of(file + ": there is no such file"));
        } catch (IOException e) {
            throw new InvalidFile(List.of(file + ": cannot be read as a text in UTF-8: " + e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InvalidFile(List.of(file + line + ": this is no YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new InvalidFile(List.of(file + ": this is no YAML: " + e.getMessage()));
        }
    }
}
