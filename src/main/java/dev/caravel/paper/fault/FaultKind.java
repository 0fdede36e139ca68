package dev.caravel.paper.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of faults, by their words in files and reports: first those of the line, then those of the exchange. */
enum FaultKind {
    RESET,
    CLOSE,
    PAGE,
    EMPTY,
    TRUNCATED,
    CUT,
    ERROR,
    THROTTLED,
    SLOW,
    LATE,
    TWICE,
    LOCKOUT,
    NO_FEES,
    SKEW,
    MODE,
    LAG,
    PIECES,
    POST_ACCEPTED,
    EARN;

    /** {@code no-fees}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }

    /**
     * The kind with a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    static FaultKind of(Fault fault) {
        return switch (fault) {
            case Fault.Reset _ -> RESET;
            case Fault.Close _ -> CLOSE;
            case Fault.Page _ -> PAGE;
            case Fault.Empty _ -> EMPTY;
            case Fault.Truncated _ -> TRUNCATED;
            case Fault.Cut _ -> CUT;
            case Fault.Refused _ -> ERROR;
            case Fault.Throttled _ -> THROTTLED;
            case Fault.Slow _ -> SLOW;
            case Fault.Late _ -> LATE;
            case Fault.Twice _ -> TWICE;
            case Fault.Lockout _ -> LOCKOUT;
            case Fault.NoFees _ -> NO_FEES;
            case Fault.Skew _ -> SKEW;
            case Fault.Mode _ -> MODE;
            case Fault.Lag _ -> LAG;
            case Fault.Pieces _ -> PIECES;
            case Fault.PostAccepted _ -> POST_ACCEPTED;
            case Fault.Earn _ -> EARN;
        };
    }
}
