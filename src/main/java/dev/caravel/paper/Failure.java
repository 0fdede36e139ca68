package dev.caravel.paper;

import dev.caravel.paper.front.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a request at which the exchange itself fails: the client hears of it as from Kraken, the log has the rest. */
final class Failure {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final Set<String> SECRET = Set.of("nonce", "otp");
    private static final int LONGEST = 1000;

    static final String ANSWER = "{\"error\":[\"EGeneral:Internal error\"]}";

    private Failure() {}

    /** Writes down what was asked, without what is secret. */
    static String answer(String path, String query, Map<String, String> headers, byte[] body, RuntimeException bug) {
        LOG.error("paper exchange: a bug at {} with {}", path, asked(path, query, headers, body), bug);
        return ANSWER;
    }

    private static String asked(String path, String query, Map<String, String> headers, byte[] body) {
        try {
            Map<String, String> arguments = new LinkedHashMap<>(
                    Request.of(path, query, headers, body).arguments().values());
            arguments.keySet().removeAll(SECRET);
            String text = arguments.toString();
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + '…';
        } catch (RuntimeException e) {
            return "a body of " + body.length + " bytes";
        }
    }
}
