package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.route.KrakenStub.Mishap;
import dev.caravel.simulation.script.Hook;
import dev.caravel.simulation.script.Interpreter;
import dev.caravel.simulation.script.Interpreter.Script;
import dev.caravel.simulation.script.Outside;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the simulation proves holds for the real program because its interpreter goes through the routes as Camel does: the same days, with
 * the same mishaps, visit the same steps in the same order, send the same calls and leave the same documents.
 */
class InterpreterTest {
    /** Long enough for buys that fill, sells, lowered prices, stops and what is refused in between. */
    private static final int CYCLES = 14;

    /** What goes wrong before the n-th cycle, by method. */
    private static final Map<Integer, List<Map.Entry<String, Mishap>>> MISHAPS = Map.of(
            1, List.of(Map.entry("AddOrder", Mishap.reset())),
            2, List.of(Map.entry("Time", Mishap.status(503))),
            3, List.of(Map.entry("OpenOrders", Mishap.error("EGeneral:Permission denied"))),
            4, List.of(Map.entry("AddOrder", Mishap.error("EOrder:Post only order"))),
            5, List.of(Map.entry("BalanceEx", Mishap.text("{")), Map.entry("BalanceEx", Mishap.text("{"))),
            6, List.of(Map.entry("Ledgers", Mishap.error("EGeneral:Permission denied"))),
            7, List.of(Map.entry("AddOrder", Mishap.error("EAPI:Invalid nonce"))),
            8, List.of(Map.entry("Assets", Mishap.error("EGeneral:Permission denied"))),
            9, List.of(Map.entry("SystemStatus", Mishap.status(502)), Map.entry("Ticker", Mishap.text(""))),
            10, List.of(Map.entry("ClosedOrders", Mishap.error("EGeneral:Permission denied"))));

    @TempDir
    Path folder;

    /** What one bot did. */
    private record Days(List<String> steps, List<String> calls, String documents, List<String> orders) {}

    @Test
    void goesThroughTheRoutesAsCamelDoes() throws Exception {
        Days camel = byCamel();
        Days interpreted = byInterpreter();

        assertThat(difference(interpreted.steps(), camel.steps())).as("steps").isEmpty();
        assertThat(difference(interpreted.calls(), camel.calls())).as("calls").isEmpty();
        assertThat(interpreted.orders()).as("orders").isEqualTo(camel.orders()).hasSizeGreaterThan(5);
        assertThat(interpreted.documents()).as("documents").isEqualTo(camel.documents());
        assertThat(interpreted.steps())
                .as("an error handler, a try and a repetition are among them")
                .contains("letter", "worth-repeating", "unknown", "without-ledger");
    }

    /** The surroundings of the first entries that differ: whole lists are too long to look at. */
    private static String difference(List<String> interpreted, List<String> camel) {
        for (int i = 0; i < Math.max(interpreted.size(), camel.size()); i++) {
            List<String> one =
                    interpreted.subList(Math.min(i, interpreted.size()), Math.min(i + 10, interpreted.size()));
            List<String> other = camel.subList(Math.min(i, camel.size()), Math.min(i + 10, camel.size()));
            if (one.isEmpty() || other.isEmpty() || !one.getFirst().equals(other.getFirst())) {
                return "at " + i + " after " + camel.subList(Math.max(0, i - 12), i) + "\nthe interpreter goes " + one
                        + "\nand Camel " + other;
            }
        }
        return "";
    }

    /** Drives a bot, whichever way. */
    private interface Driver {
        void cycle() throws Exception;

        void watch(Duration pause) throws Exception;

        void mishap(String method, Mishap mishap);

        void says(String word);

        void recover() throws Exception;
    }

    private static void drive(Driver bot) throws Exception {
        for (int i = 1; i <= CYCLES; i++) {
            MISHAPS.getOrDefault(i, List.of()).forEach(next -> bot.mishap(next.getKey(), next.getValue()));
            bot.cycle();
            bot.watch(Duration.ofSeconds(40));
            bot.watch(Duration.ofMinutes(4));
            bot.watch(Duration.ofMinutes(6));
        }
        bot.says("flatten");
        bot.watch(Duration.ofSeconds(30));
        bot.watch(Duration.ofMinutes(2));
        bot.cycle();
        bot.recover();
    }

    private Days byCamel() throws Exception {
        Footsteps footsteps = new Footsteps();
        try (Bot bot = Bot.in(folder.resolve("camel")).with("footsteps", footsteps)) {
            bot.start();
            drive(new Driver() {
                @Override
                public void cycle() {
                    DeskRun unused = bot.cycle();
                }

                @Override
                public void watch(Duration pause) {
                    DeskRun unused = bot.watchAfter(pause);
                }

                @Override
                public void mishap(String method, Mishap mishap) {
                    bot.kraken().next(method, mishap);
                }

                @Override
                public void says(String word) {
                    bot.says(word);
                }

                @Override
                public void recover() throws Exception {
                    var unused = bot.trader().recover(Duration.ZERO);
                }
            });
            List<String> calls = bot.kraken().calls().stream()
                    .map(call -> call.method() + ' ' + call.query() + unsigned(call.body()))
                    .sorted()
                    .toList();
            return new Days(footsteps.inOrder(), calls, bot.documents(), orders(bot));
        }
    }

    private static List<String> orders(Bot bot) {
        return bot.orders().stream().map(Object::toString).toList();
    }

