package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import dev.caravel.market.Price;
import dev.caravel.market.Ticker;
import dev.caravel.market.Whitelist;
import dev.caravel.strategy.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whitelist against what Kraken lists. */
final class ListingChecks {
    private static final String CHECK = "pairs";
    private static final String LIST = "caravel.whitelist";

    private ListingChecks() {}

    static List<Finding> of(Whitelist whitelist, Pairs pairs, List<Ticker> tickers, Rules rules) {
        Map<Coin, Price> prices = tickers.stream().collect(Collectors.toMap(Ticker::coin, Ticker::mid));
        List<Finding> complaints = new ArrayList<>();
        List<Coin> missing = pairs.missing(whitelist);
        if (!missing.isEmpty()) {
            complaints.add(
                    fail(CHECK, "not listed against US dollars: " + Words.list(missing), "remove them from " + LIST));
        }
        complain(
                pairs,
                pair -> pair.isOnline()
                        ? Optional.empty()
                        : Optional.of(pair.coin() + " (" + pair.status().name().toLowerCase(Locale.ROOT) + ")"),
                named -> warn(
                        CHECK,
                        "cannot be bought now: " + named,
                        "nothing, if it passes; else remove them from " + LIST),
                complaints);
        complain(
                pairs,
                pair -> tooSmall(pair, Optional.ofNullable(prices.get(pair.coin())), rules),
                named -> fail(
                        CHECK, "caravel.buy.amount is under Kraken's minimum: " + named, "raise it, or remove them"),
                complaints);
        complain(
                pairs,
                pair -> Optional.ofNullable(prices.get(pair.coin())).flatMap(price -> coarse(pair, price, rules)),
                named -> warn(
                        CHECK,
                        "one tick is more than caravel.sell.step, so that not every step lowers the price: " + named,
                        "nothing: such a step is a hold with its reason"),
                complaints);
        List<Coin> unpriced = pairs.all().stream()
                .map(Pair::coin)
                .filter(coin -> !prices.containsKey(coin))
                .toList();
        if (!unpriced.isEmpty()) {
            complaints.add(
                    warn(CHECK, "without bid and ask: " + Words.list(unpriced), "they are not bought meanwhile"));
        }
        return Finding.orOk(
                complaints, CHECK, "all " + whitelist.size() + " coins are online and large enough to trade");
    }

    private static void complain(
            Pairs pairs,
            Function<Pair, Optional<String>> look,
            Function<String, Finding> word,
            List<Finding> complaints) {
        List<String> found =
                pairs.all().stream().flatMap(pair -> look.apply(pair).stream()).toList();
        if (!found.isEmpty()) {
            complaints.add(word.apply(Words.list(found)));
        }
    }

    private static Optional<String> tooSmall(Pair pair, Optional<Price> price, Rules rules) {
        var amount = rules.buying().amount();
        if (amount.compareTo(pair.costmin()) < 0) {
            return Optional.of(pair.coin() + " (costmin " + Words.dollars(pair.costmin()) + ")");
        }
        return price.map(at -> at.times(pair.ordermin()))
                .filter(least -> amount.compareTo(least) < 0)
                .map(least -> pair.coin() + " (ordermin " + pair.ordermin() + ", " + Words.dollars(least) + ")");
    }

    private static Optional<String> coarse(Pair pair, Price price, Rules rules) {
        Price step = price.times(rules.selling().step().movePointLeft(2));
        BigDecimal percent = pair.tick().movePointRight(2).divide(price.amount(), java.math.MathContext.DECIMAL32);
        return step.amount().signum() > 0 && pair.tick().compareTo(step.amount()) > 0
                ? Optional.of(pair.coin() + String.format(Locale.ROOT, " (%.3f %%)", percent))
                : Optional.empty();
    }
}
