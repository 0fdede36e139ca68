package dev.caravel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are encrypted parameters of AWS. */
class KeptSecretsTest {
    private static final String KEY = "/caravel/caravel/secret/kraken.key";
    private static final String SECRET = "/caravel/caravel/secret/kraken.secret";

    @TempDir
    Path home;

    private Owner owner;

    @BeforeEach
    void moveIn() {
        owner = new Owner(home).sets("caravel.secrets=ssm");
    }

    @Test
    void nobodyIsAskedWhileNoSecretIsNeeded() {
        owner.starts();

        assertThat(owner.asked()).isEmpty();
    }

    @Test
    void onlyThoseAreAskedForThatAreNeededAndSetNowhereElse() {
        Settings settings = owner.goesLive()
                .exports("CARAVEL_KRAKEN_SECRET", "")
                .encrypts(SECRET, "c2VjcmV0IG9mIEFXUw==\n")
                .starts();

        assertThat(owner.asked()).containsExactly(SECRET);
        assertThat(settings.kraken().credentials())
                .hasValueSatisfying(pair -> assertThat(pair.secret().plain()).isEqualTo("c2VjcmV0IG9mIEFXUw=="));
        assertThat(settings.values())
                .filteredOn(value -> value.setting().key().equals("caravel.kraken.secret"))
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.source().where()).isEqualTo("SSM parameter " + SECRET);
                    assertThat(value.shown()).isEqualTo("********");
                });
    }

    @Test
    void theyAreUnderThePrefixAndTheNameOfTheBot() {
        owner.goesLive()
                .exports("CARAVEL_COINMARKETCAP_KEY", "")
                .sets("caravel.bot=second", "caravel.state.prefix=/home/bots")
                .encrypts("/home/bots/second/secret/coinmarketcap.key", "b54bcf4d-1bca")
                .starts();

        assertThat(owner.asked()).containsExactly("/home/bots/second/secret/coinmarketcap.key");
    }

    @Test
    void oneThatIsMissingIsNamedWithItsParameter() {
        owner.goesLive().exports("CARAVEL_KRAKEN_KEY", "");

        assertThat(owner.isTold())
                .containsExactly("--set caravel.exchange: caravel.exchange=kraken needs caravel.kraken.key; set the"
                        + " variable CARAVEL_KRAKEN_KEY or put it as the SecureString " + KEY);
    }

    @Test
    void oneThatMakesNoSenseIsNamedAndNotShown() {
        owner.goesLive().exports("CARAVEL_KRAKEN_SECRET", "").encrypts(SECRET, "no base 64!");

        assertThat(owner.isTold())
                .singleElement()
                .asString()
                .startsWith("SSM parameter " + SECRET + ": ")
                .doesNotContain("no base 64!");
    }

    @Test
    void anAwsThatDoesNotGiveThemIsReported() {
        owner.goesLive()
                .exports("CARAVEL_KRAKEN_KEY", "")
                .encrypts("broken", "cannot decrypt " + KEY + ": no AWS region; set AWS_REGION");

        assertThat(owner.isTold())
                .first()
                .isEqualTo("--set caravel.secrets: cannot decrypt " + KEY
                        + ": no AWS region; set AWS_REGION; or give the secrets as variables");
    }

    @Test
    void theBookIsFoundWithoutThem() {
        owner.goesLive().exports("CARAVEL_KRAKEN_KEY", "").looks();

        assertThat(owner.asked()).isEmpty();
    }
}
