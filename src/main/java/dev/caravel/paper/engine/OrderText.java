package dev.caravel.paper.engine;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** An order in Kraken's words, as clients take them apart at their blanks: {@code buy 1.25000000 XBTUSD @ limit 27500.0}. */
public final class OrderText {
    private static final String NO_PRICE = "0";

    private OrderText() {}

    /** An order that is asked for. */
    public static String of(NewOrder order) {
        Prices prices = Prices.of(order.pit(), order.side(), order.pricing());
        return text(order, order.volume(), prices, order.pricing());
    }

    /** An order as it is now. */
    public static String of(PaperOrder order) {
        return text(order.request(), order.volume(), new Prices(order.limit(), order.trigger()), pricing(order));
    }

    private static Pricing pricing(PaperOrder order) {
        Pricing asked = order.request().pricing();
        return asked.type().isTrailing()
                ? new Pricing(asked.type(), Optional.of(order.stand().distance()), asked.price2(), asked.signal())
                : asked;
    }

    private static String text(NewOrder order, Volume volume, Prices prices, Pricing pricing) {
        Pit pit = order.pit();
        String amount = volume.amount()
                .setScale(pit.pair().lotDecimals(), RoundingMode.HALF_UP)
                .toPlainString();
        String side = order.side().name().toLowerCase(Locale.ROOT);
        String terms = terms(order.type(), price(pit, prices, pricing), price2(pit, prices, pricing));
        return side + ' ' + amount + ' ' + pit.pair().altname() + " @ " + terms;
    }

    private static String terms(OrderType type, String price, String price2) {
        String first = switch (type) {
            case MARKET -> "market";
            case LIMIT, ICEBERG -> "limit " + price;
            case STOP_LOSS, STOP_LOSS_LIMIT -> "stop loss " + price;
            case TAKE_PROFIT, TAKE_PROFIT_LIMIT -> "take profit " + price;
            case TRAILING_STOP, TRAILING_STOP_LIMIT -> "trailing stop " + price;
        };
        return type.isTriggered() && type.isLimited() ? first + " -> limit " + price2 : first;
    }

    /** What an order's conditional close does; empty without one. */
    public static String close(NewOrder order) {
        Pit pit = order.pit();
        return order.close()
                .map(close -> "close position @ "
                        + terms(close.type(), asked(pit, close.price()), asked(pit, close.price2())))
                .orElse("");
    }

    private static String asked(Pit pit, Optional<PriceTerm> term) {
        return term.map(price -> price.text(pit.listing().priceDecimals())).orElse(NO_PRICE);
    }

    /** An order's first price: its limit, its trigger, or how far that trails. */
    public static String price(PaperOrder order) {
        return price(order.pit(), new Prices(order.limit(), order.trigger()), pricing(order));
    }

    /** An order's second price: its limit when it is triggered. */
    public static String price2(PaperOrder order) {
        return price2(order.pit(), new Prices(order.limit(), order.trigger()), pricing(order));
    }

    private static String price(Pit pit, Prices prices, Pricing pricing) {
        if (pricing.type().isTrailing()) {
            return asked(pit, pricing.price());
        }
        return plain(pit, prices.stop().isPresent() ? prices.stop() : prices.limit());
    }

    private static String price2(Pit pit, Prices prices, Pricing pricing) {
        if (!pricing.type().isTriggered() || !pricing.type().isLimited()) {
            return NO_PRICE;
        }
        return pricing.type().isTrailing() ? asked(pit, pricing.price2()) : plain(pit, prices.limit());
    }

    private static String plain(Pit pit, Optional<Price> price) {
        return price.map(known -> known.amount()
                        .setScale(pit.listing().priceDecimals(), RoundingMode.HALF_UP)
                        .toPlainString())
                .orElse(NO_PRICE);
    }
}
