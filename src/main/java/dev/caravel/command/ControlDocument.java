package dev.caravel.command;

import dev.caravel.book.Control;
import java.io.IOException;

/** What the owner lets the bot do, as it is kept. Commands write it; the desk of a running bot reads it at each turn. */
public interface ControlDocument {

    /** What was said last, {@link Control#RUN} if nothing ever was. */
    Control read() throws IOException;

    /** Takes effect at the next turn of the desk. After it has returned, a crash of the machine does not undo it. */
    void write(Control control) throws IOException;
}
