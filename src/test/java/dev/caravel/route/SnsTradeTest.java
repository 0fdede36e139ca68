package dev.caravel.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.Moto;
import dev.caravel.book.Event;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on a topic of an emulator that nobody here wrote, received as a person would receive them: through a subscription. */
@Timeout(120)
class SnsTradeTest {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String bot = Moto.newBot();
    private Moto moto;

    @BeforeEach
    void findAws() {
        moto = Moto.running();
    }

    private String ask(String service, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(moto.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/" + service + "/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String find(String name, String xml) {
        return all(name, xml).getFirst();
    }

    private static List<String> all(String name, String xml) {
        return Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(xml)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** A topic with a queue that is subscribed to it: the topic's ARN and the queue's address. */
    private List<String> topicAndQueue(String suffix) throws Exception {
        boolean fifo = !suffix.isEmpty();
        Map<String, String> queue = fifo
                ? Map.of(
                        "Action",
                        "CreateQueue",
                        "QueueName",
                        bot + suffix,
                        "Attribute.1.Name",
                        "FifoQueue",
                        "Attribute.1.Value",
                        "true")
                : Map.of("Action", "CreateQueue", "QueueName", bot);
        Map<String, String> topic = fifo
                ? Map.of(
                        "Action",
                        "CreateTopic",
                        "Name",
                        bot + suffix,
                        "Attributes.entry.1.key",
                        "FifoTopic",
                        "Attributes.entry.1.value",
                        "true")
                : Map.of("Action", "CreateTopic", "Name", bot);
        String url = find("QueueUrl", ask("sqs", queue));
        String arn = find("TopicArn", ask("sns", topic));
        ask(
                "sns",
                Map.of(
                        "Action",
                        "Subscribe",
                        "TopicArn",
                        arn,
                        "Protocol",
                        "sqs",
                        "Endpoint",
                        "arn:aws:sqs:eu-central-1:123456789012:" + bot + suffix));
        return List.of(arn, url);
    }

    private List<String> receive(String queue) throws Exception {
        List<String> received = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String answer = ask(
                    "sqs",
                    Map.of(
                            "Action",
                            "ReceiveMessage",
                            "QueueUrl",
                            queue,
                            "MaxNumberOfMessages",
                            "10",
                            "VisibilityTimeout",
                            "600"));
            all("Body", answer).forEach(body -> received.add(body.replace("&quot;", "\"")));
        }
        return received;
    }

    private String subject(String kind) {
        return "\"Subject\": \"" + bot + " " + kind + ": ";
    }

    @Test
    void aFullTradeIsKeptInParametersAndToldThroughTheTopic() throws Exception {
        List<String> place = topicAndQueue("");
        Set<String> seen = new HashSet<>();
        List<String> messages = new ArrayList<>();
        try (Bot trader = Bot.started(
                folder,
                "caravel.bot=" + bot,
                "caravel.state=ssm",
                "caravel.aws.endpoint=" + moto.endpoint(),
                "caravel.alerts=sns",
                "caravel.sns.topic=" + place.getFirst(),
                "caravel.paper.share=1",
                "caravel.sell.patience=1",
                "caravel.sell.step=0.3")) {
            boolean partly = false;
            for (int i = 0; i < 400 && !(partly && seen.containsAll(Set.of("bought", "lowered", "sold"))); i++) {
                trader.cycle();
                trader.watch();
                partly |= trader.orders().stream()
                        .anyMatch(order ->
                                order.executed().isPositive() && !order.status().isOver());
                if (i % 20 == 19) {
                    messages.addAll(receive(place.getLast()));
                    for (String kind : List.of("bought", "lowered", "sold")) {
                        if (messages.stream().anyMatch(text -> text.contains(subject(kind)))) {
                            seen.add(kind);
                        }
                    }
                }
            }
            assertThat(partly).as("partly filled").isTrue();
            assertThat(trader.book().trades()).isNotEmpty();
            trader.agrees();
        }
        assertThat(seen).containsExactlyInAnyOrder("bought", "lowered", "sold");
        assertThat(messages).doesNotHaveDuplicates();
    }

    @Test
    void aFifoTopicHasAnEventOnceHoweverOftenItIsSent() throws Exception {
        List<String> place = topicAndQueue(".fifo");
        for (String crash : List.of("before", "after")) {
            try (Bot trader = Bot.started(
                    folder.resolve(crash),
                    "caravel.bot=" + bot,
                    "caravel.aws.endpoint=" + moto.endpoint(),
                    "caravel.alerts=sns",
                    "caravel.sns.topic=" + place.getFirst())) {
                trader.cycle();
                trader.book()
                        .tell(new Event(
                                "e1", Event.Kind.SOLD, Bot.START, Optional.empty(), "one\nline, \u20ac and all"));
                trader.watch();
                assertThat(trader.book().outbox()).isEmpty();
            }
        }

        assertThat(receive(place.getLast()))
                .filteredOn(text -> text.contains(subject("sold")))
                .singleElement()
                .asString()
                .contains(subject("sold") + "one line, ? and all\"");
    }
}
