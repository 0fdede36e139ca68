package dev.caravel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text of documents: compact JSON whose first field is the schema. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The text of a document with this content. */
    static String document(ObjectNode content) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        Schema.TODAY.sign(whole);
        whole.setAll(content);
        return text(whole);
    }

    /** One value as text. */
    static String text(JsonNode node) {
        try {
            // Parameter Store refuses values with two braces in a row; in JSON they can only stand inside of a string.
            return MAPPER.writeValueAsString(node).replace("{{", "{\\u007b");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The content of a document in today's form, without its schema.
     *
     * @throws StoreException if it is no JSON object, or a newer version wrote it
     */
    static ObjectNode content(String name, String text) {
        return Schema.TODAY.content(name, object(name, text));
    }

    /**
     * A JSON object.
     *
     * @throws StoreException if the text is none
     */
    static ObjectNode object(String name, String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    name + " is not JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + "): mend the document or restore it",
                    e);
        }
        throw new StoreException(name + " is not a JSON object: mend the document or restore it");
    }
}
