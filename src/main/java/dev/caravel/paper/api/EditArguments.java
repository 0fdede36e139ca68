package dev.caravel.paper.api;

import dev.caravel.market.Volume;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.NewOrder;
import dev.caravel.paper.engine.OrderFlag;
import dev.caravel.paper.engine.OrderText;
import dev.caravel.paper.engine.OrderType;
import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.PriceTerm;
import dev.caravel.paper.engine.Pricing;
import dev.caravel.paper.engine.Refusal;
import dev.caravel.paper.engine.Validity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The parameters of EditOrder. What is not said stays as the order has it, but for its userref and post-only, which are dropped. */
record EditArguments(Engine engine, Arguments arguments) {

    /** The order that takes the old one's place; its volume is the total, what is filled of the old one included. */
    NewOrder edited(PaperOrder old) {
        NewOrder was = old.request();
        OrderArguments said = new OrderArguments(engine, arguments);
        Optional<Volume> display = said.volume("displayvol");
        if (display.isPresent() && old.type() != OrderType.ICEBERG) {
            throw Refusal.argument("displayvol");
        }
        Validity validity = was.validity();
        return new NewOrder(
                old.pit(),
                old.side(),
                pricing(old, said),
                said.volume("volume").orElse(old.volume()),
                display.or(old::display),
                new Validity(
                        validity.timeInForce(), validity.starts().filter(engine.now()::isBefore), validity.expires()),
                flags(was),
                was.selfTrade(),
                was.close(),
                was.clientId(),
                arguments.integer("userref"),
                said.deadline(),
                arguments.isTrue("validate"));
    }

    private static Pricing pricing(PaperOrder old, OrderArguments said) {
        Pricing was = old.request().pricing();
        OrderType type = old.type();
        if (type == OrderType.MARKET) {
            return was;
        }
        Optional<PriceTerm> price = said.term("price").or(() -> PriceTerm.of(OrderText.price(old)));
        Optional<PriceTerm> price2 = type.isTriggered() && type.isLimited()
                ? said.term("price2").or(() -> PriceTerm.of(OrderText.price2(old)))
                : Optional.empty();
        return new Pricing(type, price, price2, was.signal());
    }

    private Set<OrderFlag> flags(NewOrder was) {
        Set<OrderFlag> flags = EnumSet.noneOf(OrderFlag.class);
        flags.addAll(was.flags());
        flags.remove(OrderFlag.POST);
        for (String word : arguments.list("oflags")) {
            OrderFlag flag = OrderFlag.of(word).orElseThrow(() -> Refusal.argument("oflags"));
            if (flag == OrderFlag.POST) {
                flags.add(flag);
            } else if (!was.has(flag)) {
                throw Refusal.argument("oflags");
            }
        }
        boolean rests = was.type() == OrderType.LIMIT || was.type() == OrderType.ICEBERG;
        if (flags.contains(OrderFlag.POST) && !rests) {
            throw Refusal.argument("oflags");
        }
        return Set.copyOf(flags);
    }
}
