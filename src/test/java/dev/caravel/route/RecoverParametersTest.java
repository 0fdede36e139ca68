package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.Moto;
import dev.caravel.aws.SsmStub;
import dev.caravel.book.Recovery;
import dev.caravel.route.state.BotState;
import dev.caravel.store.Document;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** All parameters of a bot are deleted while orders are open and positions held: the exchange gives the book back. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class RecoverParametersTest {
    @TempDir
    Path folder;

    @Test
    void aBookThatWasInParametersComesBack() throws Exception {
        try (SsmStub aws = SsmStub.started()) {
            recovers(aws.endpoint(), "ada");
        }
    }

    @Test
    void theSameInTheEmulatorOfAws() throws Exception {
        recovers(Moto.running().endpoint(), Moto.newBot());
    }

    private void recovers(URI aws, String name) throws Exception {
        List<String> settings = new ArrayList<>(Remembered.SETTINGS);
        settings.addAll(List.of("caravel.state=ssm", "caravel.aws.endpoint=" + aws, "caravel.bot=" + name));
        Instant end;
        Remembered before;
        try (Bot bot = Bot.in(folder, settings.toArray(String[]::new)).start()) {
            Remembered.trade(bot);
            bot.agrees();
            before = Remembered.of(bot.book());
            end = bot.clock().instant();
        }
        deleteState(settings);

        // A nonce is the time: a second later it is above those that were used and are forgotten.
        end = end.plusSeconds(1);
        try (Bot bot = Bot.from(folder, end, settings).start()) {
            Map<String, String> documents = bot.trader().documents();
            Recovery.Recovered found = bot.trader().recover(Duration.ZERO);
            bot.trader().replace(documents);

            assertThat(found.remarks()).isEmpty();
            assertThat(found.foreign()).isEmpty();
            assertThat(bot.kraken().calls("AddOrder")).isEmpty();
        }
        try (Bot bot = Bot.from(folder, end, settings).start()) {
            bot.call("direct:book-load");
            assertThat(Remembered.of(bot.book())).isEqualTo(before);

            bot.watchAfter(Duration.ofMinutes(3));
            bot.cycle();
            assertThat(bot.trader().deadLetters()).isZero();
            bot.agrees();
            Ledgers.accountAgrees(bot.trader(), bot.settings().paper().cash());
        }
        assertThat(folder.resolve(name).resolve("positions")).doesNotExist();
    }

    private void deleteState(List<String> settings) {
        try (BotState state = BotState.of(Bot.settings(folder, settings).whereabouts(), false)) {
            assertThat(state.documents().all()).isNotEmpty();
            state.documents().all().keySet().forEach(name -> state.documents().put(Document.gone(name)));
            assertThat(state.documents().all()).isEmpty();
        }
    }
}
