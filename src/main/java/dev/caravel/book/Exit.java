package dev.caravel.book;

/**
 * How a position is being left.
 *
 * @param way the rule that its sell follows
 * @param amends how often the stop's sell was amended
 * @param replace whether amending was refused, so that the sell is cancelled and placed anew
 * @param postRefusals how often a post-only sell was refused because it would have taken
 */
public record Exit(Way way, int amends, boolean replace, int postRefusals) {
    public static final Exit NORMAL = new Exit(Way.TARGET, 0, false, 0);

    /** The rule that a sell follows. */
    public enum Way {
        /** At the target above the entry. */
        TARGET,
        /** Coming down from it step by step. */
        LOWERED,
        /** The stop-loss was touched: out at the market. */
        STOP,
        /** The owner said flatten: out at the market. */
        FLATTEN
    }

    /** Whether the position is to be sold at the market whatever the price. */
    public boolean isUrgent() {
        return way == Way.STOP || way == Way.FLATTEN;
    }

    public Exit by(Way changed) {
        return new Exit(changed, amends, replace, postRefusals);
    }

    public Exit amendedOnceMore() {
        return new Exit(way, amends + 1, replace, postRefusals);
    }

    public Exit toReplace() {
        return new Exit(way, amends, true, postRefusals);
    }

    public Exit postRefused() {
        return new Exit(way, amends, replace, postRefusals + 1);
    }

    public Exit placed() {
        return new Exit(way, amends, false, 0);
    }
}
