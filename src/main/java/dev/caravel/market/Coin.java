package dev.caravel.market;

/** A crypto currency by the symbol that traders use ({@code BTC}, not Kraken's {@code XXBT}). */
public record Coin(String symbol) implements Comparable<Coin> {
    /** Characters of the longest symbol. */
    public static final int LONGEST = 6;

    /**
     * A coin by its symbol.
     *
     * @throws IllegalArgumentException if the symbol is not one to six capital letters and digits
     */
    public Coin {
        if (symbol.isEmpty() || symbol.length() > LONGEST || !symbol.chars().allMatch(Coin::isSymbolCharacter)) {
            throw new IllegalArgumentException("not a coin: '" + symbol + "' (1 to 6 capital letters or digits)");
        }
    }

    private static boolean isSymbolCharacter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(Coin other) {
        return symbol.compareTo(other.symbol);
    }

    @Override
    public String toString() {
        return symbol;
    }
}
