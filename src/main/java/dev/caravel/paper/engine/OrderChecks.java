package dev.caravel.paper.engine;

import dev.caravel.market.Listing;
import dev.caravel.market.Money;
import dev.caravel.market.Pair;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Kraken's checks of a single figure, with Kraken's words when it is wrong. */
final class OrderChecks {
    /** Parts of an iceberg of which one at least must be seen. */
    private static final BigDecimal MOST_PARTS = BigDecimal.valueOf(15);

    private OrderChecks() {}

    static void inTime(Optional<Instant> deadline, Instant now) {
        if (deadline.filter(now::isAfter).isPresent()) {
            throw Refusal.of("EService:Deadline elapsed");
        }
    }

    /** What the mode of the exchange and of the pair lets an order do. */
    static void mode(MarketMode mode, boolean post, boolean market) {
        boolean allowed = switch (mode) {
            case ONLINE -> true;
            case POST_ONLY -> post;
            case LIMIT_ONLY -> !market;
            case CANCEL_ONLY, MAINTENANCE -> false;
        };
        if (!allowed) {
            throw Refusal.of(
                    mode == MarketMode.MAINTENANCE
                            ? "EService:Unavailable"
                            : "EService:Market in " + mode.word() + " mode");
        }
    }

    static void volume(Pair pair, Volume volume) {
        if (volume.amount().scale() > pair.lotDecimals()) {
            throw Refusal.argument("volume");
        }
        if (volume.compareTo(pair.ordermin()) < 0) {
            throw Refusal.argument("volume minimum not met");
        }
    }

    static void dollars(Pair pair, Volume dollars) {
        if (dollars.amount().scale() > pair.costDecimals()) {
            throw Refusal.argument("volume");
        }
        if (new Money(dollars.amount()).compareTo(pair.costmin()) < 0) {
            throw Refusal.of("EOrder:Cost minimum not met");
        }
    }

    /** How much of an iceberg is seen. */
    static void display(Pair pair, Volume display, Volume whole) {
        boolean tooFine = display.amount().scale() > pair.lotDecimals();
        boolean tooSmall = display.times(MOST_PARTS).compareTo(whole) < 0;
        if (tooFine || tooSmall || display.isZero() || display.compareTo(whole) > 0) {
            throw Refusal.argument("displayvol");
        }
    }

    static void price(Listing listing, Price price) {
        Pair pair = listing.pair();
        if (price.isZero()) {
            throw Refusal.argument("price");
        }
        if (price.amount().scale() > listing.priceDecimals()) {
            throw Refusal.of("EOrder:Invalid price:" + pair.altname() + " price can only be specified up to "
                    + listing.priceDecimals() + " decimals.");
        }
        if (price.amount().remainder(pair.tick()).compareTo(BigDecimal.ZERO) != 0) {
            throw Refusal.of("EOrder:Tick size check failed");
        }
    }

    static void prices(Listing listing, Prices prices) {
        prices.stop().ifPresent(price -> price(listing, price));
        prices.limit().ifPresent(price -> price(listing, price));
    }

    static void cost(Pair pair, Price price, Volume volume) {
        if (price.times(volume).compareTo(pair.costmin()) < 0) {
            throw Refusal.of("EOrder:Cost minimum not met");
        }
    }

    static void funds(boolean enough) {
        if (!enough) {
            throw Refusal.of("EOrder:Insufficient funds");
        }
    }
}
