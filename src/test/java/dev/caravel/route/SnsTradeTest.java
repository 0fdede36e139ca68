package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.aws.Moto;
import dev.caravel.aws.MotoTopic;
import dev.caravel.book.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on a topic of an emulator that nobody here wrote, received as a person would receive them: through a subscription. */
@Timeout(120)
class SnsTradeTest {
    @TempDir
    Path folder;

    private final String bot = Moto.newBot();
    private Moto moto;

    @BeforeEach
    void findAws() {
        moto = Moto.running();
    }

    private String subject(String kind) {
        return "\"Subject\": \"" + bot + " " + kind + ": ";
    }

    @Test
    void aFullTradeIsKeptInParametersAndToldThroughTheTopic() throws Exception {
        MotoTopic place = MotoTopic.create(moto, bot, "").subscribed();
        Set<String> seen = new HashSet<>();
        List<String> messages = new ArrayList<>();
        try (Bot trader = Bot.started(
                folder,
                "caravel.bot=" + bot,
                "caravel.state=ssm",
                "caravel.aws.endpoint=" + moto.endpoint(),
                "caravel.alerts=sns",
                "caravel.sns.topic=" + place.arn(),
                "caravel.paper.share=1",
                "caravel.sell.patience=1",
                "caravel.sell.step=0.3")) {
            boolean partly = false;
            for (int i = 0; i < 400 && !(partly && seen.containsAll(Set.of("bought", "lowered", "sold"))); i++) {
                trader.cycle();
                trader.watch();
                partly |= trader.orders().stream()
                        .anyMatch(order ->
                                order.executed().isPositive() && !order.status().isOver());
                if (i % 20 == 19) {
                    messages.addAll(place.receive());
                    for (String kind : List.of("bought", "lowered", "sold")) {
                        if (messages.stream().anyMatch(text -> text.contains(subject(kind)))) {
                            seen.add(kind);
                        }
                    }
                }
            }
            assertThat(partly).as("partly filled").isTrue();
            assertThat(trader.book().trades()).isNotEmpty();
            trader.agrees();
        }
        assertThat(seen).containsExactlyInAnyOrder("bought", "lowered", "sold");
        assertThat(messages).doesNotHaveDuplicates();
    }

    @Test
    void aFifoTopicHasAnEventOnceHoweverOftenItIsSent() throws Exception {
        MotoTopic place = MotoTopic.create(moto, bot, ".fifo").subscribed();
        for (String crash : List.of("before", "after")) {
            try (Bot trader = Bot.started(
                    folder.resolve(crash),
                    "caravel.bot=" + bot,
                    "caravel.aws.endpoint=" + moto.endpoint(),
                    "caravel.alerts=sns",
                    "caravel.sns.topic=" + place.arn())) {
                trader.cycle();
                trader.book()
                        .tell(new Event(
                                "e1", Event.Kind.SOLD, Bot.START, Optional.empty(), "one\nline, \u20ac and all"));
                trader.watch();
                assertThat(trader.book().outbox()).isEmpty();
            }
        }

        assertThat(place.receive())
                .filteredOn(text -> text.contains(subject("sold")))
                .singleElement()
                .asString()
                .contains(subject("sold") + "one line, ? and all\"");
    }
}
