package dev.caravel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the compiler, the formatter and ArchUnit cannot see. */
class StyleTest {

    private static final int LONGEST_SOURCE = 250;
    private static final int LONGEST_TEST = 400;

    @Test
    void everyPublicTypeSaysWhatItIs() throws IOException {
        List<String> silent = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources("src/main/java").toList()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (var declaration : unit.getTypeDecls()) {
                    if (declaration instanceof ClassTree type
                            && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                            && docs.getDocComment(TreePath.getPath(unit, type)) == null) {
                        silent.add(unit.getPackage().getPackageName() + "." + type.getSimpleName());
                    }
                }
            }
        }
        assertThat(silent).as("public types without Javadoc").isEmpty();
    }

    @Test
    void noFileIsTooLongToReadInOneSitting() {
        assertThat(sources("src/main/java").filter(file -> lines(file) > LONGEST_SOURCE))
                .as("files of more than %d lines", LONGEST_SOURCE)
                .isEmpty();
        assertThat(sources("src/test/java").filter(file -> lines(file) > LONGEST_TEST))
                .as("tests of more than %d lines", LONGEST_TEST)
                .isEmpty();
    }

    private static Stream<Path> sources(String folder) {
        return Layout.javaFiles(Path.of(folder));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
