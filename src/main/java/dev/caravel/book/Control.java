package dev.caravel.book;

import java.time.Instant;

/**
 * What the owner lets the bot do. Written by commands and the console, only read by the desk.
 *
 * @param mode what is allowed
 * @param since when it was said
 * @param by who said it, for the record
 */
public record Control(Mode mode, Instant since, String by) {

    /** Nothing was ever said: the bot runs. */
    public static final Control RUN = new Control(Mode.RUN, Instant.EPOCH, "default");

    /** The four modes, from free to closed. */
    public enum Mode {
        /** Everything. */
        RUN("run"),
        /** Open buys are cancelled; sells, lowering and stops go on. */
        NO_BUYS("no-buys"),
        /** Nothing is sent but, if so set, stops. */
        HALT("halt"),
        /** Buys are cancelled, positions sold by the stop's rule; then as NO_BUYS. */
        FLATTEN("flatten");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** The word by which commands and the document name it. */
        public String word() {
            return word;
        }
    }

    public boolean allowsBuys() {
        return mode == Mode.RUN;
    }
}
