package dev.caravel.route.observe;

import dev.caravel.discretion.Mask;
import dev.caravel.discretion.OneLine;

/**
 * The answer to one question about the bot's health.
 *
 * @param isUp whether all is well
 * @param why one sentence, without quotation marks: Camel would escape them twice
 */
record Answer(boolean isUp, String why) {
    Answer {
        why = OneLine.of(why.replace('"', '\''));
    }

    static Answer up(String why) {
        return new Answer(true, why);
    }

    static Answer down(String why) {
        return new Answer(false, why);
    }

    /** The same for everybody's eyes. */
    Answer masked(Mask mask) {
        return new Answer(isUp, mask.over(why));
    }
}
