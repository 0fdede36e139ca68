package dev.caravel.kraken;

/** How far an account is verified, which decides how many calls Kraken takes from it. */
public enum Tier {
    STARTER(15, 0.33, 60, 1),
    INTERMEDIATE(20, 0.5, 125, 2.34),
    PRO(20, 1, 180, 3.75),
    /** An exchange that does not count. */
    UNCOUNTED(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY, 1);

    /** The most that the counter of a key may show. */
    final double calls;
    /** What it falls by each second. */
    final double callsFall;
    /** The most that the counter of a pair may show. */
    final double orders;
    /** What it falls by each second. */
    final double ordersFall;

    Tier(double calls, double callsFall, double orders, double ordersFall) {
        this.calls = calls;
        this.callsFall = callsFall;
        this.orders = orders;
        this.ordersFall = ordersFall;
    }
}
