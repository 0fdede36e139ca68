package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.Moto;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import dev.caravel.store.ssm.ParameterClient;
import dev.caravel.store.ssm.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Two programs, each as on a machine of its own, with one state in Parameter Store and one account: in real time, with nothing in
 * common but what goes over the wire.
 */
// In a thread of its own, since reading a log that says nothing cannot be interrupted.
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class TwoCopiesTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Moto moto;
    private String bot;
    private SharedKraken kraken;
    private Program one;
    private Program two;
    private String standsBy;
    /** When the first cycle comes up; the next one five minutes later. */
    private Instant due;

    @AfterEach
    void leaveNothingBehind() throws Exception {
        for (AutoCloseable thing : opened.reversed()) {
            thing.close();
        }
        opened.clear();
    }

    @Test
    void theOtherTakesOverFromAHolderThatIsKilledAndDoublesNothing() throws Exception {
        moto = Moto.running();
        List<Integer> patience = new ArrayList<>(List.of(1, 3, 6));
        // On a machine that is busy, programs start slowly and calls take their time.
        while (!begins(patience.removeFirst())) {
            leaveNothingBehind();
        }

        one.untilAccepted("buy");
        one.kill();
        Instant death = CLOCK.instant();
        two.until("caravel.lease");
        assertThat(Duration.between(death, CLOCK.instant())).isLessThan(Duration.ofMinutes(2));
        assertThat(two.until(" took over from ")).contains("caravel.alert");
        assertThat(two.stop()).isIn(0, 143);

        // In the middle of its cycle, which the other has not run again.
        assertThat(one.cycles()).isEmpty();
        assertThat(two.cycles()).doesNotContain(due.toString());
        assertThat(two.lines()).filteredOn(line -> line.contains("standing by")).containsExactly(standsBy);
        assertThat(two.lines()).noneMatch(line -> line.contains(" ERROR "));
        assertThat(kraken.placed()).as("ids of orders that were sent").doesNotHaveDuplicates();
        assertThat(kraken.orders()).extracting(OrderState::side).containsOnlyOnce(Side.BUY);
        assertThat(kraken.nonces())
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
        assertThat(newestTerm()).as("the lease was given up").contains("\"given\":true");
    }

    /**
     * One trades and the other stands by before the first cycle comes up.
     *
     * @param patience how many times longer than usual everything may take
     */
    private boolean begins(int patience) throws Exception {
        bot = Moto.newBot();
        kraken = open(new SharedKraken(Bot.settings(folder, List.of()).trader().whitelist()));
        CoinMarketCapStub quotes = open(new CoinMarketCapStub());
        for (int i = 0; i < 4; i++) {
            quotes.quotes(CLOCK.instant());
        }
        due = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(20L * patience);
        try {
            one = open(start("one", patience, quotes));
            one.until("caravel.start bot=");
            two = open(start("two", patience, quotes));
            standsBy = two.until("standing by: the parameters /caravel/" + bot + ": ");
            one.until(") started in ");
            return CLOCK.instant().isBefore(due);
        } catch (AssertionError ended) {
            if (patience == 6) {
                throw ended;
            }
            return false;
        }
    }

    private <T extends AutoCloseable> T open(T thing) {
        opened.add(thing);
        return thing;
    }

    private Program start(String machine, int patience, CoinMarketCapStub quotes) throws IOException {
        var time = due.atZone(ZoneOffset.UTC);
        List<String> settings = Stream.concat(
                        Bot.EAGER.stream(),
                        Stream.of(
                                "caravel.bot=" + bot,
                                "caravel.data=" + folder.resolve(bot + machine),
                                "caravel.exchange=kraken",
                                "caravel.live=yes",
                                "caravel.risk.accepted=yes",
                                "caravel.kraken.url=" + kraken.url(),
                                "caravel.quotes=coinmarketcap",
                                "caravel.coinmarketcap.url=" + quotes.url(),
                                "caravel.state=ssm",
                                "caravel.aws.endpoint=" + moto.endpoint(),
                                "caravel.lease.life=" + 15 * patience + "s",
                                "caravel.state.timeout=" + 2 * patience + "s",
                                "caravel.watch.every=5s",
                                "caravel.management.port=off",
                                "caravel.cycle.cron=" + time.getSecond() + " " + time.getMinute() % 5 + "/5 * * * ?"))
                .toList();
        Map<String, String> environment = new HashMap<>(moto.environment());
        environment.put("CARAVEL_KRAKEN_KEY", SharedKraken.KEY);
        environment.put("CARAVEL_KRAKEN_SECRET", SharedKraken.SECRET);
        environment.put("CARAVEL_COINMARKETCAP_KEY", "b54bcf4d-1bca-4e8e-9a24-22ff2c3d462c");
        return Program.start("run", settings, environment);
    }

    private String newestTerm() {
        try (SsmClient client = ParameterClient.open(Optional.of(moto.endpoint()), Duration.ofSeconds(30))) {
            return new ParameterStore(client, "/caravel/" + bot, () -> {})
                    .all().entrySet().stream()
                            .filter(document -> document.getKey().startsWith("lease/"))
                            .max(Comparator.comparing(
                                    document -> Long.valueOf(document.getKey().substring("lease/".length()))))
                            .orElseThrow()
                            .getValue();
        }
    }
}
