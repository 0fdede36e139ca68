package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.order.OrderState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In a real market, with restarts and gaps in between, no money comes into being, and no restart changes an account. */
class LiveMoneyProperties {
    /**
     * Something that happens.
     *
     * @param ticks how far its price is from the market
     * @param pass seconds that go by before
     */
    record Step(int kind, boolean buy, int ticks, int lots, int pass) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-3000, 3000),
                        Arbitraries.integers().between(1, 40_000),
                        Arbitraries.integers().between(0, 40))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(80);
    }

    @Property(tries = 80)
    void theBooksBalanceAndARestartChangesNothing(@ForAll("steps") List<Step> steps) throws IOException {
        Path file = Files.createTempFile("paper", ".jsonl");
        Files.delete(file);
        try (LiveFloor floor = new LiveFloor(file)) {
            floor.look();
            for (Step step : steps) {
                floor.pass(Duration.ofSeconds(step.pass));
                act(floor, step);
                MoneyProperties.assertSound(floor.exchange);
            }
            List<Object> before = floor.everything();
            floor.restart();
            assertThat(floor.everything()).isEqualTo(before);
            MoneyProperties.assertSound(floor.exchange);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("journal:\n" + text(file), e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] waiting(String type, String volume, String price) {
        return new String[] {
            "pair", "XBTUSD", "type", "sell", "ordertype", type, "volume", volume, "price", price, "trigger", "index"
        };
    }

    private static void act(LiveFloor floor, Step step) {
        String volume = BigDecimal.valueOf(step.lots, 4).toPlainString();
        BigDecimal price = new BigDecimal("40000.0").add(BigDecimal.valueOf(step.ticks, 1));
        String side = step.buy ? "buy" : "sell";
        List<OrderState> open = floor.exchange.orders(Floor.KEY).stream()
                .filter(order -> !order.status().isOver())
                .toList();
        String some =
                open.isEmpty() ? "none" : open.get(step.lots % open.size()).txid();
        String at = price.toPlainString();
        switch (step.kind) {
            case 0, 1 -> floor.client.tries("AddOrder", Orders.limit(side, volume, at));
            case 2 -> {
                String life = "+" + (5 + step.pass * 10);
                floor.client.tries("AddOrder", Orders.limit(side, volume, at, "timeinforce", "GTD", "expiretm", life));
            }
            case 3 -> floor.client.tries("AddOrder", Orders.market(side, volume));
            case 4 -> floor.client.tries("AmendOrder", "txid", some, "limit_price", at, "order_qty", volume);
            case 5 -> floor.client.tries("CancelOrder", "txid", some);
            case 6, 7 -> floor.print(price.doubleValue(), step.lots / 100.0).lookNow();
            case 11 -> floor.client.tries("AddOrder", waiting("stop-loss", volume, at));
            case 12 -> floor.client.tries("AddOrder", waiting("trailing-stop", volume, "+" + Math.abs(step.ticks)));
            case 13 -> floor.client.tries("AddOrder", waiting("take-profit", volume, at));
            case 14 -> floor.client.tries("AddOrder", Orders.limit(side, volume, at, "starttm", "+" + (1 + step.pass)));
            case 8 -> floor.print(price.doubleValue(), step.lots / 100.0);
            case 9 -> floor.pass(Duration.ofSeconds(step.pass * 20L)).bid(price.toPlainString());
            default -> {
                List<Object> before = floor.everything();
                floor.restart();
                assertThat(floor.everything()).isEqualTo(before);
                floor.lookNow();
            }
        }
    }
}
