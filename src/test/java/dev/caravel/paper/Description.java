package dev.caravel.paper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Kraken's own OpenAPI description of Spot REST, which is no part of this project: it is read from the folder that the property
 * {@code caravel.kraken.openapi} names. What it says of a reply becomes one JSON schema without references, in which an object has no
 * fields but those that are described.
 */
final class Description {
    private static final String FOLDER = "caravel.kraken.openapi";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Path root;
    private final JsonNode paths;
    private final Map<Path, JsonNode> files = new HashMap<>();

    private Description(Path root) {
        this.root = root;
        paths = read(root.resolve("openapi_v3.yaml")).path("paths");
    }

    /** Skips the test, and says so in one line, where no folder is named. */
    static Description orSkip() {
        String folder = System.getProperty(FOLDER, "");
        String missing = "skipped: Kraken's OpenAPI description is not here (-D" + FOLDER + "=FOLDER)";
        if (folder.isEmpty()) {
            System.out.println(missing);
        }
        assumeTrue(!folder.isEmpty(), missing);
        return new Description(Path.of(folder).resolve("spot-rest").normalize());
    }

    /** The schema of a successful reply to {@code public/Time} or the like. */
    ObjectNode reply(String method) {
        JsonNode operations = paths.path('/' + method);
        JsonNode operation = operations.has("get") ? operations.path("get") : operations.path("post");
        JsonNode content = operation.path("responses").path("200").path("content");
        return schema(content.path("application/json").path("schema"), root);
    }

    /** The schema in a file of the description. */
    ObjectNode file(String name) {
        Path file = root.resolve(name).normalize();
        return schema(read(file), Objects.requireNonNull(file.getParent()));
    }

    private JsonNode read(Path file) {
        return files.computeIfAbsent(file, path -> {
            try {
                return YAML.readTree(Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException("Kraken's description: " + path, e);
            }
        });
    }

    private ObjectNode schema(JsonNode described, Path folder) {
        if (described.has("$ref")) {
            Path file = folder.resolve(described.path("$ref").asText()).normalize();
            return schema(read(file), Objects.requireNonNull(file.getParent()));
        }
        ObjectNode schema = YAML.createObjectNode();
        for (String keyword : List.of("enum", "required", "minItems", "maxItems")) {
            if (described.has(keyword)) {
                schema.set(keyword, described.get(keyword));
            }
        }
        type(described, schema);
        for (String keyword : List.of("items", "additionalProperties")) {
            if (described.path(keyword).isObject()) {
                schema.set(keyword, schema(described.get(keyword), folder));
            }
        }
        if (described.has("properties")) {
            ObjectNode properties = schema.putObject("properties");
            described
                    .path("properties")
                    .properties()
                    .forEach(field -> properties.set(field.getKey(), schema(field.getValue(), folder)));
            if (!schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
        }
        if (described.has("oneOf")) {
            ArrayNode choices = schema.putArray("oneOf");
            described.path("oneOf").forEach(choice -> choices.add(schema(choice, folder)));
        }
        return schema;
    }

    private static void type(JsonNode described, ObjectNode schema) {
        if (described.path("nullable").asBoolean() && described.has("type")) {
            schema.putArray("type").add(described.get("type")).add("null");
        } else if (described.has("type")) {
            schema.set("type", described.get("type"));
        }
    }
}
