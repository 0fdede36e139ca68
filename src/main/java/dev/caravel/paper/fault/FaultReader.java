package dev.caravel.paper.fault;

import dev.caravel.market.Coin;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.engine.MarketMode;
import dev.caravel.paper.file.Entry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what goes wrong: the field {@code fault}, and the fields that each kind has of its own. */
final class FaultReader {
    private static final Pattern ERROR = Pattern.compile("E[A-Z][A-Za-z]*:[^\"\\\\\\p{Cntrl}]{1,200}");

    /** A connection on which nothing happens does not live for ever. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final Duration LONGEST_STATE = Duration.ofDays(1);
    private static final Duration THROTTLED = Duration.ofSeconds(5);
    private static final Duration MODE = Duration.ofMinutes(1);
    private static final Duration LOCKOUT = Duration.ofMinutes(15);
    private static final String MODES = "cancel_only, post_only, limit_only, maintenance";
    private static final int MOST_PIECES = 100;

    private final Whitelist coins;

    FaultReader(Whitelist coins) {
        this.coins = coins;
    }

    /** Empty only if something has been complained about. */
    Optional<Fault> read(Entry entry) {
        return entry.required("fault", "one of " + String.join(", ", FaultKind.words()), FaultKind::of)
                .flatMap(kind -> read(kind, entry));
    }

    private Optional<Fault> read(FaultKind kind, Entry entry) {
        return switch (kind) {
            case RESET -> Optional.of(new Fault.Reset(moment(entry, Moment.AFTER)));
            case CLOSE -> Optional.of(new Fault.Close(moment(entry, Moment.AFTER)));
            case PAGE -> Optional.of(new Fault.Page(status(entry), moment(entry, Moment.AFTER)));
            case EMPTY -> Optional.of(new Fault.Empty(moment(entry, Moment.AFTER)));
            case TRUNCATED -> Optional.of(new Fault.Truncated());
            case CUT -> Optional.of(new Fault.Cut());
            case ERROR -> error(entry);
            case THROTTLED -> Optional.of(new Fault.Throttled(state(entry, THROTTLED), moment(entry, Moment.BEFORE)));
            case SLOW -> wait(entry).map(Fault.Slow::new);
            case LATE -> wait(entry).map(Fault.Late::new);
            case TWICE -> Optional.of(new Fault.Twice(isFirst(entry)));
            case LOCKOUT -> Optional.of(new Fault.Lockout(state(entry, LOCKOUT)));
            case NO_FEES -> Optional.of(new Fault.NoFees());
            case SKEW ->
                entry.required("by", "a duration, such as 3s or -3s", Entry::duration)
                        .map(Fault.Skew::new);
            case MODE -> mode(entry);
            case LAG -> lag(entry);
            case PIECES ->
                entry.required("pieces", "a whole number of 2 to 100", FaultReader::pieces)
                        .map(Fault.Pieces::new);
            case POST_ACCEPTED -> Optional.of(new Fault.PostAccepted());
            case EARN -> earn(entry);
        };
    }

    private static Moment moment(Entry entry, Moment usual) {
        return entry.value("when", "before or after the exchange has carried the request out", text -> switch (text) {
                    case "before" -> Moment.BEFORE;
                    case "after" -> Moment.AFTER;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(usual);
    }

    private static int status(Entry entry) {
        return entry.value("status", "an HTTP status of 400 to 599", text -> {
                    int status = Integer.parseInt(text);
                    if (status < 400 || status > 599) {
                        throw new IllegalArgumentException(text);
                    }
                    return status;
                })
                .orElse(502);
    }

    private static Optional<Fault> error(Entry entry) {
        Moment when = moment(entry, Moment.BEFORE);
        return entry.required("error", "an error in Kraken's words, such as \"EService:Busy\"", text -> {
                    if (!ERROR.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                })
                .map(error -> new Fault.Refused(error, when));
    }

    private static Optional<Duration> wait(Entry entry) {
        return entry.required(
                "by", "a duration of 5m at most, such as 800ms or 7s", text -> within(text, LONGEST_WAIT));
    }

    private static Duration state(Entry entry, Duration usual) {
        return entry.value("for", "a duration of 24h at most, such as 30s or 15m", text -> within(text, LONGEST_STATE))
                .orElse(usual);
    }

    private static Duration within(String text, Duration longest) {
        Duration duration = Entry.duration(text);
        if (duration.isNegative() || duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static boolean isFirst(Entry entry) {
        return entry.value("answer", "first or second, whichever the client gets", text -> switch (text) {
                    case "first" -> true;
                    case "second" -> false;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(false);
    }

    private Optional<Fault> mode(Entry entry) {
        Duration lasting = state(entry, MODE);
        return entry.required(
                        "mode",
                        "one of " + MODES,
                        text -> Arrays.stream(MarketMode.values())
                                .filter(mode ->
                                        mode != MarketMode.ONLINE && mode.word().equals(text))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(text)))
                .map(mode -> new Fault.Mode(mode, lasting));
    }

    private static Optional<Fault> lag(Entry entry) {
        Function<String, Duration> reader = text -> within(text, LONGEST_STATE);
        Duration trades = entry.value("trades", "a duration of 24h at most, such as 5s", reader)
                .orElse(Duration.ZERO);
        return entry.required("orders", "a duration of 24h at most, such as 3s", reader)
                .map(orders -> new Fault.Lag(orders, trades));
    }

    private static int pieces(String text) {
        int pieces = Integer.parseInt(text);
        if (pieces < 2 || pieces > MOST_PIECES) {
            throw new IllegalArgumentException(text);
        }
        return pieces;
    }

    private Optional<Fault> earn(Entry entry) {
        return entry.required("asset", "one of " + coins, text -> {
                    Coin coin = new Coin(text);
                    if (!coins.contains(coin)) {
                        throw new IllegalArgumentException(text);
                    }
                    return coin;
                })
                .map(Fault.Earn::new);
    }
}
