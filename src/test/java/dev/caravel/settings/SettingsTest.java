package dev.caravel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String KEY = "caravel.paper.port";

    @TempDir
    Path home;

    private Owner owner;

    @BeforeEach
    void moveIn() {
        owner = new Owner(home);
    }

    @Test
    void startsOnPaperWithNothingSetAtAll() {
        Settings settings = owner.starts();

        assertThat(settings.trader().exchange()).isEqualTo(Exchange.PAPER);
        assertThat(settings.trader().quotes()).isEqualTo(QuoteSource.REPLAY);
        assertThat(settings.trader().state()).isEqualTo(StateStore.FILE);
        assertThat(settings.trader().live()).isEqualTo(Live.NO);
        assertThat(settings.alerts().sinks()).containsExactly("log");
        assertThat(settings.trader().whitelist().size()).isEqualTo(24);
        assertThat(settings.trader().whitelist().coin(0)).isEqualTo(new Coin("BTC"));
        assertThat(settings.kraken().credentials()).isEmpty();
        assertThat(settings.replay().start()).isEmpty();
        assertThat(settings.schedule().watch()).contains(Duration.ofSeconds(30));
        assertThat(settings.journal().bytes()).isEqualTo(200_000_000L);
    }

    @Test
    void validatesOrdersWithoutAcceptingTheRiskSinceNoneIsPlaced() {
        Settings settings = owner.goesLive()
                .sets("caravel.live=validate", "caravel.risk.accepted=no")
                .starts();

        assertThat(settings.trader().live()).isEqualTo(Live.VALIDATE);
    }

    @Test
    void takesNothingOverWhileOrdersAreOnlyValidated() {
        assertThat(owner.goesLive().sets("caravel.adopt=yes").starts().trader().adopts())
                .isTrue();
        assertThat(owner.sets("caravel.live=validate").starts().trader().adopts())
                .isFalse();
    }

    @Test
    void playsByTheClassicRulesUnlessToldOtherwise() {
        var rules = owner.starts().rules();

        assertThat(rules.buying().amount()).isEqualTo(Money.of("2350"));
        assertThat(rules.buying().life()).isEqualTo(Duration.ofMinutes(18));
        assertThat(rules.gate().quoted()).isEqualTo(0.5);
        assertThat(rules.filters().knife24h()).isEqualTo(-6);
        assertThat(rules.selling().target()).isEqualByComparingTo("0.75");
        assertThat(rules.selling().floor()).isEmpty();
        assertThat(rules.stopping().below()).isEqualByComparingTo("4");
        assertThat(rules.guarding().capital()).isEqualTo(Money.of("10000"));
        assertThat(rules.guarding().lowProfitFor()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void letsEachStrongerSourceWin() {
        assertThat(source()).isEqualTo(new Source.Default());
        owner.writes("# how loud", "", KEY + "=1");
        assertThat(source()).isEqualTo(new Source.Line("application.properties", 3));
        owner.exports("CARAVEL_PAPER_PORT", "2");
        assertThat(source()).isEqualTo(new Source.Variable("CARAVEL_PAPER_PORT"));
        owner.defines(KEY, "3");
        assertThat(source()).isEqualTo(new Source.SystemProperty(KEY));
        owner.sets(KEY + "=4");
        assertThat(source()).isEqualTo(new Source.Option(KEY));
        assertThat(owner.starts().paper().port()).isEqualTo(4);
        owner.sets(KEY + " = 5");
        assertThat(owner.starts().paper().port()).as("the last one wins").isEqualTo(5);
    }

    private Source source() {
        return value(KEY).source();
    }

    private Value value(String key) {
        return owner.starts().values().stream()
                .filter(value -> value.setting().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void prefersWhatIsSetToTheProfile() {
        assertThat(value("caravel.sell.target").source()).isEqualTo(new Source.Profile("classic"));

        owner.writes("caravel.sell.target=1.5");

        assertThat(owner.starts().rules().selling().target()).isEqualTo(new BigDecimal("1.5"));
        assertThat(value("caravel.sell.target").source()).isEqualTo(new Source.Line("application.properties", 1));
    }

    @Test
    void readsTheFileThatIsNamedInsteadOfItsOwn() {
        owner.writes(KEY + "=1").saves("other.properties", KEY + "=2").names("other.properties");

        assertThat(owner.starts().paper().port()).isEqualTo(2);
    }

    @Test
    void takesSecretsFromAFileOfTheirOwn() {
        owner.goesLive()
                .exports("CARAVEL_KRAKEN_SECRET", "")
                .writes("caravel.secrets=mine.properties")
                .hides("mine.properties", "caravel.kraken.secret=c2VjcmV0IG9mIHRoZSBmaWxl");

        assertThat(owner.starts().kraken().credentials())
                .hasValueSatisfying(pair -> assertThat(pair.secret().plain()).isEqualTo("c2VjcmV0IG9mIHRoZSBmaWxl"));
        assertThat(value("caravel.kraken.secret").source()).isEqualTo(new Source.Line("mine.properties", 1));
    }

    @Test
    void prefersTheEnvironmentToTheSecretsFile() {
        owner.goesLive()
                .sets("caravel.secrets=mine.properties")
                .hides("mine.properties", "caravel.kraken.key=keyOfTheFile");

        assertThat(value("caravel.kraken.key").source()).isEqualTo(new Source.Variable("CARAVEL_KRAKEN_KEY"));
    }

    @Test
    void showsNoSecretAnywhere() {
        Settings settings = owner.goesLive()
                .sets(
                        "caravel.alerts=log,smtp://bot:hunter2@mail?to=me&password=hunter3,telegram:bots?authorizationToken=hunter4")
                .starts();

        String shown = settings + " " + settings.kraken() + settings.coinMarketCap() + settings.values();
        assertThat(shown).doesNotContain("kQH5HW", "a1JBS0", "b54bcf4d", "hunter");
        assertThat(shown).contains("caravel.kraken.secret=********", "=log,smtp:********,telegram:********");
        assertThat(settings.alerts().sinks()).element(1).asString().contains("hunter2", "hunter3");
    }

    @Test
    void givesCamelEverySettingButTheSecrets() {
        Settings settings = owner.goesLive().starts();

        Map<String, String> properties = settings.asProperties();
        assertThat(properties)
                .containsEntry("caravel.cycle.cron", "0 0/20 * * * ?")
                .containsEntry("caravel.sell.target", "0.75")
                .containsEntry("caravel.data", home.resolve("data").toString())
                .containsEntry("caravel.home", home.toString())
                .doesNotContainKeys("caravel.kraken.key", "caravel.kraken.secret", "caravel.coinmarketcap.key");
        assertThat(properties.keySet())
                .containsAll(Catalogue.settings()
                        .filter(setting -> !setting.mayBeSecret())
                        .map(Setting::key)
                        .toList());
    }

    @Test
    void handsCamelsOwnSettingsOnAsTheyStand() {
        owner.writes("camel.main.name=fast", "camel.main.shutdownTimeout={{caravel.desk.budget}}")
                .sets("camel.main.name=slow");

        assertThat(owner.starts().camel())
                .containsOnly(
                        Map.entry("camel.main.name", "slow"),
                        Map.entry("camel.main.shutdownTimeout", "{{caravel.desk.budget}}"));
    }

    @Test
    void leavesTheVariablesOfTheLauncherAndOfKubernetesAlone() {
        owner.exports("CARAVEL_JAVA_OPTS", "-Xmx1g")
                .exports("CARAVEL_PORT", "tcp://10.0.0.7:8080")
                .exports("CARAVEL_PORT_8080_TCP_ADDR", "10.0.0.7")
                .exports("CARAVEL_CONSOLE_SERVICE_HOST", "10.0.0.7")
                .exports("CARAVEL_SERVICE_PORT_HTTP", "8080")
                .exports("CARAVELLE", "a ship")
                .exports("CARAVEL_PAPER_PORT", "");

        assertThat(owner.starts().paper().port()).isZero();
    }

    @Test
    void findsFoldersFromHome() {
        assertThat(owner.starts().trader().data()).isEqualTo(home.resolve("data"));
        assertThat(owner.sets("caravel.data=/var/lib/caravel").starts().trader().data())
                .isEqualTo(Path.of("/var/lib/caravel"));
        assertThat(owner.sets("caravel.replay.market=.").starts().replay())
                .isEqualTo(new ReplaySettings(Optional.of(home), 1, Optional.empty()));
    }

    @Test
    void turnsTheWatchOff() {
        assertThat(owner.sets("caravel.watch.every=0").starts().schedule().watch())
                .isEmpty();
    }

    @Test
    void knowsWhenTheNextCycleIs() {
        Settings settings = owner.sets("caravel.cycle.cron=every 25").starts();

        assertThat(settings.schedule().cycle().next(Owner.NOW)).contains(Owner.NOW.plus(Duration.ofMinutes(25)));
    }

    @Test
    void tradesForRealWhenEverythingIsSaidTwice() {
        Settings settings = owner.goesLive().starts();

        assertThat(settings.trader().exchange()).isEqualTo(Exchange.KRAKEN);
        assertThat(settings.kraken().credentials()).isPresent();
        assertThat(settings.coinMarketCap().key()).isPresent();
    }

    @Test
    void sellsNoLowerThanAPercentageIfThatIsTheFloor() {
        assertThat(owner.sets("caravel.sell.floor=-1.5")
                        .starts()
                        .rules()
                        .selling()
                        .floor())
                .contains(new BigDecimal("-1.5"));
    }

    @Test
    void givesEverySettingItsOwnVariable() {
        assertThat(Catalogue.settings().map(Setting::variable)).doesNotHaveDuplicates();
        assertThat(List.copyOf(Catalogue.settings().toList()))
                .allSatisfy(setting -> assertThat(setting.variable()).matches("CARAVEL_[A-Z0-9_]+"));
    }

    @Test
    void findsTheBookWithoutTheKeysOfTheBot() {
        owner.writes("caravel.bot=second", "caravel.exchange=kraken", "caravel.secrets=gone", "caravel.sell.step=x");

        assertThat(owner.looks())
                .isEqualTo(new Whereabouts(
                        "second",
                        StateStore.FILE,
                        home.resolve("data"),
                        new AwsSettings("/caravel", Duration.ofSeconds(9), Optional.empty()),
                        new LeaseSettings(Duration.ofSeconds(75))));
    }
}
