package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.PublicCalls;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to Kraken's real market while orders go to the paper exchange. */
class MarketLineTest {
    @TempDir
    Path folder;

    @Test
    void onPaperTheRealMarketIsStillReached() throws Exception {
        try (CoinMarketCapStub real = new CoinMarketCapStub();
                Bot bot = Bot.started(folder, "caravel.kraken.url=" + real.url(), "! caravel.market.real=true")) {
            Object reply = bot.template()
                    .requestBodyAndHeader("direct:market-public", PublicCalls.systemStatus(), "API-Sign", "of a call");
            // There is nothing at that address, but it was asked, and the paper exchange was not.
            assertThat(reply).isInstanceOf(KrakenReply.Unreadable.class);
            assertThat(real.seenByKraken()).singleElement().satisfies(seen -> {
                assertThat(seen.path()).isEqualTo("/0/public/SystemStatus");
                assertThat(seen.headers()).doesNotContainKey("Api-sign");
            });
            assertThat(bot.kraken().calls()).isEmpty();
        }
    }
}
