package dev.caravel.store;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One named piece of the state, as it is kept. The name is relative to the bot: {@code positions/BTC-1706659200}. Immutable.
 *
 * @param json the text, under {@link #LIMIT} bytes of UTF-8; empty if the document is gone
 * @param gone whether the document is to be deleted
 */
public record Document(String name, String json, boolean gone) {
    /** What a parameter of the AWS Parameter Store must stay under; files keep to it too, so that a bot can move. */
    public static final int LIMIT = 4096;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    /**
     * A document that can be kept anywhere.
     *
     * @throws StoreException if it is too large: nothing is ever cut
     */
    public Document {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a document's name: '" + name + "'");
        }
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes >= LIMIT) {
            throw new StoreException(name + " has " + bytes + " bytes and must stay under " + LIMIT
                    + ": it was not saved; halt the bot and look why it has grown so large");
        }
    }

    /** A document to be written. */
    public static Document of(String name, String json) {
        return new Document(name, json, false);
    }

    /** A document to be deleted. */
    public static Document gone(String name) {
        return new Document(name, "", true);
    }
}
