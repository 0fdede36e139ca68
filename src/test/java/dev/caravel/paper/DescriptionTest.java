package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every reply of the paper exchange against Kraken's own description of it. Where no property says where that is, this is skipped; what
 * we know of the contract ourselves is tested in any case, by the other tests of this package.
 */
class DescriptionTest {
    /** The description gives this method an example and no schema, but there is one in a file that nothing refers to. */
    private static final String CANCEL_BATCH = "private/CancelOrderBatch";

    /** Described fields that no reply of ours has, and why. */
    private static final Map<String, String> NEVER_SEEN = Map.of(
            "private/OpenPositions.*", "a cash account has no positions",
            ".*[.]trades[.][*][.](posstatus|cprice|ccost|cfee|cvol|cmargin|net|trades)", "nor trades of positions",
            "private/QueryTrades.result.[*][.](posstatus|cprice|ccost|cfee|cvol|cmargin|net|trades)", "nor here",
            "private/QueryTrades.result.[*][.]ledgers", "they cannot be asked for here",
            "public/AssetPairs.*_position_limit|.*[.]margin|private/TradeBalance.result.ml", "nothing is on margin",
            "public/Assets.result.[*][.]collateral_value", "so that nothing is collateral",
            "private/BalanceEx.*credit(_used)?", "nor is there credit",
            ".*[.]sender_sub_id", "it is of institutions",
            ".*[.]pending", "what is cancelled is gone at once",
            "private/EditOrder.result.error_message", "an error is that of the whole reply");

    private Description description;
    private List<Day.Reply> replies;

    @BeforeEach
    void readTheDescriptionAndAskEverything() {
        description = Description.orSkip();
        replies = Day.replies();
    }

    private Map<String, ObjectNode> schemas(List<Differences.Difference> differences) {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        for (Day.Reply reply : replies) {
            schemas.computeIfAbsent(
                    reply.method(),
                    method -> method.equals(CANCEL_BATCH)
                            ? description.file("schemas/responses/trading/orders/batchcancel.yaml")
                            : description.reply(method));
        }
        differences.forEach(difference -> difference.live().accept(schemas));
        return schemas;
    }

    private List<String> complaints(Map<String, ObjectNode> schemas) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        Map<String, JsonSchema> compiled = new LinkedHashMap<>();
        schemas.forEach((method, schema) -> compiled.put(method, factory.getSchema(schema)));
        List<String> complaints = new ArrayList<>();
        for (Day.Reply reply : replies) {
            compiled.get(reply.method())
                    .validate(reply.body())
                    .forEach(message -> complaints.add(reply.method() + message.getMessage()));
        }
        return complaints;
    }

    @Test
    void everyReplyIsAsDescribed() {
        Map<String, ObjectNode> schemas = schemas(Differences.all());
        schemas.forEach((method, schema) -> assertThat(schema.path("properties").has("result"))
                .as("%s is described", method)
                .isTrue());
        assertThat(complaints(schemas)).isEmpty();
    }

    @Test
    void everyDifferenceIsStillNeeded() {
        List<Differences.Difference> all = Differences.all();
        for (Differences.Difference one : all) {
            List<Differences.Difference> others = new ArrayList<>(all);
            others.remove(one);
            assertThat(complaints(schemas(others))).as("without: %s", one).isNotEmpty();
        }
    }

    @Test
    void everyMethodIsAsked() {
        Set<String> methods = new TreeSet<>(new Floor().exchange.directory().methods());
        // of which the description does not speak
        methods.remove("GetApiKeyInfo");
        assertThat(replies)
                .extracting(reply -> reply.method().replaceFirst(".*/", ""))
                .containsAll(methods);
    }

    @Test
    void aRefusalIsAListOfTexts() {
        JsonSchema envelope =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(description.reply("public/Time"));
        assertThat(envelope.validate(Day.refusal())).isEmpty();
    }

    @Test
    void everyFieldThatIsDescribedIsSeenSomewhere() {
        Set<String> unseen = new TreeSet<>();
        schemas(Differences.all()).forEach((method, schema) -> {
            List<JsonNode> bodies = replies.stream()
                    .filter(reply -> reply.method().equals(method))
                    .map(Day.Reply::body)
                    .toList();
            collectUnseen(method, schema, bodies, unseen);
        });
        NEVER_SEEN.forEach((fields, reason) -> assertThat(unseen.removeIf(field -> field.matches(fields)))
                .as("%s are seen although %s", fields, reason)
                .isTrue());
        assertThat(unseen).isEmpty();
    }

    /** Walks the schema together with all values at its place. */
    private static void collectUnseen(String place, JsonNode schema, List<JsonNode> values, Set<String> unseen) {
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            List<JsonNode> inner = values.stream()
                    .filter(value -> value.has(name))
                    .map(value -> value.get(name))
                    .toList();
            if (!inner.isEmpty()) {
                collectUnseen(place + '.' + name, property.getValue(), inner, unseen);
            } else {
                unseen.add(place + '.' + name);
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            List<JsonNode> inner = values.stream()
                    .flatMap(value -> value.properties().stream())
                    .filter(field -> !schema.path("properties").has(field.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            collectUnseen(place + ".*", schema.path("additionalProperties"), inner, unseen);
        }
        if (schema.has("items")) {
            List<JsonNode> inner =
                    values.stream().flatMap(JsonNode::valueStream).toList();
            collectUnseen(place + "[]", schema.path("items"), inner, unseen);
        }
    }
}
