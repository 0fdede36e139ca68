package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.caravel.market.Candle;
import dev.caravel.market.Market;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a client and the log see of a bug. */
class FailureTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Failure.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Broken market = new Broken();
    private Instant now = HandMarket.START.plus(Duration.ofMinutes(5));
    private final PaperExchange exchange = PaperExchange.open(Floor.SETUP, market, () -> now, PaperJournal.none());
    private final Client client = new Client(exchange, Floor.KEY, 1);

    /** A market that breaks when it is told to. */
    private static final class Broken implements Market {
        private final HandMarket whole = new HandMarket("BTC", "ETH");
        private boolean broken;

        @Override
        public Whitelist coins() {
            return whole.coins();
        }

        @Override
        public Duration interval() {
            return whole.interval();
        }

        @Override
        public Instant start() {
            return whole.start();
        }

        @Override
        public long length() {
            return whole.length();
        }

        @Override
        public Optional<Candle> candle(int coin, long index) {
            if (broken) {
                throw new IllegalStateException("a bug on purpose");
            }
            return whole.candle(coin, index);
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    private void breakIt() {
        market.broken = true;
        now = now.plus(Duration.ofMinutes(5));
    }

    @Test
    void theClientHearsOfABugAsFromKraken() {
        breakIt();
        assertThat(client.refused("AddOrder", Orders.market("buy", "0.1"))).isEqualTo("EGeneral:Internal error");
        market.broken = false;
        assertThat(client.ask("Balance").path("ZUSD").asText()).isEqualTo("100000.0000");
    }

    @Test
    void theLogSaysWhatWasAskedButNoSecret() {
        breakIt();
        client.refused("AddOrder", Orders.market("buy", "0.1", "otp", "123456"));
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage())
                    .contains("/0/private/AddOrder", "pair=XBTUSD", "volume=0.1")
                    .doesNotContain("otp", "123456", "nonce");
            assertThat(line.getThrowableProxy().getMessage()).isEqualTo("a bug on purpose");
        });
    }
}
