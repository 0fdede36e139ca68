package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.caravel.replay.VirtualClock;
import dev.caravel.route.observe.Observation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traces that a collector receives. */
class TracingTest {
    @TempDir
    Path folder;

    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    /** @param parent empty for the first of a trace */
    private record Span(String trace, String id, String parent, String name) {}

    @BeforeEach
    void collect() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void oneCycleIsOneTraceWithItsCalls() throws Exception {
        String account;
        try (Bot bot = Bot.in(
                folder,
                "caravel.management.port=off",
                "caravel.traces=http://127.0.0.1:" + collector.getAddress().getPort())) {
            Observation.of(bot.setup(), bot.trader(), new VirtualClock(Bot.START));
            bot.start();
            bot.cycle();
            account = bot.setup().account().orElseThrow();
            assertThat(bot.visits().headers().keySet()).noneMatch(name -> name.contains("trace"));
        }

        Map<String, List<Span>> traces =
                received.stream().flatMap(body -> spans(body).stream()).collect(Collectors.groupingBy(Span::trace));
        List<List<Span>> cycles = traces.values().stream()
                .filter(spans -> spans.stream().anyMatch(span -> span.name().equals("run-cycle")))
                .toList();
        assertThat(cycles).hasSize(1);
        List<Span> cycle = cycles.getFirst();
        assertThat(cycle.stream().filter(span -> span.parent().isEmpty()).map(Span::name))
                .containsExactly("cycle");
        assertThat(cycle).extracting(Span::name).contains("desk", "gather", "read-balances", "order", "kraken-private");
        assertThat(cycle.stream().filter(span -> span.name().equals("POST"))).hasSizeGreaterThan(4);
        String all = received.stream()
                .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
        assertThat(all).contains("service.name").doesNotContain(account, "nonce", "127.0.0.1", "API-");
    }

    @Test
    void aCollectorThatIsAwayKeepsNothingBack() throws Exception {
        collector.stop(0);
        try (Bot bot = Bot.in(
                folder,
                "caravel.management.port=off",
                "caravel.traces=http://127.0.0.1:" + collector.getAddress().getPort())) {
            Observation.of(bot.setup(), bot.trader(), new VirtualClock(Bot.START));
            bot.start();

            assertThat(bot.cycle().failure()).isEmpty();
        }
    }

    /** Of an ExportTraceServiceRequest: resource_spans 1, scope_spans 2, spans 2. */
    private static List<Span> spans(byte[] request) {
        List<Span> spans = new ArrayList<>();
        for (ByteBuffer resource : fields(ByteBuffer.wrap(request), 1)) {
            for (ByteBuffer scope : fields(resource, 2)) {
                for (ByteBuffer span : fields(scope, 2)) {
                    spans.add(new Span(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5)));
                }
            }
        }
        return spans;
    }

    private static String hex(ByteBuffer message, int field) {
        return fields(message, field).stream()
                .map(value -> HexFormat.of().formatHex(bytes(value)))
                .findFirst()
                .orElse("");
    }

    private static String text(ByteBuffer message, int field) {
        return new String(bytes(fields(message, field).getFirst()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] all = new byte[value.remaining()];
        value.duplicate().get(all);
        return all;
    }

    /** The values of a length-delimited field of a protobuf message. */
    private static List<ByteBuffer> fields(ByteBuffer message, int wanted) {
        ByteBuffer rest = message.duplicate();
        List<ByteBuffer> found = new ArrayList<>();
        while (rest.hasRemaining()) {
            int key = varint(rest);
            int skipped = switch (key & 7) {
                case 0 -> {
                    varint(rest);
                    yield 0;
                }
                case 1 -> 8;
                case 5 -> 4;
                default -> varint(rest);
            };
            if ((key & 7) == 2 && key >>> 3 == wanted) {
                found.add(rest.slice(rest.position(), skipped));
            }
            rest.position(rest.position() + skipped);
        }
        return found;
    }

    private static int varint(ByteBuffer from) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
