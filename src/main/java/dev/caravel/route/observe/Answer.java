package dev.caravel.route.observe;

/**
 * The answer to one question about the bot's health.
 *
 * @param isUp whether all is well
 * @param why one sentence, without quotation marks: Camel would escape them twice
 */
record Answer(boolean isUp, String why) {
    Answer {
        why = why.replace('"', '\'').replaceAll("\\s+", " ");
    }

    static Answer up(String why) {
        return new Answer(true, why);
    }

    static Answer down(String why) {
        return new Answer(false, why);
    }
}
