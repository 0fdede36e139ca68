package dev.caravel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import dev.caravel.paper.PaperSetup.Account;
import dev.caravel.paper.api.Permission;
import dev.caravel.paper.engine.MarketMode;
import dev.caravel.paper.fault.Call;
import dev.caravel.paper.fault.Fault;
import dev.caravel.paper.fault.FaultRule;
import dev.caravel.paper.fault.Faults;
import dev.caravel.paper.fault.FaultyExchange;
import dev.caravel.paper.fault.Moment;
import dev.caravel.paper.fault.Reply;
import dev.caravel.paper.front.KeyTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three accounts of one exchange, each at the end of a line on which everything goes wrong that can. */
final class Line {
    static final List<String> ACCOUNTS = List.of("ann", "bob", "cid");
    private static final int TRIES = 3;

    final PaperExchange exchange;
    private final FaultyExchange line;
    private final Map<String, Client> eyes = new HashMap<>();
    private final PriorityQueue<Arrival> underWay = new PriorityQueue<>(Comparator.comparing(Arrival::time));
    private Instant now;
    private long nonce;
    private int repeated;

    /** A request that its client has given up. */
    private record Arrival(Instant time, Supplier<Reply> carryOut) {}

    Line(long seed, PaperJournal journal) {
        now = journal.lastTime().orElse(HandMarket.START.plus(Duration.ofMinutes(5)));
        HandMarket market = new HandMarket("BTC").volume(1.2345678).wander(seed, 199);
        PaperSetup setup = PaperSetup.usual(
                "by hand", 7, ACCOUNTS.stream().map(Line::account).toArray(Account[]::new));
        exchange = PaperExchange.open(setup, market, () -> now, journal);
        line = new FaultyExchange(exchange, Faults.of(seed, rules()), () -> now);
        nonce = now.toEpochMilli();
        ACCOUNTS.forEach(name -> eyes.put(name, new Client(exchange, name + "-looks", nonce)));
    }

    /** What comes late to bob's account is carried out, since its key takes nonces that are not the highest. */
    private static Account account(String name) {
        long window = name.equals("bob") ? 1000 : 0;
        return new Account(
                name,
                List.of(
                        new KeyTerms(name, Client.SECRET, Permission.all(), window, Optional.empty()),
                        KeyTerms.unlimited(name + "-looks", Client.SECRET)),
                Money.of("100000"),
                Map.of(new Coin("BTC"), Volume.of("2")));
    }

    private static List<FaultRule> rules() {
        Duration some = Duration.ofSeconds(40);
        List<Fault> all = new ArrayList<>();
        for (Moment when : Moment.values()) {
            all.addAll(List.of(
                    new Fault.Reset(when),
                    new Fault.Close(when),
                    new Fault.Page(520, when),
                    new Fault.Empty(when),
                    new Fault.Refused("EService:Timeout", when),
                    new Fault.Throttled(some, when)));
        }
        Stream.of(MarketMode.values())
                .filter(mode -> mode != MarketMode.ONLINE)
                .forEach(mode -> all.add(new Fault.Mode(mode, some)));
        all.addAll(List.of(
                new Fault.Truncated(),
                new Fault.Cut(),
                new Fault.Slow(Duration.ofSeconds(7)),
                new Fault.Late(Duration.ofSeconds(3)),
                new Fault.Late(Duration.ofMinutes(4)),
                new Fault.Twice(true),
                new Fault.Twice(false),
                new Fault.Lockout(some),
                new Fault.Lag(some, some),
                new Fault.Pieces(3),
                new Fault.PostAccepted(),
                new Fault.Earn(new Coin("BTC"))));
        return all.stream()
                .map(fault -> FaultRule.of(fault, new FaultRule.Turn.Chance(0.02)))
                .toList();
    }

    Instant now() {
        return now;
    }

    /** Who looks at an account past all that goes wrong. */
    Client eye(String account) {
        return eyes.get(account);
    }

    /** What may go wrong. */
    static Set<String> kinds() {
        return rules().stream().map(rule -> rule.fault().kind()).collect(Collectors.toSet());
    }

    long happened(String kind) {
        return line.faults().happened().getOrDefault(kind, 0L);
    }

    int repeated() {
        return repeated;
    }

    /** Lets time go by, in which what is under way arrives. */
    void pass(Duration time) {
        Instant then = now.plus(time);
        while (!underWay.isEmpty() && !underWay.peek().time.isAfter(then)) {
            Arrival next = underWay.remove();
            now = next.time;
            Reply unused = next.carryOut.get();
        }
        now = then;
    }

    /** Asks for something, and once more whenever the answer is lost; cid takes it as it comes. */
    void ask(String account, String method, String... arguments) {
        int tries = account.equals("cid") ? 1 : TRIES;
        for (int i = 0; i < tries && !isHeard(send(account, method, arguments)); i++) {
            repeated += Integer.signum(i);
            pass(Duration.ofSeconds(2));
        }
    }

    private Reply send(String account, String method, String... arguments) {
        nonce++;
        Signed signed = Signed.of(account, nonce, method, arguments);
        return line.call(new Call(signed.path(), "", signed.headers(), signed.body()));
    }

    /** Whether the client knows what has become of its request. */
    private boolean isHeard(Reply reply) {
        return switch (reply) {
            case Reply.Answer answer -> isClear(answer.body());
            case Reply.Cut _, Reply.Lost _ -> false;
            case Reply.Late late -> {
                underWay.add(new Arrival(now.plus(late.after()), late.arrival()));
                yield false;
            }
        };
    }

    private static boolean isClear(String body) {
        if (!body.startsWith("{") || !body.endsWith("}")) {
            return false;
        }
        JsonNode error = Client.json(body).path("error").path(0);
        return !error.asText().startsWith("EService") && !error.asText().startsWith("EAPI");
    }
}
