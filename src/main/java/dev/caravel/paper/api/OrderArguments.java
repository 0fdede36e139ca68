package dev.caravel.paper.api;

import dev.caravel.market.Volume;
import dev.caravel.order.Side;
import dev.caravel.paper.engine.Amendment;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.OrderFlag;
import dev.caravel.paper.engine.OrderType;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.PriceTerm;
import dev.caravel.paper.engine.Pricing;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.SelfTrade;
import dev.caravel.paper.engine.TimeInForce;
import dev.caravel.paper.engine.TriggerSignal;
import dev.caravel.paper.engine.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of AddOrder and AmendOrder as the engine understands them. */
record OrderArguments(Engine engine, Arguments arguments) {
    /** A UUID with or without hyphens, or a short free text. */
    private static final Pattern CLIENT_ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\p{XDigit}{32}|[\\x21-\\x7e]{1,18}");

    private static final String BAD_PRICE = "EOrder:Invalid price:Invalid price argument";
    private static final Duration LATEST_DEADLINE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofDays(31);
    private static final Set<String> NO_LEVERAGE = Set.of("none", "0", "1");
    private static final Set<OrderType> POSTABLE = EnumSet.of(OrderType.LIMIT, OrderType.ICEBERG);

    NewOrder newOrder() {
        Side side = side(arguments.required("type"));
        OrderType type = type("ordertype", arguments.required("ordertype"));
        noMargin();
        Set<OrderFlag> flags = flags(type, side);
        Volume volume = volume("volume").orElseThrow(() -> Refusal.argument("volume"));
        Pricing pricing = pricing(type, "price", "price2");
        Optional<Volume> display = volume("displayvol");
        if (display.isPresent() != (type == OrderType.ICEBERG)) {
            throw Refusal.argument("displayvol");
        }
        Validity validity = validity(type, flags);
        Optional<Pricing> close = close();
        OptionalInt userref = arguments.integer("userref");
        Optional<String> clientId = clientId();
        if (clientId.isPresent() && (userref.isPresent() || close.isPresent())) {
            throw Refusal.argument("cl_ord_id");
        }
        SelfTrade selfTrade = arguments
                .text("stptype")
                .map(word -> SelfTrade.of(word).orElseThrow(() -> Refusal.argument("stptype")))
                .orElse(SelfTrade.CANCEL_NEWEST);
        Optional<Instant> deadline = deadline();
        Pit pit = Names.pit(engine, arguments);
        return new NewOrder(
                pit,
                side,
                pricing,
                volume,
                display,
                validity,
                flags,
                selfTrade,
                close,
                clientId,
                userref,
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

    private static OrderType type(String name, String word) {
        if (word.equals("settle-position")) {
            throw Refusal.of("EOrder:Unknown position");
        }
        return OrderType.of(word).orElseThrow(() -> Refusal.argument(name));
    }

    /** The accounts hold cash only. */
    private void noMargin() {
        if (arguments
                .text("leverage")
                .filter(text -> !NO_LEVERAGE.contains(text))
                .isPresent()) {
            throw Refusal.of("EOrder:Cannot open position");
        }
        if (arguments.isTrue("reduce_only")) {
            throw Refusal.of("EOrder:Reduce only:No position exists");
        }
    }

    private Set<OrderFlag> flags(OrderType type, Side side) {
        if (arguments.text("oflags[]").isPresent()) {
            throw Refusal.argument("oflags");
        }
        Set<OrderFlag> flags = EnumSet.noneOf(OrderFlag.class);
        for (String word : arguments.list("oflags")) {
            flags.add(OrderFlag.of(word).orElseThrow(() -> Refusal.argument("oflags")));
        }
        if ((flags.contains(OrderFlag.POST) && !POSTABLE.contains(type))
                || flags.containsAll(EnumSet.of(OrderFlag.FCIB, OrderFlag.FCIQ))) {
            throw Refusal.argument("oflags");
        }
        if (flags.contains(OrderFlag.VIQC) && (type != OrderType.MARKET || side != Side.BUY)) {
            throw Refusal.argument("viqc");
        }
        return Set.copyOf(flags);
    }

    private Pricing pricing(OrderType type, String price, String price2) {
        if (type == OrderType.MARKET) {
            return Pricing.MARKET;
        }
        TriggerSignal signal = switch (arguments.text("trigger").orElse("last")) {
            case "last" -> TriggerSignal.LAST;
            case "index" -> TriggerSignal.INDEX;
            default -> throw Refusal.argument("trigger");
        };
        boolean second = type.isTriggered() && type.isLimited();
        Optional<PriceTerm> first = term(price);
        Optional<PriceTerm> limit = second ? term(price2) : Optional.empty();
        if (first.isEmpty() || (second && limit.isEmpty())) {
            throw Refusal.argument(first.isEmpty() ? price : price2);
        }
        return new Pricing(type, first, limit, signal);
    }

    private Optional<Pricing> close() {
        Optional<String> word = arguments.text("close[ordertype]");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        OrderType type = type("close[ordertype]", word.get());
        if (type == OrderType.MARKET || type == OrderType.ICEBERG) {
            throw Refusal.argument("close[ordertype]");
        }
        return Optional.of(pricing(type, "close[price]", "close[price2]"));
    }

    private Validity validity(OrderType type, Set<OrderFlag> flags) {
        TimeInForce timeInForce = Arrays.stream(TimeInForce.values())
                .filter(known ->
                        known.name().equals(arguments.text("timeinforce").orElse("GTC")))
                .findFirst()
                .orElseThrow(() -> Refusal.argument("timeinforce"));
        boolean atOnce = timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
        if ((atOnce && flags.contains(OrderFlag.POST)) || (timeInForce == TimeInForce.FOK && !type.isLimited())) {
            throw Refusal.argument("timeinforce");
        }
        Instant now = engine.now();
        Optional<Instant> starts = time("starttm");
        Optional<Instant> expires = time("expiretm");
        if (starts.filter(time -> time.isAfter(now.plus(LONGEST_LIFE))).isPresent()) {
            throw Refusal.argument("starttm");
        }
        Instant first = starts.filter(now::isBefore).orElse(now);
        boolean badlyTimed = expires.filter(
                        time -> time.isBefore(first.plus(SHORTEST_LIFE)) || time.isAfter(now.plus(LONGEST_LIFE)))
                .isPresent();
        if (badlyTimed || (timeInForce == TimeInForce.GTD && expires.isEmpty())) {
            throw Refusal.argument("expiretm");
        }
        if (timeInForce == TimeInForce.GTC && starts.isEmpty() && expires.isEmpty()) {
            return Validity.UNTIL_CANCELLED;
        }
        return new Validity(timeInForce, starts.filter(now::isBefore), expires);
    }

    Optional<PriceTerm> term(String name) {
        return arguments.text(name).map(text -> PriceTerm.of(text).orElseThrow(() -> Refusal.of(BAD_PRICE)));
    }

    Optional<Volume> volume(String name) {
        return arguments.decimal(name, "EGeneral:Invalid arguments:" + name).map(Volume::new);
    }

    private Optional<String> clientId() {
        Optional<String> id = arguments.text("cl_ord_id");
        if (id.isPresent() && !CLIENT_ID.matcher(id.get()).matches()) {
            throw Refusal.argument("cl_ord_id");
        }
        return id;
    }

    /** Seconds since the epoch, or from now. */
    private Optional<Instant> time(String name) {
        Optional<String> text = arguments.text(name).filter(time -> !time.equals("0"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean relative = text.get().startsWith("+");
        String number = relative ? text.get().substring(1) : text.get();
        if (!number.matches("[0-9]{1,12}")) {
            throw Refusal.argument(name);
        }
        long seconds = Long.parseLong(number);
        return Optional.of(relative ? engine.now().plusSeconds(seconds) : Instant.ofEpochSecond(seconds));
    }

    Optional<Instant> deadline() {
        Optional<Instant> deadline = arguments.rfc3339("deadline");
        if (deadline.isPresent() && deadline.get().isAfter(engine.now().plus(LATEST_DEADLINE))) {
            throw Refusal.argument("deadline");
        }
        return deadline;
    }

    Amendment amendment() {
        return new Amendment(
                term("limit_price"),
                term("trigger_price"),
                volume("order_qty"),
                volume("display_qty"),
                arguments.isTrue("post_only"),
                deadline());
    }
}
