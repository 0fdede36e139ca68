package dev.caravel.command;

import dev.caravel.market.Whitelist;
import dev.caravel.paper.AccountFile;
import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.front.KeyTerms;
import dev.caravel.route.StandaloneExchange;
import dev.caravel.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about the accounts of a paper exchange. Filled by picocli, then only read. */
final class ExchangeAccounts {
    @Option(
            names = "--account",
            paramLabel = "KEY:SECRET:USD=N,BTC=N",
            converter = AccountOption.class,
            description = "An account with its key; can be repeated. Without any there is one, whose key is printed.")
    private List<PaperSetup.Account> accounts = new ArrayList<>();

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Accounts with several keys, permissions, nonce windows, passwords (docs/paper-exchange.md).")
    private Optional<Path> file = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** All of them, and the usual one if there are none. */
    List<PaperSetup.Account> all(Settings settings) {
        Whitelist coins = settings.trader().whitelist();
        List<PaperSetup.Account> all = new ArrayList<>(accounts);
        file.ifPresent(path -> all.addAll(AccountFile.read(path, coins)));
        check(all, coins);
        return all.isEmpty() ? List.of(StandaloneExchange.usualAccount(settings)) : all;
    }

    private void check(List<PaperSetup.Account> all, Whitelist coins) {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (PaperSetup.Account account : all) {
            boolean isKnown = !names.add(account.name())
                    || !account.keys().stream().map(KeyTerms::key).allMatch(keys::add);
            if (isKnown) {
                throw misuse("two accounts have the name or a key of " + account.name() + "; give each its own");
            }
            account.coins().keySet().stream()
                    .filter(coin -> !coins.contains(coin))
                    .findFirst()
                    .ifPresent(coin -> {
                        throw misuse("the account " + account.name() + " cannot have " + coin + "; there are USD, "
                                + coins.toString().replaceAll("[\\[\\]]", ""));
                    });
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
