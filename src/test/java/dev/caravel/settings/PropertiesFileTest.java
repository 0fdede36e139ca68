package dev.caravel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PropertiesFileTest {

    @Property
    void readsWhatJavaReads(@ForAll("files") List<String> lines) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(String.join("\n", lines)));
        Map<String, String> stripped = new HashMap<>();
        expected.stringPropertyNames()
                .forEach(key -> stripped.put(key, expected.getProperty(key).strip()));

        Map<String, String> actual = new HashMap<>();
        PropertiesFile.read("file", lines, new ArrayList<>())
                .forEach(assignment -> actual.put(assignment.name(), assignment.text()));

        assertThat(actual).isEqualTo(stripped);
    }

    @Provide
    Arbitrary<List<String>> files() {
        return Arbitraries.strings()
                .withChars("ab=: \t\\#!")
                .ofMaxLength(8)
                .filter(line -> !line.strip().equals("\\")) // an empty line that goes on: Java forgets that it is empty
                .list()
                .ofMaxSize(6);
    }
}
