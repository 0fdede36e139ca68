package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.file.InvalidFile;
import dev.caravel.paper.front.KeyTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFileTest {
    private static final Whitelist COINS = Whitelist.of("BTC", "ETH");
    private static final String ALICE = "name: alice, funds: {USD: 1}, keys: [{key: a, secret: c2VjcmV0}]";

    @TempDir
    Path folder;

    private List<PaperSetup.Account> read(String text) throws IOException {
        return AccountFile.read(Files.writeString(folder.resolve("accounts.yaml"), text), COINS);
    }

    private List<String> problems(String text) {
        InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> read(text));
        assertThat(invalid).as(text).isNotNull();
        return invalid.problems().stream()
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void theExampleOfThePageIsRead() throws IOException {
        String page = Files.readString(Path.of("docs", "paper-exchange.md"));
        String example = page.substring(page.indexOf("```yaml\naccounts:") + 8);

        assertThat(read(example.substring(0, example.indexOf("```"))))
                .containsExactly(
                        new PaperSetup.Account(
                                "alice",
                                List.of(
                                        KeyTerms.unlimited("alice-trades", "YWxpY2UgdHJhZGVz"),
                                        new KeyTerms(
                                                "alice-looks",
                                                "YWxpY2UgbG9va3M=",
                                                EnumSet.of(Permission.QUERY_FUNDS, Permission.QUERY_OPEN_TRADES),
                                                10_000,
                                                Optional.of("open sesame"))),
                                Money.of("10000"),
                                Map.of(new Coin("BTC"), Volume.of("0.5"))),
                        new PaperSetup.Account(
                                "bob", List.of(KeyTerms.unlimited("bob", "Ym9i")), Money.of("2500"), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name: alice, funds: {USD: 1}, keys: [{key: a}]    | secret: is missing; give the private key in base64
        name: alice, funds: {USD: 1}, keys: [{key: a, secret: '!'}] | secret: this cannot be used; give the private key in base64
        name: alice, keys: []                             | funds: is missing; give amounts, such as {USD: 10000, BTC: 0.5}
        name: alice, funds: {USD: 1}                      | keys: is missing; give a list
        name: alice, funds: 5, keys: []                   | funds: give fields
        name: alice, funds: {USD: 1e9}, keys: []          | USD: '1e9' cannot be used; give an amount
        name: alice, funds: {XRP: 1}, keys: []            | XRP: '1' cannot be used; give an amount of USD or of one of [BTC, ETH]
        name: alice, funds: {usd: 1}, keys: []            | usd: '1' cannot be used
        funds: {USD: 1}, keys: []                         | name: is missing; give a name that no other account has
        name: alice, funds: {}, keys: [{key: a, secret: YQ==, permissions: [all]}] | permissions: 'all' cannot be used; give one or more of query-funds
        name: alice, funds: {}, keys: [{key: a, secret: YQ==, nonce-window: -1}]   | nonce-window: '-1' cannot be used
        name: alice, funds: {}, keys: [{key: a, secret: YQ==, window: 1}]          | window: is no field here; there are key, secret, permissions
        """)
    void anAccountThatCannotBeUsedSaysWhatIsAllowed(String account, String complaint) {
        assertThat(problems("accounts:\n  - {" + account + "}\n"))
                .singleElement()
                .asString()
                .startsWith("accounts.yaml:2: " + complaint);
    }

    @Test
    void namesAndKeysAreThoseOfOneAccount() {
        assertThat(problems("accounts:\n  - {" + ALICE + "}\n  - {" + ALICE + "}\n"))
                .containsExactly(
                        "accounts.yaml:3: name: 'alice' cannot be used; give a name that no other account has",
                        "accounts.yaml:3: key: 'a' cannot be used; give a public key that no other has");
    }
}
