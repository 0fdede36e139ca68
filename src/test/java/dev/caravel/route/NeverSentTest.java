package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An order when nobody listens at the exchange's address. */
@Timeout(60)
class NeverSentTest {
    private static final Pattern NONCE = Pattern.compile("nonce=(\\d+)");

    @TempDir
    Path folder;

    private volatile boolean isAway = true;
    private Bot bot;

    @BeforeEach
    void hangUp() throws Exception {
        bot = Bot.in(folder)
                .with(
                        "freshConnections",
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(new Elsewhere())
                                .build())
                .start()
                .ready();
        bot.kraken().forget();
        bot.call("direct:buy", bot.buy(Bot.BTC));
    }

    /** Leads orders to where nobody listens. */
    private final class Elsewhere extends SystemDefaultDnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return super.resolve(isAway ? "127.0.0.2" : host);
        }
    }

    @AfterEach
    void stopIt() {
        bot.close();
    }

    private List<Long> nonces() {
        return bot.visits().orders().stream()
                .map(NONCE::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    /** Each try removes the headers, and with them Camel's count of tries, unless these are kept: then it never ends. */
    @Test
    void isTriedOnceMoreWithAFreshNonceAndNotForEver() {
        assertThat(bot.kraken().calls()).isEmpty();
        assertThat(nonces()).hasSize(2).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void leavesNothingInDoubtAndMayBeMadeAgain() throws Exception {
        assertThat(bot.book().isUnresolved()).isFalse();
        assertThat(bot.book().position(Bot.BTC)).isEmpty();
        assertThat(bot.book().outbox())
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("not sent"));

        assertThat(bot.documents()).doesNotContain("cl_ord_id").doesNotContain("BTC-");
        isAway = false;
        bot.call("direct:buy", bot.buy(Bot.BTC));
        assertThat(bot.orders()).hasSize(1);
        assertThat(nonces()).hasSize(3).isSorted().doesNotHaveDuplicates();
        bot.agrees();
    }
}
