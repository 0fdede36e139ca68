package dev.caravel.route;

import org.apache.camel.Exchange;

/**
 * How often a source of quotes is asked again within one cycle. Camel's own count is a header, and the answer to an HTTP call takes
 * its place: a source that answers with nothing but errors would be asked for ever.
 */
public final class Patience {
    private static final int MOST = 3;
    private static final String ASKED_AGAIN = "askedAgain";

    Patience() {}

    /** Whether to ask once more after a failure. */
    public boolean lasts(Exchange exchange) {
        int count = exchange.getProperty(ASKED_AGAIN, 0, Integer.class) + 1;
        exchange.setProperty(ASKED_AGAIN, count);
        return count <= MOST;
    }
}
