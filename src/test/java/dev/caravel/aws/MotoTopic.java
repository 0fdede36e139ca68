package dev.caravel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A topic of moto's, and a queue that is subscribed to it: what a person would receive. */
public final class MotoTopic {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Moto moto;
    private String arn = "";
    private String queue = "";

    private MotoTopic(Moto moto) {
        this.moto = moto;
    }

    /**
     * Made anew.
     *
     * @param suffix {@code .fifo} for one that keeps the order and leaves out what it had
     */
    public static MotoTopic create(Moto moto, String name, String suffix) throws IOException, InterruptedException {
        MotoTopic topic = new MotoTopic(moto);
        Map<String, String> forQueue = new HashMap<>(Map.of("Action", "CreateQueue", "QueueName", name + suffix));
        Map<String, String> forTopic = new HashMap<>(Map.of("Action", "CreateTopic", "Name", name + suffix));
        if (!suffix.isEmpty()) {
            forQueue.putAll(Map.of("Attribute.1.Name", "FifoQueue", "Attribute.1.Value", "true"));
            forTopic.putAll(Map.of("Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "true"));
        }
        topic.queue = all("QueueUrl", topic.ask("sqs", forQueue)).getFirst();
        topic.arn = all("TopicArn", topic.ask("sns", forTopic)).getFirst();
        return topic;
    }

    /** Has the queue receive what the topic is told. */
    public MotoTopic subscribed() throws IOException, InterruptedException {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        String subscriber = "arn:aws:sqs:eu-central-1:123456789012:" + name;
        String unused =
                ask("sns", Map.of("Action", "Subscribe", "TopicArn", arn, "Protocol", "sqs", "Endpoint", subscriber));
        return this;
    }

    /** For {@code caravel.sns.topic}. */
    public String arn() {
        return arn;
    }

    /** What has arrived and was not received yet, as the queue holds it. */
    public List<String> receive() throws IOException, InterruptedException {
        List<String> received = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, String> question = Map.of(
                    "Action",
                    "ReceiveMessage",
                    "QueueUrl",
                    queue,
                    "MaxNumberOfMessages",
                    "10",
                    "VisibilityTimeout",
                    "600");
            all("Body", ask("sqs", question)).forEach(body -> received.add(body.replace("&quot;", "\"")));
        }
        return received;
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

    private static List<String> all(String name, String xml) {
        return Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(xml)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
