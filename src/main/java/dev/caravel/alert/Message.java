package dev.caravel.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.book.Event;
import dev.caravel.discretion.Mask;
import dev.caravel.discretion.OneLine;
import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What is sent to the owner.
 *
 * @param subject under 100 characters of printable ASCII, as Amazon SNS asks
 * @param body a sentence for a person, an empty line, then the same as JSON for a program
 */
public record Message(String subject, String body) {
    private static final int LONGEST_SUBJECT = 99;
    private static final String TEST = "This is a test, sent by caravel doctor --publish: nothing has happened.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The message that tells of an event.
     *
     * @param bot its name, for an owner of several
     */
    public static Message of(Event event, String bot, Mask mask) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("bot", bot);
        fields.put("event", event.kind().word());
        fields.put("id", event.id());
        fields.put("time", event.time().toString());
        event.coin().map(Coin::symbol).ifPresent(coin -> fields.put("coin", coin));
        fields.put("text", event.text());
        String subject = bot + " " + event.kind().word() + ": " + event.text();
        return new Message(
                subject(mask.over(subject)), OneLine.of(mask.over(event.text())) + "\n\n" + json(fields, mask) + "\n");
    }

    /**
     * A message that tells of nothing, so that an owner sees whether it arrives.
     *
     * @param now its time, and its id
     */
    public static Message test(String bot, Instant now, Mask mask) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("bot", bot);
        fields.put("event", "test");
        fields.put("id", "test-" + now.toEpochMilli());
        fields.put("time", now.toString());
        fields.put("text", TEST);
        return new Message(subject(mask.over(bot + " test: " + TEST)), TEST + "\n\n" + json(fields, mask) + "\n");
    }

    private static String subject(String text) {
        String line = text.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 3) + "...";
    }

    /** Masked before it is written, since a secret with a quotation mark looks different in JSON. */
    static String json(Map<String, String> fields, Mask mask) {
        SequencedMap<String, String> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> masked.put(name, mask.over(value)));
        try {
            return JSON.writeValueAsString(masked);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
