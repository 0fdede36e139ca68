package dev.caravel.settings;

import dev.caravel.book.Event;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the owner is told, and where.
 *
 * @param sinks {@code log}, {@code sns} or Camel endpoint URIs, which may hold tokens
 * @param muted kinds of events that are not told
 * @param summary when the daily summary is due, UTC
 * @param heartbeat a Camel endpoint URI that is called after each good cycle; it may hold a token
 * @param topic the ARN of the SNS topic, there whenever {@code sns} is among the sinks
 */
public record AlertSettings(
        List<String> sinks,
        List<Event.Kind> muted,
        Optional<LocalTime> summary,
        Optional<String> heartbeat,
        Optional<String> topic) {
    private static final String LOG = "log";
    /** The sink that is the topic of {@code caravel.sns.topic}. */
    static final String SNS = "sns";

    private static final String URI = "[a-z][a-z0-9+.-]*:.+";

    public static final Setting<List<String>> SINKS = Setting.address(
            "caravel.alerts",
            Kind.list(sink()),
            LOG,
            "Where alerts go; with a token in it, set it as a variable or in the secrets file.");
    static final Setting<List<String>> MUTE = Setting.of(
            "caravel.alerts.mute",
            Kind.anyOf(Arrays.stream(Event.Kind.values()).map(Event.Kind::word).toList()),
            "",
            "What is not told.");
    static final Setting<Optional<LocalTime>> SUMMARY =
            Setting.of("caravel.alerts.summary", Kind.timeOrOff(), "00:05", "When the summary of the day is told.");
    public static final Setting<Optional<String>> HEARTBEAT = Setting.address(
            "caravel.heartbeat",
            Kind.optional(uri("a Camel endpoint URI such as https://…")),
            "",
            "What is called after each good cycle, so that somebody else notices when none comes.");
    static final Setting<Optional<String>> TOPIC = Setting.of(
            "caravel.sns.topic",
            Kind.optional(Kind.text(
                    "arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?",
                    "a topic's full ARN like arn:aws:sns:eu-central-1:123456789012:caravel")),
            "",
            "The SNS topic of the sink sns; credentials come from AWS's default chain.");

    static final Group GROUP = Group.of("What the owner is told", SINKS, MUTE, SUMMARY, HEARTBEAT, TOPIC);

    /** Whether alerts go to the topic. */
    public boolean isPublished() {
        return sinks.contains(SNS);
    }

    /** Looks at what the values mean together. */
    static void check(Values values, List<Problem> problems) {
        boolean sound = values.problem(SINKS).isEmpty() && values.problem(TOPIC).isEmpty();
        if (sound && values.of(SINKS).contains(SNS) && values.of(TOPIC).isEmpty()) {
            String where = values.value(SINKS).source().where();
            problems.add(new Problem(
                    where,
                    "the sink sns needs caravel.sns.topic",
                    "set it to the topic's full ARN like arn:aws:sns:…"));
        }
    }

    private static Kind<String> sink() {
        Kind<String> uri = uri("");
        return new Kind<>(
                "log, sns or a Camel endpoint URI",
                text -> text.equals(LOG) || text.equals(SNS) ? text : uri.parse(text));
    }

    private static Kind<String> uri(String range) {
        Kind<String> kind = Kind.text(URI, range);
        return new Kind<>(range, text -> {
            Kind.check(
                    !text.contains("{{"),
                    "{{…}} is not filled in here: put the whole setting into the secrets file or its variable");
            return kind.parse(text);
        });
    }

    static AlertSettings of(Values values) {
        return new AlertSettings(
                values.of(SINKS),
                Arrays.stream(Event.Kind.values())
                        .filter(kind -> values.of(MUTE).contains(kind.word()))
                        .toList(),
                values.of(SUMMARY),
                values.of(HEARTBEAT),
                values.of(TOPIC));
    }
}
