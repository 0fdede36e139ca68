package dev.caravel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to set Caravel up wrongly, and the one line that it answers. */
class RefusalTest {
    @TempDir
    Path home;

    private Owner owner;

    @BeforeEach
    void moveIn() {
        owner = new Owner(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        caravel.paper.port=70000            | out of range; give 0 to 65535
        caravel.paper.port=web              | not a whole number; give 0 to 65535
        caravel.positions.max=0             | out of range; give 1 to 50 positions
        caravel.sell.target=                | not a number; give 0.01 to 100 percent
        caravel.sell.target=0.75%           | not a number; give 0.01 to 100 percent
        caravel.sell.target=1e2             | not a number; give 0.01 to 100 percent
        caravel.buy.amount=-5               | out of range; give 1 to 1000000 US dollars
        caravel.buy.amount=2,350            | not a number; give 1 to 1000000 US dollars
        caravel.sell.floor=even             | not a number; give break-even, or -90 to 100 percent
        caravel.live=true                   | not one of the choices; give yes or no or validate
        caravel.exchange=binance            | not one of the choices; give paper or kraken
        caravel.profile=bold                | not one of the choices; give classic
        caravel.bot=My Bot                  | not allowed; give 1 to 16 of a-z, 0-9 and -
        caravel.order.deadline=5            | not a duration like 30s, 10m, 12h, 7d or 1h30m; give 4s to 60s
        caravel.order.deadline=PT5S         | not a duration like 30s, 10m, 12h, 7d or 1h30m; give 4s to 60s
        caravel.order.deadline=2m           | out of range; give 4s to 60s
        caravel.watch.every=1s              | out of range; give 5s to 5m, or 0 for off
        caravel.whitelist=BTC,btc           | not allowed; give comma list: symbols like BTC
        caravel.whitelist=BTC,ETH,BTC       | the whitelist names BTC twice; give comma list: symbols like BTC
        caravel.alerts=mail                 | not allowed; give comma list: log, sns or a Camel endpoint URI
        caravel.alerts.summary=0:5          | not a time of the day; give a UTC time of the day like 00:05, or off
        caravel.alerts.mute=loweredd        | there is no loweredd, did you mean lowered?; give comma list: bought, sold, lowered, stopped-out, order-refused, order-unknown, order-resolved, order-ghost, difference, foreign-order, taken-over, guard-tripped, control-changed, holder-changed, cycle-skipped, cycle-failed, dead-letter, works-again, daily-summary, alerts-dropped; or nothing
        caravel.sns.topic=my-topic          | not allowed; give a topic's full ARN like arn:aws:sns:eu-central-1:123456789012:caravel, or nothing
        caravel.cycle.zone=Mars             | not a time zone; give a time zone like UTC or Europe/Berlin
        caravel.replay.start=yesterday      | not a UTC time; give a UTC time like 2026-01-01T00:00:00Z, or nothing
        caravel.kraken.url=http://kraken.io | not such a URL; give https://host[:port][/path]; http only for localhost or 127.0.0.1
        caravel.cycle.cron=never            | this never comes; give a time in the future, like 0 0/20 * * * ?
        caravel.cycle.cron=every 4          | cycles come less than 5m after one another; leave more time between them, like 0 0/20 * * * ?
        caravel.cycle.cron=sometimes        | not a Quartz cron expression (unknown word sometimes); give second, minute, hour, day, month and weekday, like 0 0/20 * * * ?
        """)
    void namesALineThatCannotBeUsed(String assignment, String answer) {
        owner.writes("", assignment);

        assertThat(owner.isTold()).containsExactly("application.properties:2: " + assignment + ": " + answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        caravel.kraken.response.timeout=5s | caravel.kraken.response.timeout is not longer than caravel.order.deadline; give a reply more time than an order has
        caravel.order.life=10s caravel.order.deadline=10s | caravel.order.life is not longer than caravel.order.deadline; give an intent more time than its call
        caravel.order.visibility=30s caravel.order.deadline=30s caravel.kraken.response.timeout=40s caravel.order.life=40s | caravel.order.visibility is not longer than caravel.order.deadline; look longer for an order than it may take to arrive
        caravel.score.weight.1h=0.6 | the three caravel.score.weight do not add up to 1; change them so that they do
        caravel.market.closes=51 | caravel.market.closes is above caravel.market.threshold; lower it
        caravel.sell.floor=0.8 | caravel.sell.floor is not between the stop and the target; give break-even, or a percentage from -caravel.stop.loss to caravel.sell.target
        caravel.sell.floor=-4.1 | caravel.sell.floor is not between the stop and the target; give break-even, or a percentage from -caravel.stop.loss to caravel.sell.target
        caravel.sell.giveup=2 | caravel.sell.giveup comes before caravel.sell.patience is over; raise it
        caravel.alerts=log,sns | the sink sns needs caravel.sns.topic; set it to the topic's full ARN like arn:aws:sns:…
        caravel.positions.max=3 caravel.whitelist=BTC,ETH | caravel.positions.max is more than there are coins in caravel.whitelist; lower it or add coins
        caravel.buy.amount=4000 | caravel.buy.amount times caravel.positions.max is more than caravel.capital; lower one of the two, or raise caravel.capital to what the bot may use
        """)
    void namesTheFirstOfSettingsThatDoNotGoTogether(String assignments, String answer) {
        String[] lines = assignments.split(" ", -1);
        owner.sets(lines);

        assertThat(owner.isTold())
                .containsExactly("--set " + lines[0].substring(0, lines[0].indexOf('=')) + ": " + answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        caravel.live=no | caravel.exchange=kraken trades real money; set caravel.live=yes as well, caravel.live=validate to place nothing, or caravel.exchange=paper
        caravel.risk.accepted=no | the profile classic has lost money on every real market that it was measured on; read the result in README.md, then set caravel.risk.accepted=yes, or caravel.exchange=paper
        caravel.quotes=replay | caravel.exchange=kraken would trade real money on a replayed market; set caravel.quotes=kraken, or caravel.exchange=paper
        """)
    void tradesNoRealMoneyByAccident(String assignment, String answer) {
        owner.goesLive().sets(assignment);

        assertThat(owner.isTold()).containsExactly("--set caravel.exchange: " + answer);
    }

    @ParameterizedTest
    @CsvSource({
        "CARAVEL_KRAKEN_KEY,caravel.exchange=kraken,caravel.kraken.key",
        "CARAVEL_KRAKEN_SECRET,caravel.exchange=kraken,caravel.kraken.secret",
        "CARAVEL_COINMARKETCAP_KEY,caravel.quotes=coinmarketcap,caravel.coinmarketcap.key",
    })
    void asksForAMissingSecret(String variable, String because, String key) {
        owner.goesLive().exports(variable, "");

        assertThat(owner.isTold())
                .containsExactly("--set " + because.substring(0, because.indexOf('=')) + ": " + because + " needs "
                        + key + "; set the variable " + variable + " or put it into the file named by caravel.secrets");
    }

    @Test
    void wantsOnlyCoinsThatCoinMarketCapCanBeAskedAbout() {
        owner.goesLive().sets("caravel.whitelist=BTC,ETH,XMR,SOL");

        assertThat(owner.isTold())
                .singleElement()
                .asString()
                .startsWith("--set caravel.whitelist: caravel.whitelist names coins whose id at CoinMarketCap is not"
                        + " known; remove all but BTC,ETH,XRP,");
    }

    @Test
    void speedsNoClockUpButThatOfAReplay() {
        owner.goesLive().sets("caravel.clock.speed=10");

        assertThat(owner.isTold())
                .containsExactly(
                        "--set caravel.clock.speed: only a replayed market on the paper exchange has a clock of"
                                + " its own; set caravel.clock.speed=1");
    }

    @Test
    void namesTheSettingThatWasPerhapsMeant() {
        owner.writes("caravel.buy.amout=1", "cravel.bot=a", "server.port=80")
                .exports("CARAVEL_PAPER_PROT", "1")
                .defines("caravel.bott", "a")
                .sets("caravel.sel.target=1", "caravel.bot");

        assertThat(owner.isTold())
                .containsExactlyInAnyOrder(
                        unknown("application.properties:1", "caravel.buy.amout", "caravel.buy.amount"),
                        unknown("application.properties:2", "cravel.bot", "caravel.bot"),
                        "application.properties:3: unknown setting server.port; remove it",
                        "environment CARAVEL_PAPER_PROT: no setting has this variable; did you mean"
                                + " CARAVEL_PAPER_PORT?",
                        unknown("-Dcaravel.bott", "caravel.bott", "caravel.bot"),
                        unknown("--set caravel.sel.target", "caravel.sel.target", "caravel.sell.target"),
                        "--set caravel.bot: nothing is set; write it as --set caravel.positions.max=2");
    }

    private static String unknown(String where, String key, String meant) {
        return where + ": unknown setting " + key + "; did you mean " + meant + "?";
    }

    @Test
    void namesAKeyThatIsSetTwice() {
        owner.writes("caravel.bot=a", "caravel.live=no", "caravel.bot=b");

        assertThat(owner.isTold())
                .containsExactly(
                        "application.properties:3: caravel.bot is also set at application.properties:1; keep one of"
                                + " the two");
    }

    @Test
    void findsTheLineAfterALongOne() {
        owner.writes("caravel.whitelist=BTC,\\", "  ETH,\\", "  XRP", "caravel.bot=\\u00zz", "caravel.live=maybe");

        assertThat(owner.isTold())
                .containsExactly(
                        "application.properties:4: a broken \\u escape; write the letter itself, in UTF-8",
                        "application.properties:5: caravel.live=maybe: not one of the choices; give yes or no or"
                                + " validate");
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----", "rw----r--"})
    void wantsSecretsThatOthersCannotRead(String permissions) {
        owner.writes("caravel.secrets=mine").saves("mine", "").permits("mine", permissions);

        assertThat(owner.isTold())
                .containsExactly("application.properties:1: others can read the secrets file mine; run: chmod 600 "
                        + home.resolve("mine"));
    }

    @Test
    void wantsNothingButSecretsInTheSecretsFile() {
        owner.sets("caravel.secrets=mine")
                .hides("mine", "caravel.kraken.key=abcdefgh", "caravel.bot=a", "camel.main.name=b");

        assertThat(owner.isTold())
                .containsExactly(
                        "mine:2: caravel.bot is no secret; move it to application.properties",
                        "mine:3: camel.main.name is no secret; move it to application.properties");
    }

    @Test
    void wantsNoSecretsWhereOthersSeeThem() {
        owner.writes("caravel.kraken.key=aKeyInTheOpen")
                .defines("caravel.coinmarketcap.key", "anotherKeyInTheOpen")
                .sets("caravel.kraken.secret=c2VjcmV0");

        String visible = " must not stand here: every user of this machine can see it; use the variable ";
        String orFile = " or the file named by caravel.secrets";
        assertThat(owner.isTold())
                .containsExactly(
                        "application.properties:1: caravel.kraken.key must not stand here: this file may be copied and"
                                + " shown; use the variable CARAVEL_KRAKEN_KEY" + orFile,
                        "-Dcaravel.coinmarketcap.key: caravel.coinmarketcap.key" + visible + "CARAVEL_COINMARKETCAP_KEY"
                                + orFile,
                        "--set caravel.kraken.secret: caravel.kraken.secret" + visible + "CARAVEL_KRAKEN_SECRET"
                                + orFile);
    }

    @Test
    void doesNotShowASecretThatItCannotUse() {
        owner.exports("CARAVEL_KRAKEN_SECRET", "hunter2!");

        assertThat(owner.isTold())
                .containsExactly(
                        "environment CARAVEL_KRAKEN_SECRET: caravel.kraken.secret=********: not base 64; give the"
                                + " private key as Kraken shows it, base 64, or nothing");
    }

    @Test
    void missesFilesAndFoldersThatAreNamed() {
        owner.names("gone.properties").sets("caravel.secrets=lost", "caravel.replay.market=candles");

        assertThat(owner.isTold())
                .containsExactly(
                        "--config " + home.resolve("gone.properties") + ": there is no file "
                                + home.resolve("gone.properties") + "; create it or name another",
                        "--set caravel.secrets: there is no file " + home.resolve("lost")
                                + "; create it or name another",
                        "--set caravel.replay.market: there is no folder " + home.resolve("candles")
                                + "; name a folder of candles, or set caravel.replay.market=generated");
    }

    @Test
    void tellsEverythingAtOnce() {
        owner.writes("caravel.exchange=kraken", "caravel.sell.step=x").exports("CARAVEL_BOT", "?");

        assertThat(owner.isTold())
                .hasSize(7)
                .anyMatch(line -> line.startsWith("application.properties:1: caravel.exchange=kraken needs"))
                .anyMatch(line -> line.startsWith("application.properties:2: caravel.sell.step=x"))
                .anyMatch(line -> line.startsWith("environment CARAVEL_BOT: caravel.bot=?"));
    }
}
