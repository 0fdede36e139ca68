package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KeyBudget;
import dev.caravel.kraken.KrakenKey;
import dev.caravel.kraken.KrakenSigner;
import dev.caravel.kraken.KrakenTime;
import dev.caravel.kraken.Nonces;
import dev.caravel.kraken.OrderCalls;
import dev.caravel.kraken.Tier;
import dev.caravel.market.Listings;
import dev.caravel.market.Price;
import dev.caravel.order.OrderRequest;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.lease.Claim;
import dev.caravel.route.lease.LeaseEnd;
import dev.caravel.route.lease.Tenure;
import dev.caravel.route.observe.Observation;
import dev.caravel.settings.Settings;
import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.FileStore;
import dev.caravel.store.StoreException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a copy may do while it holds the lease, and what no more afterwards. */
@Timeout(60)
class LeaseRouteTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private Instant now = NOON;

    @Test
    void aCopyThatLostTheLeaseRunsNothingAndSavesNothing() throws Exception {
        Settings settings = Bot.settings(folder.resolve("one"), List.of("caravel.management.port=0"));
        DocumentStore shared = new FileStore(folder.resolve("shared"), false);
        Tenure tenure = claim("one", shared).take();
        CountDownLatch lost = new CountDownLatch(1);
        VirtualClock clock = new VirtualClock(Bot.START);
        try (Setup setup = Setup.on(settings, clock, Setup.Drive.CALLER, false, tenure);
                Trader trader = new Trader(setup, Map.of("caravel.quotes.retry", "1"))) {
            tenure.whenLost(lost::countDown);
            KrakenStub kraken = new KrakenStub(setup.exchange().orElseThrow());
            setup.wiring().with("paper", kraken);
            int port = Observation.of(setup, trader, clock).orElseThrow();
            trader.start();
            assertThat(metrics(port)).contains("\ncaravel_lease_held{bot=\"caravel\"} 1.0\n");
            Instant first = settings.schedule().cycle().next(Bot.START).orElseThrow();
            clock.advanceTo(first);
            trader.cycle(first);
            assertThat(kraken.calls("AddOrder")).as("while it holds it").isNotEmpty();
            kraken.forget();
            String saved = documents(settings);

            takeAway(shared);
            assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
            Instant second = settings.schedule().cycle().next(first).orElseThrow();
            clock.advanceTo(second);
            trader.watch();
            trader.cycle(second);

            assertThat(tenure.isLost()).isTrue();
            assertThat(kraken.calls()).as("calls after the loss").isEmpty();
            assertThat(documents(settings)).isEqualTo(saved);
            assertThat(metrics(port)).contains("\ncaravel_lease_held{bot=\"caravel\"} 0.0\n");
        }
        assertThat(claim("three", shared).inTheWay()).contains("not known");
        assertThatThrownBy(() -> claim("three", shared).take())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other trades with this state already");
    }

    @Test
    void aCopyThatClosesLetsAnotherTradeAtOnce() {
        DocumentStore shared = new FileStore(folder.resolve("shared"), false);
        Claim two = claim("two", shared);
        Instant before = InstantSource.system().instant();
        try (Tenure tenure = claim("one", shared).take()) {
            assertThat(tenure.takeOver()).isEmpty();
            assertThat(two.tryTake()).isEmpty();
            assertThat(two.inTheWay()).contains(tenure.owner() + " trades with this state");
            assertThat(tenure.end(false).at())
                    .isBetween(before, before.plus(LIFE).plusSeconds(60));
            assertThat(tenure.end(true).at()).as("by a played clock").isEqualTo(Instant.MAX);
        }

        try (Tenure tenure = two.take()) {
            assertThat(tenure.takeOver().orElseThrow()).startsWith(tenure.owner() + " took over from ");
        }
    }

    @Test
    void noDeadlineLiesAfterTheLease() {
        Instant end = NOON.plusSeconds(4);

        assertThat(deadline(() -> end)).isBeforeOrEqualTo(end).isAfter(NOON.plusSeconds(3));
        assertThat(deadline(LeaseEnd.NEVER)).isAfter(NOON.plusSeconds(4));
    }

    @Test
    void anOrderIsNotSentWhenTheLeaseEndsTooSoonOrHasEnded() {
        assertThatThrownBy(() -> deadline(() -> NOON.plusSeconds(3)))
                .isInstanceOf(NeverSentException.class)
                .hasMessageContaining("the lease's end at 2026-01-01T12:00:03Z");
        assertThatThrownBy(() -> deadline(() -> Instant.MIN))
                .isInstanceOf(NeverSentException.class)
                .hasMessage("the lease ended: another copy may trade");
    }

    /** The deadline of an order that is signed now. */
    private Instant deadline(LeaseEnd lease) {
        KrakenTime time = new KrakenTime(() -> now, Duration.ofSeconds(5));
        // Two that narrow it down to a few milliseconds: the second that Kraken tells begins in between.
        time.sample(NOON.minusMillis(6), NOON.getEpochSecond() - 1, NOON.minusMillis(4));
        time.sample(NOON.minusMillis(1), NOON.getEpochSecond(), NOON);
        KrakenKey key = new KrakenKey("key", "a1JBS0VOIFNFQ1JFVCBGT1IgVEVTVFM=");
        KrakenSigner signer = new KrakenSigner(key, new Nonces(() -> now, new Unlimited(), Duration.ofMinutes(10)));
        KrakenLine line = new KrakenLine(
                signer, new OrderCalls(false), time, lease, new KeyBudget(() -> now, Tier.UNCOUNTED), Mask.NONE);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        OrderRequest amend = new OrderRequest.Amend(
                Listings.read().of(Bot.BTC).orElseThrow().pair(),
                "OABCDE-FGHIJ-KLMNOP",
                Optional.of(new Price(BigDecimal.ONE)),
                Optional.empty(),
                true);
        exchange.getMessage().setBody(new OrderCall(Bot.BTC, "intent", amend, NOON.plusSeconds(30)));
        try {
            line.sign(exchange);
        } finally {
            line.hangUp();
        }
        String body = URLDecoder.decode(exchange.getMessage().getBody(String.class), StandardCharsets.UTF_8);
        return Instant.parse(body.replaceAll(".*deadline=([^&]*).*", "$1"));
    }

    private static final class Unlimited implements Nonces.Ceiling {
        @Override
        public long read() {
            return 0;
        }

        @Override
        public void reserve(long ceiling) {
            // Nothing is kept between tests.
        }
    }

    private Claim claim(String name, DocumentStore shared) {
        return new Claim(folder.resolve(name).resolve("caravel"), Optional.of(shared), InstantSource.system(), LIFE);
    }

    /** As if the lease had been free: another copy has the next number. */
    private static void takeAway(DocumentStore shared) {
        String since = InstantSource.system().instant().toString();
        boolean taken = false;
        while (!taken) {
            long newest = shared.all().keySet().stream()
                    .mapToLong(name -> Long.parseLong(name.substring("lease/".length())))
                    .max()
                    .orElseThrow();
            taken = shared.create(Document.of(
                    "lease/" + (newest + 1),
                    "{\"schema\":1,\"owner\":\"other\",\"since\":\"" + since
                            + "\",\"ends\":\"9999-01-01T00:00:00Z\",\"given\":false}"));
        }
    }

    private static String metrics(int port) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + port + "/observe/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String documents(Settings settings) {
        return new FileStore(BotFolder.of(settings), false).all().toString();
    }
}
