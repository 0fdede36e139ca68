package dev.caravel.simulation;

import dev.caravel.market.Coin;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** What our orders have in one coin, by the exchange alone. */
final class Exposure {
    /** The size of a position, and a tenth of it for dust that was carried over. */
    private static final BigDecimal MOST = new BigDecimal("2585");

    private final List<OrderState> buys = new ArrayList<>();
    private BigDecimal held = BigDecimal.ZERO;
    private BigDecimal open = BigDecimal.ZERO;

    void add(OrderState order) {
        BigDecimal executed = order.executed().amount();
        if (order.side() == Side.SELL) {
            held = held.subtract(executed);
            return;
        }
        held = held.add(executed);
        buys.add(order);
        if (!order.status().isOver()) {
            BigDecimal rest = order.volume().amount().subtract(executed);
            open = open.add(rest.multiply(order.limit().orElseThrow().amount()));
        }
    }

    /** Whether it is more than dust. */
    boolean takesAPlace(BigDecimal ordermin) {
        return open.signum() > 0 || held.compareTo(ordermin) >= 0;
    }

    void check(Coin coin) {
        if (held.signum() < 0) {
            Auditor.fail(coin + ": more sold than bought");
        }
        if (dollars().compareTo(MOST) > 0) {
            Auditor.fail(coin + ": " + this + " in one position");
        }
    }

    /** What may still be bought, and what is held at the prices of the last buys. */
    private BigDecimal dollars() {
        BigDecimal sum = open;
        BigDecimal left = held;
        for (OrderState buy : buys.reversed()) {
            BigDecimal executed = buy.executed().amount();
            if (executed.signum() > 0 && left.signum() > 0) {
                BigDecimal part = left.min(executed);
                sum = sum.add(buy.cost().amount().multiply(part).divide(executed, MathContext.DECIMAL64));
                left = left.subtract(part);
            }
        }
        return sum;
    }

    @Override
    public String toString() {
        return "$" + dollars() + " (" + held + " coins)";
    }
}
