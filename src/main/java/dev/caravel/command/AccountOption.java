package dev.caravel.command;

import dev.caravel.market.Money;
import dev.caravel.paper.PaperSetup;
import java.util.Base64;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code KEY:SECRET:USD=10000}. */
final class AccountOption implements ITypeConverter<PaperSetup.Account> {
    private static final String FORM = "KEY:SECRET:USD=10000, with the secret in base64";

    @Override
    public PaperSetup.Account convert(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || parts[0].isBlank() || !isBase64(parts[1])) {
            throw new TypeConversionException("an account is given as " + FORM);
        }
        return PaperSetup.Account.trading(parts[0], parts[1], dollars(parts[2]));
    }

    private static boolean isBase64(String secret) {
        try {
            return Base64.getDecoder().decode(secret).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Money dollars(String funds) {
        if (!funds.matches("USD=[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            throw new TypeConversionException("'" + funds + "': an account is given as " + FORM);
        }
        return Money.of(funds.substring(4));
    }
}
