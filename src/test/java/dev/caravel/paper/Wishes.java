package dev.caravel.paper;

import dev.caravel.order.OrderState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;

/** Anything that somebody may want of an exchange, in the words of a client. */
final class Wishes {
    private static final List<String> TYPES = List.of(
            "market",
            "limit",
            "limit",
            "limit",
            "iceberg",
            "stop-loss",
            "take-profit",
            "stop-loss-limit",
            "take-profit-limit",
            "trailing-stop",
            "trailing-stop-limit");
    private static final List<String> SELF_TRADES = List.of("cancel-newest", "cancel-oldest", "cancel-both");

    private final Line line;
    private final Step wish;
    private final String account;
    private final SplittableRandom dice;
    private final String volume;
    private final List<String> said = new ArrayList<>();

    private Wishes(Line line, Step wish) {
        this.line = line;
        this.wish = wish;
        account = Line.ACCOUNTS.get(wish.account());
        dice = new SplittableRandom(wish.dice());
        volume = BigDecimal.valueOf(wish.lots(), 4).toPlainString();
    }

    static Arbitrary<List<Step>> all() {
        return Step.some(12);
    }

    static void utter(Line line, Step wish) {
        line.pass(Duration.ofSeconds(wish.pass()));
        new Wishes(line, wish).utter();
    }

    private void utter() {
        switch (wish.kind()) {
            case 8 -> {
                say("txid", some(), "order_qty", volume);
                sometimes("limit_price", price(wish.ticks()));
                sometimes("trigger_price", dice.nextBoolean() ? price(wish.ticks()) : "+" + (100 + dice.nextInt(500)));
                ask("AmendOrder");
            }
            case 9 -> {
                say("txid", some(), "pair", "XBTUSD", "volume", volume, "price", price(wish.ticks()));
                ask("EditOrder");
            }
            case 10 -> {
                say("txid", some());
                ask("CancelOrder");
            }
            case 11 -> rare();
            default -> {
                order();
                ask("AddOrder");
            }
        }
    }

    private void rare() {
        switch (dice.nextInt(4)) {
            case 0 -> ask("CancelAll");
            case 1 -> {
                say("timeout", String.valueOf(wish.pass()));
                ask("CancelAllOrdersAfter");
            }
            case 2 -> {
                for (int i = 0; i < 3; i++) {
                    say(
                            "orders[" + i + "][ordertype]",
                            "limit",
                            "orders[" + i + "][type]",
                            wish.buy() ? "buy" : "sell");
                    say("orders[" + i + "][volume]", volume, "orders[" + i + "][price]", price(dice.nextInt(900)));
                }
                say("pair", "XBTUSD");
                ask("AddOrderBatch");
            }
            default -> ask("OpenOrders");
        }
    }

    private void ask(String method) {
        line.ask(account, method, said.toArray(String[]::new));
    }

    private void say(String... words) {
        said.addAll(List.of(words));
    }

    private void sometimes(String... words) {
        if (dice.nextInt(3) == 0) {
            say(words);
        }
    }

    private String some() {
        List<OrderState> open = line.exchange.orders(account).stream()
                .filter(order -> !order.status().isOver())
                .toList();
        return open.isEmpty() ? "none" : open.get(dice.nextInt(open.size())).txid();
    }

    /** From the last price. */
    private static String price(int ticks) {
        return (ticks < 0 ? "" : "+") + BigDecimal.valueOf(ticks, 1).toPlainString();
    }

    private void order() {
        String type = TYPES.get(dice.nextInt(TYPES.size()));
        say("pair", "XBTUSD", "type", wish.buy() ? "buy" : "sell", "ordertype", type);
        boolean dollars = type.equals("market") && wish.buy() && dice.nextBoolean();
        say("volume", dollars ? String.valueOf(wish.lots()) : volume);
        if (type.startsWith("trailing")) {
            say("price", "+" + (1 + Math.abs(wish.ticks())), "price2", dice.nextBoolean() ? "+20" : "-20");
        } else if (!type.equals("market")) {
            say("price", price(wish.ticks()), "price2", price(wish.ticks() + dice.nextInt(400) - 200));
        }
        if (type.equals("iceberg")) {
            say("displayvol", BigDecimal.valueOf(wish.lots(), 5).toPlainString());
        }
        flags(type, dollars);
        sometimes("trigger", "index");
        sometimes("close[ordertype]", "stop-loss", "close[price]", wish.buy() ? "-0.5%" : "+0.5%");
        say("stptype", SELF_TRADES.get(dice.nextInt(SELF_TRADES.size())), "userref", String.valueOf(dice.nextInt(3)));
    }

    private void flags(String type, boolean dollars) {
        List<String> flags = new ArrayList<>();
        if (dollars) {
            flags.add("viqc");
        }
        flags.add(dice.nextInt(4) == 0 ? "fcib" : "fciq");
        switch (dice.nextInt(8)) {
            case 0 -> say("timeinforce", "IOC");
            case 1 -> say("timeinforce", type.contains("limit") ? "FOK" : "GTC");
            case 2 -> say("timeinforce", "GTD", "expiretm", "+" + (5 + wish.pass()));
            case 3 -> say("starttm", "+" + (1 + wish.pass()));
            case 4 -> flags.add(type.equals("limit") ? "post" : "nompp");
            default -> say("timeinforce", "GTC");
        }
        say("oflags", String.join(",", flags));
    }
}
