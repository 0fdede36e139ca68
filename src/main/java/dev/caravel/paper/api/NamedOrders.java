package dev.caravel.paper.api;

import dev.caravel.paper.engine.PaperOrder;
import dev.caravel.paper.engine.Trader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which open orders a request means, by the exchange's ids, the client's, or userrefs. Those that are not known are left out. */
public record NamedOrders(Trader trader, Arguments arguments) {
    /** A userref in place of an id. */
    private static final Pattern USERREF = Pattern.compile("-?[0-9]{1,10}");

    private static final String TXID = "txid";
    private static final String CLIENT_ID = "cl_ord_id";

    /** The one that AmendOrder names. */
    public Optional<PaperOrder> toAmend() {
        return arguments
                .text(TXID)
                .flatMap(trader::openOrder)
                .or(() -> arguments.text(CLIENT_ID).flatMap(trader::openByClientId));
    }

    /** Those that EditOrder names; it is about one only. */
    public List<PaperOrder> toEdit() {
        return arguments.text(TXID).map(this::byIdOrUserref).orElse(List.of());
    }

    /** Those that CancelOrder names. */
    public Set<PaperOrder> toCancel() {
        return arguments.text(TXID).isPresent()
                ? named(List.of(arguments.required(TXID)), List.of())
                : named(List.of(), arguments.text(CLIENT_ID).stream().toList());
    }

    /** Those that CancelOrderBatch names. */
    public Set<PaperOrder> toCancelTogether() {
        return named(ids(), clientIds());
    }

    /** How many ids a batch has. */
    int count() {
        return ids().size() + clientIds().size();
    }

    private List<String> ids() {
        return batch("orders", TXID);
    }

    private List<String> clientIds() {
        return batch("cl_ord_ids", CLIENT_ID);
    }

    /** A list of plain values, or of objects with one field. */
    private List<String> batch(String name, String field) {
        List<String> all = new ArrayList<>(arguments.list(name + Fields.LIST));
        arguments.objects(name).forEach(object -> object.text(field).ifPresent(all::add));
        return all.stream().distinct().toList();
    }

    private Set<PaperOrder> named(List<String> ids, List<String> clientIds) {
        Set<PaperOrder> orders = new LinkedHashSet<>();
        ids.forEach(id -> orders.addAll(byIdOrUserref(id)));
        clientIds.forEach(id -> trader.openByClientId(id).ifPresent(orders::add));
        return orders;
    }

    private List<PaperOrder> byIdOrUserref(String id) {
        if (!USERREF.matcher(id).matches()) {
            return trader.openOrder(id).stream().toList();
        }
        long userref = Long.parseLong(id);
        return userref == (int) userref ? trader.openByUserref((int) userref) : List.of();
    }
}
