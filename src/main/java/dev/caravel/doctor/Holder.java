package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.doctor.Reading.UnreadException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that trades, as it describes itself. Times are the bot's own, which is not the machine's where a market is played.
 *
 * @param process its number
 * @param runs how many runs of the desk have done something
 * @param since when it started
 * @param now when it said so
 * @param interval from one cycle to the next
 * @param good the last cycle that ended well since it started
 * @param failure why the last run was not a good one
 */
public record Holder(
        long process,
        long runs,
        Instant since,
        Instant now,
        Duration interval,
        Optional<Instant> good,
        Optional<String> failure) {
    private static final String CHECK = "holder";
    private static final JsonMapper JSON = new JsonMapper();

    public String json() {
        ObjectNode all = JSON.createObjectNode();
        all.put("process", process)
                .put("runs", runs)
                .put("since", since.toString())
                .put("now", now.toString())
                .put("interval", interval.toSeconds());
        good.ifPresent(cycle -> all.put("good", cycle.toString()));
        failure.ifPresent(why -> all.put("failure", why));
        return all.toString();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws UnreadException if it is something else
     */
    public static Holder read(String json) {
        try {
            JsonNode all = JSON.readTree(json);
            return new Holder(
                    all.path("process").asLong(),
                    all.path("runs").asLong(),
                    Instant.parse(all.path("since").asText()),
                    Instant.parse(all.path("now").asText()),
                    Duration.ofSeconds(all.path("interval").asLong()),
                    Optional.ofNullable(all.get("good")).map(JsonNode::asText).map(Instant::parse),
                    Optional.ofNullable(all.get("failure")).map(JsonNode::asText));
        } catch (JsonProcessingException e) {
            throw new UnreadException("the answer is no JSON: " + e.getOriginalMessage());
        }
    }

    /** How it does. */
    public Finding finding() {
        Instant last = good.orElse(since);
        String text = "process " + process + " trades since " + Words.time(since) + "; "
                + good.map(cycle -> "last good cycle " + Words.time(cycle) + ", " + Words.ago(cycle, now))
                        .orElse("no cycle yet");
        if (failure.isPresent()) {
            return warn(CHECK, text + "; the last run failed: " + failure.get(), "see its log");
        }
        return Duration.between(last, now).compareTo(interval.multipliedBy(2)) > 0
                ? fail(CHECK, text, "two cycles were missed: see its log, and start it again")
                : ok(CHECK, text);
    }
}
