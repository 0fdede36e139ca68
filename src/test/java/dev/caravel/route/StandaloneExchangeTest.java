package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.command.QuartzCron;
import dev.caravel.paper.PaperExchange;
import dev.caravel.paper.PaperJournal;
import dev.caravel.settings.Settings;
import dev.caravel.settings.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandaloneExchangeTest {
    private final RealMarketStub kraken = new RealMarketStub(InstantSource.system());

    @Test
    void withoutABotItFollowsTheRealMarketByTheSameRoutes() throws Exception {
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(), Map.of(), Map.of(), InstantSource.system(), new QuartzCron());
        Settings settings = Settings.read(
                surroundings, Optional.empty(), List.of("caravel.quotes=kraken", "caravel.kraken.url=" + kraken.url()));
        kraken.bid("BTC", "64321.1");
        try (kraken;
                StandaloneExchange open = StandaloneExchange.open(
                        settings, List.of(StandaloneExchange.usualAccount(settings)), 80, 1, PaperJournal.none())) {
            PaperExchange exchange = open.exchange();
            assertThat(ticker(exchange)).contains("EService:Unavailable");

            assertThat(open.start()).isTrue();
            assertThat(ticker(exchange)).contains("\"b\":[\"64321.10000\"", "\"a\":[\"64321.20000\"");
        }
    }

    private static String ticker(PaperExchange exchange) {
        return exchange.answer("/0/public/Ticker", "pair=XBTUSD", Map.of(), new byte[0]);
    }
}
