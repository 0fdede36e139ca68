package dev.caravel.paper.engine;

import dev.caravel.market.Listing;
import dev.caravel.market.Pair;
import dev.caravel.market.PairStatus;
import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Kraken's checks of a single figure, with Kraken's words when it is wrong. */
final class OrderChecks {
    private OrderChecks() {}

    static void inTime(Optional<Instant> deadline, Instant now) {
        if (deadline.filter(now::isAfter).isPresent()) {
            throw Refusal.of("EService:Deadline elapsed");
        }
    }

    /** What a pair's status allows. */
    static void mode(Pair pair, boolean post, boolean market) {
        boolean allowed = switch (pair.status()) {
            case ONLINE -> true;
            case POST_ONLY -> post;
            case LIMIT_ONLY -> !market;
            case CANCEL_ONLY, REDUCE_ONLY, UNKNOWN -> false;
        };
        if (!allowed) {
            String mode = pair.status() == PairStatus.UNKNOWN
                    ? PairStatus.CANCEL_ONLY.name()
                    : pair.status().name();
            throw Refusal.of("EService:Market in " + mode.toLowerCase(Locale.ROOT) + " mode");
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
