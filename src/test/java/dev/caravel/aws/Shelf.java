package dev.caravel.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.aws.SsmStub.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parameters of a {@link SsmStub}: all that AWS says of names, sizes, types and pages. Safe for any thread. */
public final class Shelf {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile("(/[a-zA-Z0-9_.-]+){1,15}");
    private static final Pattern RESERVED = Pattern.compile("(?i)/(aws|ssm).*");
    private static final int LIMIT = 4096;

    private final Map<String, Parameter> all = new TreeMap<>();
    /** How many reads of a parameter still show what it was before. */
    private final Map<String, Integer> stale = new HashMap<>();

    private final Map<String, Optional<Parameter>> before = new HashMap<>();
    private int page = 10;
    private boolean emptyPages;

    private record Parameter(String name, String type, String value, long version, Instant changed) {
        ObjectNode json(boolean decrypted) {
            return JSON.objectNode()
                    .put("Name", name)
                    .put("Type", type)
                    .put("Value", type.equals("SecureString") && !decrypted ? "AQICAHhencrypted" : value)
                    .put("Version", version)
                    .put("LastModifiedDate", changed.toEpochMilli() / 1000.0)
                    .put("DataType", "text");
        }
    }

    /** Lists so many at most on a page, whatever is asked for. */
    public synchronized void pages(int size) {
        page = size;
    }

    /** Before each page there is an empty one. */
    public synchronized void emptyPages() {
        emptyPages = true;
    }

    /** The next reads show the parameter as it was before the last write. */
    public synchronized void stale(String name, int reads) {
        stale.put(name, reads);
    }

    public synchronized Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        all.forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    /** Somebody else puts one. */
    public synchronized void put(String name, String type, String value) {
        keep(name, type, value);
    }

    public synchronized void delete(String name) {
        before.put(name, Optional.ofNullable(all.remove(name)));
    }

    private long keep(String name, String type, String value) {
        Optional<Parameter> old = Optional.ofNullable(all.get(name));
        long version = old.map(Parameter::version).orElse(0L) + 1;
        before.put(name, old);
        all.put(name, new Parameter(name, type, value, version, Instant.now()));
        return version;
    }

    synchronized ObjectNode put(JsonNode request) {
        allow(request, Set.of("Name", "Value", "Type", "Overwrite"));
        String name = name(request);
        String value = request.path("Value").asText();
        String type = request.path("Type").asText("String");
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (value.isEmpty() || bytes > LIMIT || value.contains("{{")) {
            throw new Refusal("ValidationException", "the value of " + name + ": " + bytes + " bytes");
        }
        Parameter old = all.get(name);
        if (old != null && !request.path("Overwrite").asBoolean()) {
            throw new Refusal("ParameterAlreadyExists", "The parameter already exists.");
        }
        if (old != null && !old.type().equals(type)) {
            throw new Refusal("HierarchyTypeMismatchException", "The type of " + name + " cannot change.");
        }
        return JSON.objectNode().put("Version", keep(name, type, value)).put("Tier", "Standard");
    }

    synchronized ObjectNode get(JsonNode request) {
        allow(request, Set.of("Name", "WithDecryption"));
        String name = name(request);
        Parameter found =
                shown(name).orElseThrow(() -> new Refusal("ParameterNotFound", "Parameter " + name + " not found."));
        ObjectNode answer = JSON.objectNode();
        answer.set("Parameter", found.json(request.path("WithDecryption").asBoolean()));
        return answer;
    }

    synchronized ObjectNode getSeveral(JsonNode request) {
        allow(request, Set.of("Names", "WithDecryption"));
        ObjectNode answer = JSON.objectNode();
        ArrayNode found = answer.putArray("Parameters");
        ArrayNode missing = answer.putArray("InvalidParameters");
        request.path("Names")
                .forEach(name -> shown(name.asText())
                        .ifPresentOrElse(
                                parameter -> found.add(parameter.json(
                                        request.path("WithDecryption").asBoolean())),
                                () -> missing.add(name)));
        return answer;
    }

    synchronized ObjectNode list(JsonNode request) {
        allow(request, Set.of("Path", "Recursive", "WithDecryption", "MaxResults", "NextToken"));
        int most = request.path("MaxResults").asInt(10);
        if (most > 10 || !request.path("Recursive").asBoolean()) {
            throw new Refusal("ValidationException", "MaxResults " + most);
        }
        String token = request.path("NextToken").asText("0");
        ObjectNode answer = JSON.objectNode();
        ArrayNode items = answer.putArray("Parameters");
        if (emptyPages && !token.startsWith("full")) {
            return answer.put("NextToken", "full" + token);
        }
        int first = Integer.parseInt(token.replace("full", ""));
        List<Parameter> found = below(request.path("Path").asText() + "/");
        int next = Math.min(found.size(), first + Math.min(most, page));
        found.subList(first, next).forEach(parameter -> items.add(parameter.json(false)));
        if (next < found.size()) {
            answer.put("NextToken", Integer.toString(next));
        }
        return answer;
    }

    private List<Parameter> below(String path) {
        Set<String> names = new java.util.TreeSet<>(all.keySet());
        names.addAll(stale.keySet());
        List<Parameter> found = new ArrayList<>();
        names.stream()
                .filter(name -> name.startsWith(path))
                .forEach(name -> shown(name).ifPresent(found::add));
        return found;
    }

    synchronized ObjectNode delete(JsonNode request) {
        allow(request, Set.of("Name"));
        String name = name(request);
        if (!all.containsKey(name)) {
            throw new Refusal("ParameterNotFound", "Parameter " + name + " not found.");
        }
        delete(name);
        return JSON.objectNode();
    }

    private Optional<Parameter> shown(String name) {
        int left = stale.getOrDefault(name, 0);
        if (left > 0) {
            stale.put(name, left - 1);
            return before.getOrDefault(name, Optional.empty());
        }
        return Optional.ofNullable(all.get(name));
    }

    private static String name(JsonNode request) {
        String name = request.path("Name").asText();
        if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
            throw new Refusal("ValidationException", "Parameter name: " + name);
        }
        return name;
    }

    private static void allow(JsonNode request, Set<String> known) {
        request.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new Refusal("SerializationException", "unknown field " + field);
            }
        });
    }
}
