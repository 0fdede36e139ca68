package dev.caravel.paper.engine;

import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price as a request names it: a number of dollars, or so far from another price ({@code +50}, {@code -1%}, {@code #2%}).
 *
 * @param direction from the other price; {@code AT} for a number of dollars
 * @param amount dollars or percent, never below zero
 */
public record PriceTerm(Direction direction, BigDecimal amount, boolean percent) {
    private static final Pattern TEXT =
            Pattern.compile("([+\\-#]?)([0-9]{1,20}(?:\\.[0-9]{0,20})?|\\.[0-9]{1,20})(%?)");
    private static final int PERCENT_DECIMALS = 4;

    /** Which way. */
    public enum Direction {
        AT(""),
        ABOVE("+"),
        BELOW("-"),
        /** The order's type and side decide. */
        EITHER("#");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    /** This price. */
    public static PriceTerm of(Price price) {
        return new PriceTerm(Direction.AT, price.amount(), false);
    }

    /** The price that a text names; empty if it names none. */
    public static Optional<PriceTerm> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Direction direction = switch (matcher.group(1)) {
            case "+" -> Direction.ABOVE;
            case "-" -> Direction.BELOW;
            case "#" -> Direction.EITHER;
            default -> Direction.AT;
        };
        boolean percent = !matcher.group(3).isEmpty();
        if (percent && direction == Direction.AT) {
            return Optional.empty();
        }
        return Optional.of(new PriceTerm(direction, new BigDecimal(matcher.group(2)), percent));
    }

    /** Whether it depends on another price. */
    public boolean isRelative() {
        return direction != Direction.AT;
    }

    /**
     * The price itself, on the nearest tick if it is relative; empty if it would not be above zero.
     *
     * @param up where {@code #} leads
     */
    Optional<Price> from(Price other, boolean up, Pair pair) {
        BigDecimal price = switch (direction) {
            case AT -> amount;
            case ABOVE -> onTick(other.amount().add(distance(other)), pair);
            case BELOW -> onTick(other.amount().subtract(distance(other)), pair);
            case EITHER ->
                onTick(up ? other.amount().add(distance(other)) : other.amount().subtract(distance(other)), pair);
        };
        return price.signum() > 0 ? Optional.of(new Price(price)) : Optional.empty();
    }

    /** How far it is from the other price, in dollars. */
    BigDecimal distance(Price other) {
        return percent ? other.amount().multiply(amount).movePointLeft(2) : amount;
    }

    private static BigDecimal onTick(BigDecimal price, Pair pair) {
        return price.divide(pair.tick(), 0, RoundingMode.HALF_UP).multiply(pair.tick());
    }

    /** As a record shows it: {@code 27500.0}, {@code +100.0}, {@code +1.0000%}. */
    public String text(int decimals) {
        return direction.sign
                + amount.setScale(percent ? PERCENT_DECIMALS : decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                + (percent ? "%" : "");
    }
}
