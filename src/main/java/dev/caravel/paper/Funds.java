package dev.caravel.paper;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an account starts with, as a person writes it: {@code USD=10000,BTC=0.5}. */
public record Funds(Money dollars, Map<Coin, Volume> coins) {
    private static final String DOLLARS = "USD";
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,10})?");

    /**
     * Reads amounts by symbol.
     *
     * @throws IllegalArgumentException if a symbol or an amount is none
     */
    public static Funds of(Map<String, String> amounts) {
        Money dollars = Money.ZERO;
        Map<Coin, Volume> coins = new TreeMap<>();
        for (Map.Entry<String, String> held : amounts.entrySet()) {
            BigDecimal amount = amount(held.getValue());
            if (held.getKey().equals(DOLLARS)) {
                dollars = new Money(amount);
            } else {
                coins.put(new Coin(held.getKey()), new Volume(amount));
            }
        }
        return new Funds(dollars, coins);
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no amount");
        }
        return new BigDecimal(text);
    }

    /** Reads a list with commas. */
    public static Funds parse(String text) {
        Map<String, String> amounts = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1
                    || amounts.put(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip())
                            != null) {
                throw new IllegalArgumentException("'" + part + "' is no amount of a currency");
            }
        }
        return of(amounts);
    }
}
