package dev.caravel.order;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What the account holds, by asset id ({@code ZUSD}, {@code XXBT}), each in its own unit (method BalanceEx). Immutable.
 *
 * @param tradable what can be traded
 * @param parked what is staked, bonded, earning or reserved ({@code ETH.F}, {@code DOT.S} …): owned, but no order can use it
 */
public record Balances(Map<String, Balance> tradable, Map<String, BigDecimal> parked) {
    private static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * One asset.
     *
     * @param total owned, what open orders hold included
     * @param available not held by an open order
     */
    public record Balance(BigDecimal total, BigDecimal available) {}

    public Balances {
        tradable = Map.copyOf(tradable);
        parked = Map.copyOf(parked);
    }

    /** What is owned of an asset; zero if Kraken does not mention it. */
    public BigDecimal total(String asset) {
        return tradable.getOrDefault(asset, NOTHING).total();
    }

    /** What is owned of an asset and cannot be traded now. Kraken writes {@code XXBT} as {@code XBT.F}. */
    public BigDecimal parkedOf(String asset) {
        return parked.entrySet().stream()
                .filter(entry -> {
                    String name = entry.getKey().substring(0, entry.getKey().indexOf('.'));
                    return name.equals(asset) || ("X" + name).equals(asset);
                })
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a new order could use of an asset; zero if Kraken does not mention it. */
    public BigDecimal available(String asset) {
        return tradable.getOrDefault(asset, NOTHING).available();
    }
}
