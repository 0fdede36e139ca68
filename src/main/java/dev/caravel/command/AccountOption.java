package dev.caravel.command;

import dev.caravel.paper.Funds;
import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.front.KeyTerms;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code KEY:SECRET:USD=10000,BTC=0.5}. The key is the account's name, too. */
final class AccountOption implements ITypeConverter<PaperSetup.Account> {

    @Override
    public PaperSetup.Account convert(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 3) {
                KeyTerms key = KeyTerms.unlimited(parts[0], parts[1]);
                Funds funds = Funds.parse(parts[2]);
                return new PaperSetup.Account(key.key(), List.of(key), funds.dollars(), funds.coins());
            }
        } catch (IllegalArgumentException e) {
            // said below, without what may be secret
        }
        throw new TypeConversionException(
                "an account is given as KEY:SECRET:USD=10000,BTC=0.5, with the secret in base64");
    }
}
