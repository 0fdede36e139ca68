package dev.caravel.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All documents of a bot at one time, in one file that shows whether it is whole. Secrets and the lease are not in it. Immutable.
 *
 * @param bot whose they are
 * @param time when they were read
 * @param documents their texts by name
 */
public record Backup(String bot, Instant time, SortedMap<String, String> documents) {
    private static final String VERSION = "caravel-backup";
    private static final int NEWEST = 1;
    private static final String SUM = "sha256";
    private static final Pattern NO_PART = Pattern.compile("lease(/.*)?|" + Restoration.MARK);
    /** A state of which something is written more often than this can be read is not read at all. */
    private static final int TRIES = 5;

    public Backup {
        documents = new TreeMap<>(documents);
        documents.keySet().removeIf(name -> NO_PART.matcher(name).matches());
    }

    /**
     * Reads a store until nothing was written in between, so that the documents belong together.
     *
     * @throws StoreException if a bot writes all the time, or half a restore is in it
     */
    public static Backup of(String bot, Instant time, DocumentStore store) {
        Map<String, String> before = store.all();
        for (int tries = 0; tries < TRIES; tries++) {
            Map<String, String> after = store.all();
            if (after.equals(before)) {
                Restoration.refuseHalf(after);
                return new Backup(bot, time, new TreeMap<>(after));
            }
            before = after;
        }
        throw new StoreException("the state of " + bot + " changes while it is read: try again between two cycles");
    }

    /** The content of the file. */
    public String text() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put(VERSION, NEWEST).put("bot", bot).put("time", time.toString()).put(SUM, sum(documents.toString()));
        ArrayNode list = whole.putArray("documents");
        documents.forEach((name, text) ->
                list.addObject().put("name", name).put(SUM, sum(text)).put("text", text));
        return whole.toPrettyString() + "\n";
    }

    /**
     * What a file holds, checked to the last character.
     *
     * @param file its name, for messages
     * @throws StoreException if it is no backup, or not what was written
     */
    public static Backup read(String file, String text) {
        ObjectNode whole = Json.object(file, text);
        if (!whole.path(VERSION).isInt()) {
            throw new StoreException(file + " is no backup: name a file that 'caravel backup' wrote");
        }
        if (whole.path(VERSION).intValue() > NEWEST) {
            throw new StoreException(file + " was written by a newer Caravel: use that version");
        }
        SortedMap<String, String> documents = new TreeMap<>();
        for (JsonNode item : whole.path("documents")) {
            String name = item.path("name").asText();
            String content = item.path("text").asText();
            if (!sum(content).equals(item.path(SUM).asText())) {
                throw new StoreException(file + ": " + name + " is not as it was written: use another backup");
            }
            documents.put(name, content);
        }
        if (!sum(documents.toString()).equals(whole.path(SUM).asText())) {
            throw new StoreException(file + ": documents are missing or were added: use another backup");
        }
        try {
            return new Backup(
                    whole.path("bot").asText(), Instant.parse(whole.path("time").asText()), documents);
        } catch (DateTimeException e) {
            throw new StoreException(file + ": 'time' makes no sense: use another backup", e);
        }
    }

    private static String sum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
