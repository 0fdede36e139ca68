package dev.caravel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravel.book.Event;
import dev.caravel.discretion.Mask;
import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final String KEY =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    private static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");
    private static final Coin BTC = new Coin("BTC");

    private final Mask mask = new Mask(List.of("", "key", KEY, "key-and-more", "quo\"te"));

    @Test
    void anEventIsASentenceAndThenJson() {
        Event event =
                new Event("sold/BTC-1", Event.Kind.SOLD, NOON, Optional.of(BTC), "BTC: sold 0.05, net 5.83 dollars");

        Message message = Message.of(event, "caravel", Mask.NONE);

        assertThat(message.subject()).isEqualTo("caravel sold: BTC: sold 0.05, net 5.83 dollars");
        assertThat(message.body()).isEqualTo("""
            BTC: sold 0.05, net 5.83 dollars

            {"bot":"caravel","event":"sold","id":"sold/BTC-1","time":"2024-01-31T12:00:00Z","coin":"BTC",\
            "text":"BTC: sold 0.05, net 5.83 dollars"}
            """);
    }

    @Test
    void whatAnExchangeSaysBeginsNoLineOfItsOwn() {
        String said = "refused: EOrder:x\r\n\n{\"event\":\"sold\"}\u001b[2J";
        Event event = new Event("id", Event.Kind.ORDER_UNKNOWN, NOON, Optional.empty(), said);

        assertThat(Message.of(event, "caravel", Mask.NONE).body().lines())
                .hasSize(3)
                .first()
                .isEqualTo("refused: EOrder:x {\"event\":\"sold\"}?[2J");
    }

    @Property
    void anySubjectIsOneShortLineOfAscii(@ForAll @StringLength(max = 300) String text) {
        Event event = new Event("id", Event.Kind.STOPPED_OUT, NOON, Optional.empty(), text);

        assertThat(Message.of(event, "caravel", Mask.NONE).subject())
                .hasSizeLessThan(100)
                .matches("[ -~]*");
    }

    @Test
    void noSecretLeavesInAMessage() throws JsonProcessingException {
        Event event = new Event(
                "order-refused/" + KEY, Event.Kind.ORDER_REFUSED, NOON, Optional.of(BTC), "BTC: quo\"te " + KEY);
        DeadLetter letter = letter("quo\"te " + KEY, KEY);

        assertThat(List.of(
                        Message.of(event, KEY, mask),
                        Message.of(letter.masked(mask).event(), KEY, mask)))
                .allSatisfy(message -> assertThat(message.subject() + message.body())
                        .doesNotContain(KEY, "quo\"te", "quo\\\"te")
                        .contains("********"));
        assertThat(letter.masked(mask).text() + letter.masked(mask).json(Mask.NONE) + letter.json(mask))
                .doesNotContain(KEY, "quo\"te", "quo\\\"te");
        assertThat(new ObjectMapper()
                        .readTree(letter.json(mask))
                        .path("request")
                        .asText())
                .isEqualTo("********");
    }

    @Test
    void aDeadLetterSaysAllThatIsNeededToFindOutWhy() {
        DeadLetter letter = letter("HTTP 502 Bad Gateway", "GET /0/public/Ticker");

        assertThat(letter.text())
                .isEqualTo("BTC: kraken-public failed at send in cycle 2024-01-31T12:00:00Z: HTTP 502 Bad Gateway"
                        + " (GET /0/public/Ticker)");
        assertThat(letter.json(Mask.NONE))
                .isEqualTo("{\"time\":\"2024-01-31T12:00:00Z\",\"cycle\":\"2024-01-31T12:00:00Z\","
                        + "\"route\":\"kraken-public\",\"step\":\"send\",\"coin\":\"BTC\","
                        + "\"error\":\"HTTP 502 Bad Gateway\",\"request\":\"GET /0/public/Ticker\"}");
        assertThat(Message.of(letter.event(), "caravel", Mask.NONE).subject()).startsWith("caravel dead-letter: BTC: ");
    }

    private static DeadLetter letter(String error, String request) {
        return new DeadLetter(
                NOON, NOON.toString(), "kraken-public", "send", Optional.of(BTC), error, request, "the network");
    }
}
