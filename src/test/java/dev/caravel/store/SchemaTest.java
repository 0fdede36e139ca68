package dev.caravel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Control;
import dev.caravel.store.Schema.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents of other versions, with a made-up older form of a real one: once, the owner's word was called so. */
class SchemaTest {
    private static final Schema THIRD = new Schema(
            3,
            List.of(
                    new Step(
                            1,
                            "the word of the owner is its mode",
                            ControlDocument.NAME::equals,
                            content -> content.set("mode", content.remove("word"))),
                    new Step(
                            2,
                            "who said so is kept",
                            ControlDocument.NAME::equals,
                            content -> content.put("by", "somebody")),
                    new Step(2, "waits begin anew", "waits"::equals, ObjectNode::removeAll)));

    private static Control control(String text) {
        ObjectNode content = THIRD.content("control", Json.object("control", text));
        return ControlJson.read(Json.document(content), warning -> {
            throw new AssertionError(warning);
        });
    }

    @Test
    void anOlderDocumentTakesEveryStepThatIsItsOwn() {
        assertThat(control("{\"schema\":1,\"word\":\"halt\",\"since\":\"2024-01-31T12:00:00Z\"}"))
                .isEqualTo(new Control(Control.Mode.HALT, Examples.NOON, "somebody"));
        assertThat(control("{\"schema\":2,\"mode\":\"halt\",\"since\":\"2024-01-31T12:00:00Z\"}"))
                .isEqualTo(new Control(Control.Mode.HALT, Examples.NOON, "somebody"));
    }

    @Test
    void todaysDocumentStaysAsItIs() {
        assertThat(control("{\"schema\":3,\"mode\":\"halt\",\"since\":\"2024-01-31T12:00:00Z\",\"by\":\"ada\"}"))
                .isEqualTo(new Control(Control.Mode.HALT, Examples.NOON, "ada"));
    }

    @Test
    void aNewerDocumentStopsTheStart() {
        assertThatThrownBy(() -> control("{\"schema\":4}"))
                .isInstanceOf(StoreException.class)
                .hasMessage("control was written by a newer Caravel (schema 4, this one knows 3): start that version"
                        + " again");
        assertThatThrownBy(() -> control("{\"schema\":0}")).hasMessageContaining("has no schema number");
    }

    @Test
    void aStepThatCannotBeTakenNamesItself() {
        assertThatThrownBy(() -> new Schema(2, List.of(new Step(1, "a half", name -> true, content -> {
                            throw new IllegalStateException();
                        })))
                        .content("waits", Json.object("waits", "{\"schema\":1}")))
                .hasMessage("waits cannot be brought to the form of this version (a half): mend the document or restore"
                        + " it");
    }
}
