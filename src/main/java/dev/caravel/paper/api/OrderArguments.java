package dev.caravel.paper.api;

import dev.caravel.market.Price;
import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.paper.engine.Amendment;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of AddOrder and AmendOrder as the engine understands them. */
record OrderArguments(Engine engine, Arguments arguments) {
    /** A UUID with or without hyphens, or a short free text. */
    private static final Pattern CLIENT_ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\p{XDigit}{32}|[\\x21-\\x7e]{1,18}");

    private static final Set<String> FLAGS = Set.of("post", "fciq");
    private static final String BAD_PRICE = "EOrder:Invalid price:Invalid price argument";
    private static final Duration LATEST_DEADLINE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofDays(31);

    NewOrder newOrder() {
        Side side = side(arguments.required("type"));
        boolean market = isMarket(arguments.required("ordertype"));
        List<String> flags = flags();
        Volume volume = volume("volume").orElseThrow(() -> Refusal.argument("volume"));
        Optional<Price> limit = market ? Optional.empty() : price("price");
        if (!market && limit.isEmpty()) {
            throw Refusal.argument("price");
        }
        boolean post = flags.contains("post");
        String timeInForce = arguments.text("timeinforce").orElse("GTC");
        if (!Set.of("GTC", "GTD", "IOC").contains(timeInForce) || (timeInForce.equals("IOC") && post)) {
            throw Refusal.argument("timeinforce");
        }
        if (post && market) {
            throw Refusal.argument("oflags");
        }
        OptionalInt userref = arguments.integer("userref");
        Optional<String> clientId = clientId();
        if (userref.isPresent() && clientId.isPresent()) {
            throw Refusal.argument("cl_ord_id");
        }
        Optional<Instant> expires = expires();
        if (timeInForce.equals("GTD") && expires.isEmpty()) {
            throw Refusal.argument("expiretm");
        }
        Optional<Instant> deadline = deadline();
        Pit pit = engine.pit(arguments.required("pair")).orElseThrow(() -> Refusal.of("EQuery:Unknown asset pair"));
        return new NewOrder(
                pit,
                side,
                limit,
                volume,
                clientId,
                userref,
                post,
                timeInForce.equals("IOC"),
                expires,
                deadline,
                arguments.isTrue("validate"));
    }

    private static Side side(String type) {
        return switch (type) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw Refusal.argument("type");
        };
    }

    private static boolean isMarket(String type) {
        return switch (type) {
            case "market" -> true;
            case "limit" -> false;
            default -> throw Refusal.argument("ordertype");
        };
    }

    private List<String> flags() {
        List<String> flags = arguments.list("oflags");
        if (arguments.text("oflags[]").isPresent() || !FLAGS.containsAll(flags)) {
            throw Refusal.argument("oflags");
        }
        return flags;
    }

    private Optional<Price> price(String name) {
        return arguments.decimal(name, BAD_PRICE).map(Price::new);
    }

    private Optional<Volume> volume(String name) {
        return arguments.decimal(name, "EGeneral:Invalid arguments:" + name).map(Volume::new);
    }

    private Optional<String> clientId() {
        Optional<String> id = arguments.text("cl_ord_id");
        if (id.isPresent() && !CLIENT_ID.matcher(id.get()).matches()) {
            throw Refusal.argument("cl_ord_id");
        }
        return id;
    }

    private Optional<Instant> expires() {
        Optional<String> text = arguments.text("expiretm").filter(time -> !time.equals("0"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean relative = text.get().startsWith("+");
        String number = relative ? text.get().substring(1) : text.get();
        if (!number.matches("[0-9]{1,12}")) {
            throw Refusal.argument("expiretm");
        }
        Instant now = engine.now();
        Instant expires =
                relative ? now.plusSeconds(Long.parseLong(number)) : Instant.ofEpochSecond(Long.parseLong(number));
        if (expires.isBefore(now.plus(SHORTEST_LIFE)) || expires.isAfter(now.plus(LONGEST_LIFE))) {
            throw Refusal.argument("expiretm");
        }
        return Optional.of(expires);
    }

    private Optional<Instant> deadline() {
        Optional<Instant> deadline = arguments.rfc3339("deadline");
        if (deadline.isPresent() && deadline.get().isAfter(engine.now().plus(LATEST_DEADLINE))) {
            throw Refusal.argument("deadline");
        }
        return deadline;
    }

    Amendment amendment() {
        return new Amendment(price("limit_price"), volume("order_qty"), arguments.isTrue("post_only"), deadline());
    }
}