    private Days byInterpreter() throws Exception {
        try (Bot bot = Bot.in(folder.resolve("interpreted"))) {
            Wiring wiring = bot.setup().wiring();
            Script script =
                    Script.read(Path.of("routes"), Script.FILES, bot.setup().properties(), new DefaultCamelContext());
            Stub stub = new Stub(bot);
            List<String> steps = new ArrayList<>();
            Interpreter interpreter = new Interpreter(
                    script,
                    wiring.beans(),
                    stub,
                    new Hook() {
                        @Override
                        public void before(String step, Exchange exchange) {
                            steps.add(step);
                        }
                    },
                    Map.of());
            drive(new Driver() {
                @Override
                public void cycle() {
                    Instant due = bot.settings()
                            .schedule()
                            .cycle()
                            .next(bot.clock().instant())
                            .orElseThrow();
                    bot.clock().advanceTo(due);
                    Exchange unused = interpreter.call("direct:cycle", due, Map.of());
                }

                @Override
                public void watch(Duration pause) {
                    bot.clock().advanceTo(bot.clock().instant().plus(pause));
                    Exchange unused = interpreter.call("direct:watch", "", Map.of());
                }

                @Override
                public void mishap(String method, Mishap mishap) {
                    stub.mishaps
                            .computeIfAbsent(method, none -> new ArrayDeque<>())
                            .add(mishap);
                }

                @Override
                public void says(String word) {
                    bot.says(word);
                }

                @Override
                public void recover() {
                    DeskRun run = Parts.recovering(bot.clock().instant());
                    Exchange unused = interpreter.call("direct:recover", "", Map.of("run", run, "wait", 0L));
                }
            });
            Set<String> tries = script.tries();
            return new Days(
                    steps.stream()
                            .filter(step -> !tries.contains(step))
                            .map(Interpreter::bare)
                            .toList(),
                    stub.calls.stream().sorted().toList(),
                    bot.documents(),
                    orders(bot));
        }
    }

    private static String unsigned(String body) {
        return body.replaceAll("nonce=\\d+", "");
    }

    /** The paper exchange without a wire. */
    private static final class Stub implements Outside {
        private final Bot bot;
        private final Map<String, Deque<Mishap>> mishaps = new HashMap<>();
        private final List<String> calls = new ArrayList<>();

        Stub(Bot bot) {
            this.bot = bot;
        }

        @Override
        public Answer call(String step, String path, String query, Map<String, String> headers, String body)
                throws IOException {
            String method = path.substring(path.lastIndexOf('/') + 1);
            calls.add(method + ' ' + query + unsigned(body));
            Mishap mishap = mishaps.getOrDefault(method, new ArrayDeque<>()).poll();
            if (mishap == null) {
                Map<String, String> known = Map.of(
                        "API-Key", headers.getOrDefault("API-Key", ""),
                        "API-Sign", headers.getOrDefault("API-Sign", ""),
                        "Content-Type", "application/x-www-form-urlencoded");
                return new Answer(
                        200,
                        bot.setup()
                                .exchange()
                                .orElseThrow()
                                .answer(path, query, known, body.getBytes(StandardCharsets.UTF_8)));
            }
            if (mishap.equals(Mishap.reset())) {
                throw new SocketException("Connection reset");
            }
            return new Answer(mishap.status(), mishap.text());
        }

        @Override
        public void pause(Duration time) {}

        @Override
        public boolean isQuick() {
            return false;
        }

        @Override
        public void tell(String line) {}
    }

    /** Writes down every step that Camel takes. */
    static final class Footsteps implements InterceptStrategy, CamelContextAware {
        private record Footstep(int branch, String step) {}

        private final List<Footstep> taken = new ArrayList<>();
        private CamelContext camel;

        @Override
        public void setCamelContext(CamelContext context) {
            camel = context;
            context.getCamelContextExtension().addInterceptStrategy(this);
        }

        @Override
        public CamelContext getCamelContext() {
            return camel;
        }

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode node, Processor target, Processor next) {
            return new DelegateAsyncProcessor(target) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    take(exchange.getProperty(Exchange.MULTICAST_INDEX, -1, Integer.class), node.getId());
                    return super.process(exchange, callback);
                }
            };
        }

        private synchronized void take(int branch, String step) {
            taken.add(new Footstep(branch, step));
        }

        /** With the branches of the gathering, which go side by side, one after the other. */
        synchronized List<String> inOrder() {
            List<String> steps = new ArrayList<>();
            Map<Integer, List<String>> branches = new TreeMap<>(Comparator.naturalOrder());
            boolean apart = false;
            for (Footstep footstep : taken) {
                if (footstep.step().equals("all-gathered")) {
                    branches.values().forEach(steps::addAll);
                    branches.clear();
                    apart = false;
                }
                if (isOfPaper(footstep.step())) {
                    continue;
                }
                if (apart) {
                    branches.computeIfAbsent(footstep.branch(), none -> new ArrayList<>())
                            .add(footstep.step());
                } else {
                    steps.add(footstep.step());
                }
                apart |= footstep.step().equals("side-by-side");
            }
            return steps;
        }

        /** The face of the paper exchange is not the desk's. */
        private static boolean isOfPaper(String step) {
            return step.equals("answer-public") || step.equals("answer-private");
        }
    }
}
