package dev.caravel.paper.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the parameters of a JSON body. Numbers stay the very text that was sent, so that none is rounded and an exponent is refused as
 * in a form. What is nested is named as {@link Arguments} says.
 */
final class JsonFields {
    private static final int DEEPEST = 8;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(Fields.LONGEST_NAME)
                    .build())
            .build();

    private final Fields fields = new Fields();

    private JsonFields() {}

    /** The values of a JSON object by their names; refuses anything else. */
    static Map<String, String> read(byte[] body) {
        JsonFields read = new JsonFields();
        try (JsonParser json = FACTORY.createParser(new String(body, StandardCharsets.UTF_8))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Fields.malformed();
            }
            read.object(json, "");
            if (json.nextToken() != null) {
                throw Fields.malformed();
            }
        } catch (JsonProcessingException e) {
            throw Fields.malformed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.fields.values();
    }

    private void object(JsonParser json, String within) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            value(json, within.isEmpty() ? name : within + '[' + name + ']');
        }
    }

    private void value(JsonParser json, String name) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> object(json, name);
            case START_ARRAY -> array(json, name);
            case VALUE_NULL -> {}
            default -> fields.add(name, json.getText());
        }
    }

    private void array(JsonParser json, String name) throws IOException {
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            boolean nested = json.currentToken().isStructStart();
            value(json, nested ? name + '[' + index + ']' : name + Fields.LIST);
        }
    }
}
