package dev.caravel.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravel.book.Control;
import java.time.Instant;
import java.util.function.Consumer;

/** The owner's word as JSON. */
final class ControlJson {
    private ControlJson() {}

    static ObjectNode write(Control control) {
        return new Form()
                .with("mode", control.mode())
                .with("since", control.since())
                .with("by", control.by())
                .node();
    }

    /** The owner's word that the document's text says. */
    static Control read(String text, Consumer<String> warnings) {
        return new Fields(ControlDocument.NAME, Json.content(ControlDocument.NAME, text), warnings)
                .as(ControlJson::read);
    }

    private static Control read(Fields fields) {
        return new Control(
                fields.word("mode", Control.Mode.class), fields.value("since", Instant::parse), fields.text("by"));
    }
}
