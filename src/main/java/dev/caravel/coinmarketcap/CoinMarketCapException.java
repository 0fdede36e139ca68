package dev.caravel.coinmarketcap;

/**
 * A call did not bring what it was made for. The message says in one line what happened and what to do. Its type says whether to call
 * again within the cycle, so that a route can tell the two apart.
 */
public abstract sealed class CoinMarketCapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Remedy remedy;

    private CoinMarketCapException(Remedy remedy, String message) {
        super("CoinMarketCap: " + message);
        this.remedy = remedy;
    }

    static CoinMarketCapException of(ErrorKind kind, String what) {
        String message = what + ": " + kind.advice();
        return kind.remedy() == Remedy.TRY_AGAIN ? new Passing(message) : new Lasting(kind.remedy(), message);
    }

    public Remedy remedy() {
        return remedy;
    }

    /** May be over in some seconds. */
    public static final class Passing extends CoinMarketCapException {
        private static final long serialVersionUID = 1;

        Passing(String message) {
            super(Remedy.TRY_AGAIN, message);
        }
    }

    /** Will be the same in some seconds; another call may make it worse. */
    public static final class Lasting extends CoinMarketCapException {
        private static final long serialVersionUID = 1;

        Lasting(Remedy remedy, String message) {
            super(remedy, message);
        }
    }
}
