package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.Moto;
import dev.caravel.aws.SsmStub;
import dev.caravel.aws.SsmStub.Mishap;
import dev.caravel.book.Position;
import dev.caravel.order.Side;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole bot that keeps its state in Parameter Store: whatever goes wrong there, no order is lost and none is doubled. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class SsmStateTest {
    @TempDir
    Path folder;

    private static List<String> settings(URI aws, String bot, String timeout) {
        return List.of(
                "caravel.state=ssm",
                "caravel.aws.endpoint=" + aws,
                "caravel.bot=" + bot,
                "caravel.state.timeout=" + timeout,
                "caravel.sell.target=0.6");
    }

    private Bot starts(String place, Instant when, SsmStub aws) throws Exception {
        return Bot.from(folder.resolve(place), when, settings(aws.endpoint(), "ada", "2s"))
                .start();
    }

    /** The exchange goes on, the state does not come along. */
    private void moveExchange(String from, String to, String bot) throws IOException {
        String journal = "paper-" + bot + ".jsonl";
        Files.createDirectories(folder.resolve(to));
        Files.copy(folder.resolve(from).resolve(journal), folder.resolve(to).resolve(journal));
    }

    private static void trade(Bot bot) {
        for (int i = 0; i < 40 && bot.book().trades().isEmpty(); i++) {
            bot.watchAfter(Duration.ofMinutes(5));
            bot.cycle();
        }
    }

    @Test
    void buysSellsAndGoesOnFromParametersAloneOnAnotherMachine() throws Exception {
        Moto moto = Moto.running();
        String name = Moto.newBot();
        Instant end;
        List<Position> positions;
        try (Bot bot = Bot.from(folder.resolve("one"), Bot.START, settings(moto.endpoint(), name, "15s"))
                .start()) {
            bot.cycle();
            trade(bot);
            assertThat(bot.book().trades()).isNotEmpty();
            bot.agrees();
            end = bot.clock().instant();
            positions = List.copyOf(bot.book().positions());
        }
        moveExchange("one", "two", name);
        try (Bot bot = Bot.from(folder.resolve("two"), end, settings(moto.endpoint(), name, "15s"))
                .start()) {
            bot.call("direct:book-load");
            assertThat(bot.book().trades()).isNotEmpty();
            assertThat(bot.book().positions()).isEqualTo(positions);
            bot.watch();
            bot.cycle();
            bot.agrees();
            assertThat(bot.trader().deadLetters()).isZero();
            assertThat(folder.resolve("two").resolve(name).resolve("positions")).doesNotExist();
        }
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(
                Arguments.of(
                        "throttled, then not", List.of(Mishap.throttled(), Mishap.error(429, "ThrottlingException"))),
                Arguments.of("throttled for long", Collections.nCopies(6, Mishap.throttled())),
                Arguments.of("put, but the answer was lost", List.of(Mishap.answerLost())),
                Arguments.of("put, but no answer ever came", Collections.nCopies(3, Mishap.answerLost())),
                Arguments.of("denied", List.of(Mishap.error(400, "AccessDeniedException"))));
    }

    /** The put of an intent goes wrong, then the put of an outcome, then that of a fill; and the process ends each time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mishaps")
    void agreesWithTheExchangeWhateverBecomesOfAPut(String what, List<Mishap> all) throws Exception {
        Mishap[] mishaps = all.toArray(Mishap[]::new);
        try (SsmStub aws = SsmStub.started()) {
            Instant end;
            try (Bot bot = starts("one", Bot.START, aws)) {
                bot.watch();
                aws.next("PutParameter", mishaps);
                bot.cycle();
                bot.watch();
                bot.cycle();
                bot.kraken().witness(call -> {
                    if (call.method().equals("AddOrder")) {
                        aws.next("PutParameter", mishaps);
                        bot.kraken().witness(later -> {});
                    }
                });
                bot.cycle();
                end = bot.clock().instant();
            }
            moveExchange("one", "two", "ada");
            try (Bot bot = starts("two", end, aws)) {
                settle(bot);
                aws.next("PutParameter", mishaps);
                trade(bot);
                settle(bot);
                assertThat(bot.orders()).extracting(order -> order.side()).contains(Side.BUY, Side.SELL);
                bot.agrees();
                Ledgers.accountAgrees(bot.trader(), bot.settings().paper().cash());
                assertThat(aws.shelf().values())
                        .as("what is kept, with nothing left to put")
                        .isEqualTo(afterOneMoreSave(bot, aws));
            }
        }
    }

    /** Longer than an order may stay in doubt. */
    private static void settle(Bot bot) {
        for (int i = 0; i < 8; i++) {
            bot.watch();
        }
    }

    private static Map<String, String> afterOneMoreSave(Bot bot, SsmStub aws) {
        aws.forget();
        bot.call("direct:book-save");
        assertThat(aws.calls("PutParameter")).isEmpty();
        return aws.shelf().values();
    }

    @Test
    void anOrderWhoseIntentCannotBeSavedIsNotSent() throws Exception {
        try (SsmStub aws = SsmStub.started();
                Bot bot = starts("one", Bot.START, aws).ready()) {
            aws.next("PutParameter", Mishap.error(400, "AccessDeniedException"));
            bot.call("direct:buy", bot.buy(Bot.BTC));

            assertThat(bot.kraken().calls("AddOrder")).isEmpty();
            assertThat(bot.trader().deadLetters()).isEqualTo(1);
            settle(bot);
            bot.agrees();
        }
    }

    @Test
    void aStartThatIsShownAnOldStateReadsAgain() throws Exception {
        try (SsmStub aws = SsmStub.started()) {
            Instant end;
            Position bought;
            try (Bot bot = starts("one", Bot.START, aws)) {
                bot.cycle();
                bought = bot.book().positions().iterator().next();
                end = bot.clock().instant();
            }
            moveExchange("one", "two", "ada");
            aws.shelf().pages(2);
            aws.shelf().emptyPages();
            aws.shelf().stale("/caravel/ada/positions/" + bought.id(), 1);
            try (Bot bot = starts("two", end, aws)) {
                bot.call("direct:book-load");
                assertThat(bot.book().positions()).containsExactly(bought);
                trade(bot);
                bot.agrees();
            }
        }
    }

    @Test
    void aHaltThatIsNotShownForAWhileHoldsOn() throws Exception {
        try (SsmStub aws = SsmStub.started();
                Bot bot = starts("one", Bot.START, aws)) {
            bot.says("no-buys");
            bot.watch();
            bot.cycle();
            aws.shelf().stale("/caravel/ada/control", 100);
            bot.cycle();
            bot.cycle();

            assertThat(bot.orders()).isEmpty();
            assertThat(bot.last().failure()).isEmpty();
            aws.shelf().stale("/caravel/ada/control", 0);
            bot.says("run");
            bot.cycle();
            assertThat(bot.orders()).isNotEmpty();
        }
    }

    @Test
    void aStateThatCannotBeReadIsNoEmptyState() throws Exception {
        try (SsmStub aws = SsmStub.started();
                Bot bot = starts("one", Bot.START, aws)) {
            aws.next("GetParametersByPath", Mishap.error(400, "AccessDeniedException"));
            bot.cycle();

            assertThat(bot.orders()).isEmpty();
            assertThat(bot.last().failure())
                    .hasValueSatisfying(failure ->
                            assertThat(failure).contains("cannot read /caravel/ada: AWS says AccessDeniedException"));
            bot.cycle();
            assertThat(bot.orders()).isNotEmpty();
        }
    }

    @Test
    void aQuietBotWritesLittle() throws Exception {
        try (SsmStub aws = SsmStub.started();
                Bot bot = starts("one", Bot.START, aws)) {
            bot.says("no-buys");
            bot.cycle();
            bot.watch();
            aws.forget();
            for (int i = 0; i < 3; i++) {
                bot.cycle();
                bot.watch();
            }

            assertThat(aws.calls("PutParameter").stream()
                            .map(SsmStub.Call::name)
                            .filter(name -> !name.equals("/caravel/ada/waits")))
                    .as("but for the time of the last cycle")
                    .hasSizeLessThanOrEqualTo(3)
                    .containsOnly("/caravel/ada/nonce");
        }
    }
}
