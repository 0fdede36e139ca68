package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.aws.SsmStub;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.PublicBudget;
import dev.caravel.kraken.PublicCalls;
import dev.caravel.market.Whitelist;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.route.console.ConsoleClient;
import dev.caravel.route.console.ConsoleFile;
import dev.caravel.settings.Settings;
import dev.caravel.store.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * Every node of every route is visited: a node to which no exchange ever came has never worked. Five bots are
 * driven to all of them, in one test, since only together do they come everywhere.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeCoverageTest {
    @TempDir
    Path folder;

    private final Set<String> visited = new TreeSet<>();

    @Test
    void everyNodeIsVisited() throws Exception {
        trade();
        goOnAfterALostAnswer();
        fail();
        startByQuartz();
        quoteByKraken();
        keepTheStateInParameters();
        follow();
        answerQuestions();

        RouteFiles files = RouteFiles.read(Path.of("routes"));
        List<String> unvisited = files.steps().stream()
                // Camel lets nobody watch a try, only the steps in it.
                .filter(step -> !step.kind().equals("doTry"))
                .map(step -> String.valueOf(step.options().getOrDefault("id", "")))
                .filter(id -> !id.isEmpty() && !isVisited(id, files.templatedRoutes()))
                .toList();
        assertThat(unvisited).as("nodes to which no exchange came").isEmpty();
    }

    /** A node of a template is as often there as the template is used. */
    private boolean isVisited(String id, List<String> prefixes) {
        return visited.contains(id)
                || prefixes.stream()
                        .allMatch(prefix -> visited.contains(prefix + "-" + id) || visited.contains(prefix + id));
    }

    /** Buys, sells and cancels; a read has to be repeated, an order finds nobody, and a sink never takes anything. */
    private void trade() throws Exception {
        try (Bot bot = Bot.in(
                        folder.resolve("trade"),
                        "caravel.alerts=log,bean:brokenSink",
                        "caravel.heartbeat=bean:brokenSink",
                        "caravel.sell.target=0.6")
                .with("brokenSink", new DeadLetterTest.BrokenSink())
                .start()) {
            bot.cycle();
            bot.ready().call("direct:buy", bot.buy(Bot.BTC));
            bot.kraken().next("BalanceEx", Mishap.status(503));
            bot.kraken().next("Ledgers", Mishap.error("EGeneral:Permission denied"));
            bot.kraken().next("Assets", Mishap.error("EGeneral:Permission denied"));
            for (int i = 0;
                    i < 60 && !bot.visits().nodes().containsAll(Set.of("order-sell", "ledger-page", "orders"));
                    i++) {
                bot.watchAfter(Duration.ofMinutes(5));
                bot.cycle();
            }
            bot.trader().recover(Duration.ZERO);
            bot.trader().replace(bot.trader().documents());
            bot.ready().call("direct:buy", bot.buy(Bot.SOL));
            bot.says("no-buys");
            bot.kraken().next("CancelOrder", Mishap.error("EOrder:Rate limit exceeded"));
            bot.watch();
            bot.ready();
            bot.camel().hasService(VertxPlatformHttpServer.class).stop();
            bot.call("direct:buy", bot.buy(Bot.BTC));
            bot.clock().advanceTo(bot.clock().instant().plus(Duration.ofDays(1)));
            bot.call("direct:buy", bot.buy(Bot.BTC));
            visited.addAll(bot.visits().nodes());
        }
    }

    /** The first look of a bot that was started in the middle of it all is a watch. */
    private void goOnAfterALostAnswer() throws Exception {
        Path place = folder.resolve("lost");
        Instant end;
        try (Bot lost = Bot.started(place)) {
            lost.kraken().next("AddOrder", Mishap.reset());
            lost.cycle();
            end = lost.clock().instant();
            visited.addAll(lost.visits().nodes());
        }
        try (Bot next = Bot.from(place, end, List.of()).start()) {
            next.kraken().next("OpenOrders", Mishap.error("EGeneral:Permission denied"));
            next.watch();
            next.watch();
            visited.addAll(next.visits().nodes());
        }
    }

    private void keepTheStateInParameters() throws Exception {
        try (SsmStub aws = SsmStub.started();
                Bot bot = Bot.started(
                        folder.resolve("parameters"), "caravel.state=ssm", "caravel.aws.endpoint=" + aws.endpoint())) {
            bot.cycle();
            bot.call("direct:book-put-ssm", Document.gone("never-there"));
            bot.call("direct:book-put-ssm", Document.gone("waits"));
            aws.next("GetParametersByPath", SsmStub.Mishap.error(400, "AccessDeniedException"));
            bot.call("direct:book-read-ssm");
            visited.addAll(bot.visits().nodes());
        }
    }

    /** A real market is followed; its prices, its trades and its listing cannot be read at times. */
    private void follow() throws Exception {
        Path place = Files.createDirectory(folder.resolve("follow"));
        try (RealMarketStub kraken = new RealMarketStub(InstantSource.system())) {
            List<String> settings = new ArrayList<>(FollowTest.following(place, kraken.url()));
            settings.add("caravel.paper.follow=1m");
            try (Bot bot = Bot.withQuartz(place, settings.toArray(String[]::new))) {
                bot.with("marketLine", new PublicLine(new PublicBudget(bot.clock(), Duration.ZERO), Mask.NONE))
                        .start();
                await(bot.visits(), "observe");
                bot.ready().call("direct:buy", bot.buy(Bot.SOL));
                look(bot, 2);
                kraken.spoil("Trades", "502");
                look(bot, 1);
                kraken.spoil("AssetPairs", "502");
                bot.clock().advanceTo(bot.clock().instant().plus(Duration.ofHours(2)));
                look(bot, 1);
                kraken.spoil("Ticker", "502");
                look(bot, 1);
                visited.addAll(bot.visits().nodes());
            }
        }
    }

    private static void look(Bot bot, int times) {
        for (int i = 0; i < times; i++) {
            bot.template().requestBody("direct:follow", "");
        }
    }

    /** The state cannot be read, then not be written; something fails that belongs to no run. */
    private void fail() throws Exception {
        Bot bot = Bot.in(folder.resolve("broken"));
        BrokenStore store = new BrokenStore(bot.settings());
        Path document = BotFolder.of(bot.settings()).resolve("waits.json");
        Files.createDirectories(document.getParent());
        Files.writeString(document, "{ not JSON");
        try (bot) {
            bot.with("fileStore", store).start();
            bot.cycle();
            Files.delete(document);
            store.breaks();
            bot.cycle();
            bot.template().request("direct:dead-letter", exchange -> {});
            await(bot.visits(), "queue-errand");
            visited.addAll(bot.visits().nodes());
        }
    }

    /** CoinMarketCap answers, refuses and is gone; so is the topic. */
    private void startByQuartz() throws Exception {
        Path key = folder.resolve("key.properties");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, """
            caravel.coinmarketcap.key=b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c
            caravel.kraken.key=kQH5HW/8p1uGOVjbgWA7FunAmGO8
            caravel.kraken.secret=a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=
            """);
        VirtualClock clock = new VirtualClock(Bot.START);
        Watched watched = new Watched();
        try (CoinMarketCapStub source = new CoinMarketCapStub();
                Setup setup = Setup.on(real(source.url(), key), clock, Setup.Drive.QUARTZ, false);
                Trader trader = new Trader(setup, Map.of("caravel.quotes.retry", "1"))) {
            setup.wiring()
                    .with("watched", watched)
                    .with("marketLine", new PublicLine(new PublicBudget(clock, Duration.ZERO), Mask.NONE));
            trader.start();
            await(watched.visits, "take-credits");
            watched.context.createProducerTemplate().requestBody("direct:market-public", PublicCalls.time());
            await(watched.visits, "one-waits");
            source.quotes(Bot.START).refuses(401, 1001, "This API Key is invalid");
            runCyclesFast(watched.context);
            await(watched.visits, "take-quotes");
            await(watched.visits, "tell-no-quotes");
            askForCredits(watched.context);
            source.leaves();
            clock.advanceTo(Bot.START.plus(Duration.ofDays(2)));
            await(watched.visits, "credits-unknown");
            askForCredits(watched.context);
            await(watched.visits, "send-errand");
            await(watched.visits, "publish");
            visited.addAll(watched.visits.nodes());
        }
    }

    /** Kraken's market is away at first, and then has no candles of one coin. */
    private void quoteByKraken() throws Exception {
        try (KrakenMarketStub market = new KrakenMarketStub(() -> Bot.START, coin -> 100)) {
            market.spoil("Assets", "<html>");
            try (Bot bot = KrakenQuotesRouteTest.quotedBy(
                            market, folder.resolve("kraken"), Bot.START, "! caravel.quotes.kraken.ahead=true")
                    .start()) {
                await(bot.visits(), "not-ahead");
                market.mend();
                market.spoil("pair=XXBTZUSD&interval=5", "{\"error\":[\"EQuery:Unknown asset pair\"]}");
                bot.cycle();
                visited.addAll(bot.visits().nodes());
            }
        }
    }

    /** As a part of an examination whose other reads would take their time. */
    private static void askForCredits(CamelContext camel) {
        camel.createProducerTemplate()
                .request(
                        "direct:examine-credits",
                        exchange -> exchange.setVariable("examination", new ExaminationRun(0, Whitelist.of("BTC"))));
    }

    /** Its owner asks, and somebody who does not know the token. */
    private void answerQuestions() throws Exception {
        Path place = folder.resolve("asked");
        Bot bot = Bot.in(place);
        Questions.of(bot.setup(), bot.trader());
        try (bot) {
            bot.start();
            bot.kraken().next("OpenOrders", Mishap.error("EGeneral:Permission denied"));
            ConsoleFile.Address address =
                    new ConsoleFile(place.resolve("caravel")).read().orElseThrow();
            for (String page : List.of("holder", "examination")) {
                try (ConsoleClient owner = new ConsoleClient(address);
                        ConsoleClient stranger = new ConsoleClient(new ConsoleFile.Address(address.port(), "?"))) {
                    assertThat(owner.ask(page, Duration.ofSeconds(30))).startsWith("{");
                    assertThatThrownBy(() -> stranger.ask(page, Duration.ofSeconds(30)))
                            .hasMessageContaining("403");
                }
            }
            visited.addAll(bot.visits().nodes());
        }
    }

    /** There is no Kraken at that address: what becomes of the cycles is not looked at here. */
    private Settings real(String url, Path secrets) {
        return Bot.settings(
                folder.resolve("quartz"),
                List.of(
                        "caravel.exchange=kraken",
                        "caravel.live=yes",
                        "caravel.risk.accepted=yes",
                        "caravel.watch.every=5s",
                        "caravel.alerts=log,sns",
                        "caravel.sns.topic=arn:aws:sns:eu-central-1:123456789012:nowhere",
                        "caravel.quotes=coinmarketcap",
                        "caravel.kraken.url=" + url,
                        "caravel.coinmarketcap.url=" + url,
                        "caravel.secrets=" + secrets));
    }

    /** Bound as a bean, it is given the context before there are routes. */
    static final class Watched implements CamelContextAware {
        private final Visits visits = new Visits();
        private CamelContext context;

        @Override
        public void setCamelContext(CamelContext found) {
            context = found;
            found.getCamelContextExtension().addInterceptStrategy(visits);
        }

        @Override
        public CamelContext getCamelContext() {
            return context;
        }
    }

    /** Another trigger under the name of the cycle's own, for a test that does not wait twenty minutes. */
    private static void runCyclesFast(CamelContext camel) throws Exception {
        Scheduler quartz = camel.getComponent("quartz", QuartzComponent.class).getScheduler();
        TriggerKey cycle = TriggerKey.triggerKey("cycle", "caravel");
        Trigger fast = TriggerBuilder.newTrigger()
                .withIdentity(cycle)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(200)
                        .repeatForever())
                .build();
        assertThat(quartz.rescheduleJob(cycle, fast)).as("the trigger is there").isNotNull();
    }

    private static void await(Visits visits, String node) {
        while (visits.count(node) == 0) {
            Thread.onSpinWait();
        }
    }
}
