package dev.caravel.kraken;

import dev.caravel.order.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Kraken's error texts mean: the only place that knows. Texts look like {@code ECategory:Text:detail}; details and blanks
 * vary, so that they are compared by their beginning, without the blanks around colons and without case.
 *
 * <p>For order calls the unknown is the safe side: a text that is not listed, whatever its category, leaves the order unknown, which
 * costs a look-up of two minutes; taken for a refusal it could cost a second order.
 */
public final class KrakenErrors {
    /** The first that a text begins with decides. */
    private static final List<Map.Entry<String, ErrorKind>> BEGINNINGS = List.of(
            Map.entry("eapi:invalid nonce", ErrorKind.NONCE),
            Map.entry("eapi:invalid key", ErrorKind.KEY),
            Map.entry("eapi:invalid signature", ErrorKind.KEY),
            Map.entry("eapi:invalid token", ErrorKind.KEY),
            Map.entry("eapi:rate limit exceeded", ErrorKind.LIMIT),
            Map.entry("eapi:bad request", ErrorKind.RULE),
            Map.entry("eauth:rate limit exceeded", ErrorKind.LIMIT),
            Map.entry("eauth:too many requests", ErrorKind.LIMIT),
            Map.entry("eauth:", ErrorKind.ACCOUNT),
            Map.entry("eaccount:invalid permissions", ErrorKind.ACCOUNT),
            Map.entry("egeneral:permission denied", ErrorKind.PERMISSION),
            Map.entry("egeneral:temporary lockout", ErrorKind.LOCKOUT),
            Map.entry("egeneral:too many requests", ErrorKind.LIMIT),
            Map.entry("egeneral:internal error", ErrorKind.OUTAGE),
            Map.entry("egeneral:invalid arguments", ErrorKind.RULE),
            Map.entry("egeneral:unknown method", ErrorKind.RULE),
            Map.entry("equery:unknown asset", ErrorKind.RULE),
            Map.entry("equery:invalid asset", ErrorKind.RULE),
            Map.entry("eorder:insufficient funds", ErrorKind.FUNDS),
            Map.entry("eorder:post only order", ErrorKind.POST_ONLY),
            Map.entry("eorder:rate limit exceeded", ErrorKind.LIMIT),
            Map.entry("eorder:domain rate limit exceeded", ErrorKind.LIMIT),
            Map.entry("eorder:orders limit exceeded", ErrorKind.FULL),
            Map.entry("eorder:scheduled orders limit exceeded", ErrorKind.FULL),
            Map.entry("eorder:unknown order", ErrorKind.GONE),
            Map.entry("eorder:invalid order", ErrorKind.GONE),
            Map.entry("eorder:invalid price", ErrorKind.RULE),
            Map.entry("eorder:order minimum not met", ErrorKind.RULE),
            Map.entry("eorder:cost minimum not met", ErrorKind.RULE),
            Map.entry("eorder:tick size check failed", ErrorKind.RULE),
            Map.entry("eorder:no amendable parameters specified", ErrorKind.RULE),
            Map.entry("eorder:positions limit exceeded", ErrorKind.RULE),
            Map.entry("eorder:unknown position", ErrorKind.RULE),
            Map.entry("eorder:reduce only", ErrorKind.RULE),
            Map.entry("eorder:cannot open", ErrorKind.RULE),
            Map.entry("eorder:margin", ErrorKind.RULE),
            Map.entry("eorder:insufficient margin", ErrorKind.RULE),
            Map.entry("eorder:trading agreement required", ErrorKind.ACCOUNT),
            Map.entry("eservice:throttled", ErrorKind.LIMIT),
            Map.entry("eservice:market in", ErrorKind.MODE),
            Map.entry("eservice:", ErrorKind.OUTAGE),
            Map.entry("esession:invalid session", ErrorKind.KEY),
            Map.entry("etrade:invalid request", ErrorKind.RULE),
            Map.entry("etrade:user locked", ErrorKind.ACCOUNT),
            Map.entry("edatabase:internal error", ErrorKind.OUTAGE),
            Map.entry("ebm:limit exceeded", ErrorKind.ACCOUNT),
            Map.entry("efunding:", ErrorKind.RULE));

    private KrakenErrors() {}

    /** What one text means. */
    public static ErrorKind kind(String error) {
        String text = error.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*:\\s*", ":");
        // how Kraken words a repeated cl_ord_id is not documented
        if (text.contains("cl_ord_id") || text.contains("client order id") || text.contains("duplicate")) {
            return ErrorKind.REPEATED;
        }
        return BEGINNINGS.stream()
                .filter(row -> text.startsWith(row.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ErrorKind.UNLISTED);
    }

    /** What the errors of a call that changes an order make of it; the gravest one decides. */
    public static Outcome outcome(List<String> errors) {
        String text = String.join(", ", errors);
        ErrorKind.Verdict verdict = errors.stream()
                .map(error -> kind(error).verdict())
                .max(Comparator.naturalOrder())
                .orElse(ErrorKind.Verdict.UNKNOWN);
        return switch (verdict) {
            case LATER -> new Outcome.Refused(text, true);
            case NO -> new Outcome.Refused(text, false);
            case UNKNOWN -> new Outcome.Unknown(text);
        };
    }

    /**
     * The error that decides what to do next about the key and the connection. After an order call too: {@link Remedy#STOP} and
     * {@link Remedy#REST} concern every private call, whatever came of this one.
     */
    public static ErrorKind gravest(List<String> errors) {
        return errors.stream()
                .map(KrakenErrors::kind)
                .max(Comparator.comparing(ErrorKind::remedy))
                .orElse(ErrorKind.UNLISTED);
    }
}
