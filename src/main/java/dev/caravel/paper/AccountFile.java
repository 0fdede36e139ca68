package dev.caravel.paper;

import dev.caravel.market.Whitelist;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.file.Entry;
import dev.caravel.paper.file.InvalidFile;
import dev.caravel.paper.file.YamlFile;
import dev.caravel.paper.front.KeyTerms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts in YAML: each with a name, funds, and keys of which each may do something else. */
public final class AccountFile {
    private static final String PERMISSIONS =
            Arrays.stream(Permission.values()).map(Permission::word).collect(Collectors.joining(", "));

    private final Whitelist coins;
    private final Set<String> names = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private AccountFile(Whitelist coins) {
        this.coins = coins;
    }

    /**
     * Reads accounts.
     *
     * @param coins that they may have
     * @throws InvalidFile with everything that is wrong
     */
    public static List<PaperSetup.Account> read(Path file, Whitelist coins) {
        AccountFile reader = new AccountFile(coins);
        return YamlFile.read(
                file,
                top -> top.entries("accounts").stream()
                        .flatMap(entry -> reader.account(entry).stream())
                        .toList());
    }

    private Optional<PaperSetup.Account> account(Entry entry) {
        Optional<String> name = entry.required("name", "a name that no other account has", text -> only(text, names));
        Funds funds = funds(entry);
        List<KeyTerms> all = new ArrayList<>();
        for (Entry key : entry.entries("keys")) {
            key(key).ifPresent(all::add);
        }
        return name.map(known -> new PaperSetup.Account(known, all, funds.dollars(), funds.coins()));
    }

    private Funds funds(Entry entry) {
        Map<String, String> amounts = new LinkedHashMap<>();
        Optional<Entry> funds = entry.entry("funds");
        if (funds.isEmpty() && !entry.has("funds")) {
            entry.wrong("funds", "is missing; give amounts, such as {USD: 10000, BTC: 0.5}");
        }
        funds.ifPresent(held -> {
            for (String symbol : held.names()) {
                held.value(symbol, "an amount of USD or of one of " + coins, text -> listed(symbol, text))
                        .ifPresent(amount -> amounts.put(symbol, amount));
            }
        });
        return Funds.of(amounts);
    }

    private String listed(String symbol, String amount) {
        Funds one = Funds.of(Map.of(symbol, amount));
        if (!one.coins().keySet().stream().allMatch(coins::contains)) {
            throw new IllegalArgumentException(symbol);
        }
        return amount;
    }

    private Optional<KeyTerms> key(Entry entry) {
        Optional<String> key = entry.required("key", "a public key that no other has", text -> only(text, keys));
        Optional<String> secret = entry.secret("secret", "the private key in base64", text -> {
            KeyTerms unused = KeyTerms.unlimited("any", text);
            return text;
        });
        boolean isLimited = entry.has("permissions");
        List<Permission> permissions =
                entry.values("permissions", "one or more of " + PERMISSIONS, AccountFile::permission);
        long window = entry.value("nonce-window", "a whole number, 0 or more", AccountFile::window)
                .orElse(0L);
        Optional<String> otp =
                entry.has("otp") ? entry.secret("otp", "the password of the key", text -> text) : Optional.empty();
        Set<Permission> granted = isLimited ? Set.copyOf(permissions) : Permission.all();
        return key.flatMap(name -> secret.map(known -> new KeyTerms(name, known, granted, window, otp)));
    }

    private static String only(String text, Set<String> taken) {
        if (text.isBlank() || !taken.add(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Permission permission(String word) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    private static long window(String text) {
        long window = Long.parseLong(text);
        if (window < 0) {
            throw new IllegalArgumentException(text);
        }
        return window;
    }
}
