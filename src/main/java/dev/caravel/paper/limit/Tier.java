package dev.caravel.paper.limit;

/** How much an account may ask of Kraken, by how well it is known there (contract, section 5). */
public enum Tier {
    STARTER(15, 0.33, 60, 1, 60),
    INTERMEDIATE(20, 0.5, 125, 2.34, 80),
    PRO(20, 1, 180, 3.75, 225);

    private final double mostCalls;
    private final double callDecay;
    private final double mostOrders;
    private final double orderDecay;
    private final int mostOpen;

    /**
     * What a counter may show, and what it forgets.
     *
     * @param most above which it is refused
     * @param decay by second
     */
    record Allowance(double most, double decay) {}

    Tier(double mostCalls, double callDecay, double mostOrders, double orderDecay, int mostOpen) {
        this.mostCalls = mostCalls;
        this.callDecay = callDecay;
        this.mostOrders = mostOrders;
        this.orderDecay = orderDecay;
        this.mostOpen = mostOpen;
    }

    /** Of the private calls of a key. */
    Allowance calls() {
        return new Allowance(mostCalls, callDecay);
    }

    /** Of what an account does to its orders in one pair. */
    Allowance orders() {
        return new Allowance(mostOrders, orderDecay);
    }

    /** Open orders of an account in one pair. */
    public int mostOpen() {
        return mostOpen;
    }
}
