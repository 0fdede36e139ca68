package dev.caravel.paper.engine;

/** A request that is refused, in Kraken's words ({@code EOrder:Insufficient funds}). Nothing has changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Refusal(String error) {
        super(error, null, false, false);
    }

    /** A refusal with this error, {@code E<category>:<text>}. */
    public static Refusal of(String error) {
        return new Refusal(error);
    }

    /** A parameter that is missing or cannot be read. */
    public static Refusal argument(String name) {
        return new Refusal("EGeneral:Invalid arguments:" + name);
    }

    /** The error in Kraken's words. */
    public String error() {
        return String.valueOf(getMessage());
    }
}
