package dev.caravel.book;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.time.Duration;
import java.time.Instant;

/**
 * A closed position, or the part of it that was sold when dust stayed behind.
 *
 * @param number 1 for the bot's first trade, then counting up
 * @param position id of the position that it came from, of which there is no other trade: so no trade is booked twice
 * @param coin what was traded
 * @param opened when the position was opened
 * @param closed when its last sell was filled
 * @param bought what was bought, with its cost and fee
 * @param sold what was sold, with its proceeds and fee
 * @param exit how it ended
 */
public record Trade(
        long number, String position, Coin coin, Instant opened, Instant closed, Lot bought, Lot sold, Exit exit) {

    /** How a position was left. */
    public enum Exit {
        /** At the target. */
        TARGET,
        /** At a price that had been lowered. */
        LOWERED,
        /** By the stop-loss. */
        STOPPED,
        /** By the owner's flatten. */
        FLATTENED,
        /** By a sell that was not the bot's decision, such as one made by hand. */
        OTHER
    }

    /** What the trade brought after all fees. */
    public Money net() {
        return sold.received().minus(bought.paid());
    }

    public Money fees() {
        return bought.fee().plus(sold.fee());
    }

    /** Net result in percent of the cost. */
    public double netPercent() {
        return net().percentOf(bought.cost());
    }

    public Duration held() {
        return Duration.between(opened, closed);
    }

    public boolean isWin() {
        return net().isPositive();
    }
}
