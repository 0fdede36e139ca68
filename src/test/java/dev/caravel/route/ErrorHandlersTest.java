package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks after the failures of each route, once it runs. */
class ErrorHandlersTest {
    /** Sub-routes that leave their failures to their caller. */
    private static final Set<String> LEFT_TO_THE_CALLER = Set.of(
            "account",
            "alert",
            "alert-log",
            "book-load",
            "book-put-file",
            "book-read-file",
            "book-save",
            "dead-letter",
            "documents",
            "deliver",
            "errand",
            "gather",
            "heartbeat",
            "kraken-private",
            "kraken-public",
            "kraken-read",
            "kraken-read-once",
            "ledger",
            "examination",
            "examine-credits",
            "examine-kraken",
            "look",
            "order",
            "order-lists",
            "outbox",
            "outbox-save",
            "prices",
            "quotes-replay",
            "recover",
            "recover-closed",
            "recover-ledger",
            "reference");

    /** Routes that name a configuration of their own. */
    private static final Map<String, String> OF_THEIR_OWN =
            Map.of("kraken-order", "order-outcome", "quotes", "quotes-patience");

    @TempDir
    Path folder;

    private Bot bot;

    @BeforeEach
    void startIt() throws Exception {
        bot = Bot.withQuartz(folder, "! caravel.cycle.cron=0 0 0 1 1 ? 2099").start();
    }

    @AfterEach
    void stopIt() {
        bot.close();
    }

    private List<RouteDefinition> routes() {
        return bot.camel().getRoutes().stream()
                .map(Route::getRouteId)
                .map(id -> ((ModelCamelContext) bot.camel()).getRouteDefinition(id))
                .toList();
    }

    private Set<String> handledBy(Class<? extends ErrorHandlerFactory> kind) {
        return routes().stream()
                .filter(route -> route.getErrorHandlerFactory().getClass() == kind)
                .map(RouteDefinition::getRouteId)
                .filter(id -> !id.startsWith("read-"))
                .collect(Collectors.toSet());
    }

    @Test
    void whatFailsBecomesADeadLetterUnlessItIsLeftToTheCaller() {
        assertThat(handledBy(NoErrorHandlerDefinition.class)).isEqualTo(LEFT_TO_THE_CALLER);
        assertThat(handledBy(DeadLetterChannelDefinition.class))
                .containsExactlyInAnyOrder(
                        "act",
                        "buy",
                        "cycle",
                        "cycle-clock",
                        "desk",
                        "edit",
                        "paper-private",
                        "paper-public",
                        "run-cycle",
                        "run-watch",
                        "sell",
                        "watch",
                        "watch-clock");
        assertThat(handledBy(DefaultErrorHandlerDefinition.class)).containsExactly("quotes");
        assertThat(routes())
                .filteredOn(route -> route.getErrorHandlerFactory() instanceof DeadLetterChannelDefinition)
                .extracting(RouteDefinition::getErrorHandlerFactory)
                .allSatisfy(handler -> {
                    DeadLetterChannelDefinition dead = (DeadLetterChannelDefinition) handler;
                    assertThat(dead.getDeadLetterUri()).isEqualTo("direct:dead-letter");
                    assertThat(dead.getDeadLetterHandleNewException()).isEqualTo("false");
                });
    }

    @Test
    void aConfigurationWithANameIsForTheRoutesThatNameIt() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.getAppliedRouteConfigurationIds())
                        .as(route.getRouteId())
                        .containsExactly(OF_THEIR_OWN.getOrDefault(route.getRouteId(), "<default>")));
        assertThat(bot.camel().getRoutes())
                .filteredOn(route -> !route.getOnExceptions().isEmpty())
                .extracting(Route::getRouteId)
                .isSubsetOf(OF_THEIR_OWN.keySet())
                .contains("kraken-order");
    }
}
