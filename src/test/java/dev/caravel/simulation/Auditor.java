package dev.caravel.simulation;

import dev.caravel.book.Book;
import dev.caravel.book.Intent;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.order.ClientOrderId;
import dev.caravel.order.OrderState;
import dev.caravel.order.Side;
import dev.caravel.route.DeskRun;
import dev.caravel.store.Document;
import dev.caravel.strategy.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether what must always hold does, at every order, at every save, after each run, after each crash and at the end. */
final class Auditor {
    private static final Pattern TXID = Pattern.compile("\"txid\":\"([^\"]+)\"");
    private static final String POSITIONS = "positions/";
    private static final int MOST = 3;
    /** What is said of a sell that rests explains no missing one. */
    private static final Set<Reason> RESTING = EnumSet.of(Reason.PATIENCE, Reason.SAME_PRICE, Reason.AT_FLOOR);

    private final World world;
    private final Venue venue;
    private final String bot;
    private long lastNonce;
    /** Client order ids of placements that left the bot. */
    private final Set<String> sent = new HashSet<>();
    /** Those whose intents were saved. */
    private final Set<String> intended = new HashSet<>();
    /** Those whose intents went with the state, until the book is rebuilt. */
    private final Set<String> burnt = new HashSet<>();
    /** Orders that the saved book has known. */
    private final Set<String> booked = new HashSet<>();
    /** Amends that may still be on their way, by order: until when. */
    private final Map<String, Instant> changing = new HashMap<>();

    private final Set<Instant> cyclesRun = new HashSet<>();
    private final Map<String, Optional<ClientOrderId.Parts>> ids = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Auditor(World world, Venue venue) {
        this.world = world;
        this.venue = venue;
        bot = world.rig().settings().trader().bot();
    }

    static void fail(String what) {
        throw new Violation(what);
    }

    /** A call is about to leave the bot. */
    void sent(Life life, String method, Map<String, String> form, String body, boolean isLate) {
        long nonce = Venue.nonce(body);
        // What a copy had signed before another took over may go out after it; then the deadline has elapsed too.
        if (nonce <= lastNonce && !life.isOver()) {
            fail("the nonce " + nonce + " is not above " + lastNonce);
        }
        lastNonce = Math.max(lastNonce, nonce);
        switch (method) {
            case "AddOrder" -> placed(life, form);
            case "AmendOrder", "CancelOrder" -> changed(method, form, isLate);
            default -> {}
        }
    }

    private void placed(Life life, Map<String, String> form) {
        world.tally().count("orders");
        String id = form.getOrDefault("cl_ord_id", "");
        if (!sent.add(id)) {
            fail("the order " + id + " was sent twice");
        }
        if (!isSaved(id) && !comesTooLate(life, form)) {
            fail("the order " + id + " was sent before its intent was saved");
        }
        intended.add(id);
        ClientOrderId.Parts parts =
                ClientOrderId.read(bot, id).orElseThrow(() -> new Violation("no id of ours: " + id));
        Book book = life.book();
        if (parts.side() == Side.BUY
                && book.position(parts.coin()).stream()
                        .flatMap(position -> position.intents().stream())
                        .anyMatch(intent -> !intent.id().equals(id))) {
            fail(parts.coin() + " is bought while the outcome of another call is unknown");
        }
    }

    private void changed(String method, Map<String, String> form, boolean isLate) {
        world.tally().count(method.equals("AmendOrder") ? "amends" : "cancels");
        String txid = form.getOrDefault("txid", "");
        if (venue.orders().stream()
                .noneMatch(order -> order.txid().equals(txid) && (isOurs(order) || isTaken(order)))) {
            fail("the bot touches " + txid + ", which is not its own");
        }
        if (method.equals("CancelOrder")) {
            return;
        }
        Instant until = changing.getOrDefault(txid, Instant.MIN);
        if (venue.now().isBefore(until)) {
            fail("a second amend of " + txid + " while the first may be on its way until " + until);
        }
        if (isLate) {
            changing.put(txid, Instant.parse(form.get("deadline")));
        }
    }

    /** What a copy had signed before another one took over and gave it up is refused by the exchange. */
    private boolean comesTooLate(Life life, Map<String, String> form) {
        return life.isOver() && venue.now().isAfter(Instant.parse(form.get("deadline")));
    }

    private boolean isSaved(String id) {
        return world.store().documents().entrySet().stream()
                .anyMatch(document -> document.getKey().startsWith(POSITIONS)
                        && document.getValue().contains(id));
    }

    private boolean isOurs(OrderState order) {
        return order.clientId().flatMap(this::parts).isPresent();
    }

    /** The bot was told to take over what its owner does, and its saved book has the order. */
    private boolean isTaken(OrderState order) {
        return world.rig().adopts() && !isOurs(order) && booked.contains(order.txid());
    }

    private Optional<ClientOrderId.Parts> parts(String id) {
        return ids.computeIfAbsent(id, text -> ClientOrderId.read(bot, text));
    }

    List<OrderState> ours() {
        return venue.orders().stream().filter(this::isOurs).toList();
    }

    /** A document is about to be kept. */
    void saved(Document document) {
        secret(document.json());
        if (document.name().startsWith(POSITIONS)) {
            Matcher txid = TXID.matcher(document.json());
            while (txid.find()) {
                booked.add(txid.group(1));
            }
        }
    }

    private void secret(String text) {
        if (text.contains(Rig.SECRET) || text.contains(world.rig().key().key())) {
            fail("a secret was written: " + text);
        }
    }

    /** The owner was told. */
    void told(String line) {
        secret(line);
        if (told.add(line)) {
            world.trace(() -> "@ " + line);
        }
        if (line.contains("appeared late and was adopted")) {
            world.tally().count("ghosts");
        }
        if (line.contains("out of the position")) {
            world.tally().count("taken/out");
        }
        if (line.contains("answer lost")) {
            world.tally().count("unknown/asked");
        }
        for (String end : List.of("was accepted as", "was never placed", "was done", "was not done")) {
            if (line.contains(end)) {
                world.tally().count("unknown/" + end);
            }
        }
    }

    /** The state is gone. What was on its way then belongs to an intent that nobody can show until the book is there again. */
    void burnt() {
        burnt.addAll(intended);
        ours().forEach(order -> booked.add(order.txid()));
        lastNonce = 0;
    }

    /** The book was rebuilt, and must have all that has arrived. */
    void recovered() {
        burnt.clear();
    }

    /** Whatever the bot knows: what the saved book and the exchange say must fit. */
    void look() {
        Map<Coin, Exposure> exposures = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (OrderState order : ours()) {
            String id = order.clientId().orElseThrow();
            if (!ids.add(id)) {
                fail("two orders with the id " + id);
            }
            boolean excused = burnt.contains(id) || (order.status().isOver() && intended.contains(id));
            if (world.guards().areWithinTheBound() && !excused && !booked.contains(order.txid()) && !isSaved(id)) {
                fail("the order " + order.txid() + " with the id " + id + " belongs to no intent");
            }
            Coin coin = parts(id).orElseThrow().coin();
            exposures.computeIfAbsent(coin, none -> new Exposure()).add(order);
        }
        // What is given up and appears all the same is found by the next look, and may have been replaced by then. What
        // the owner
        // buys for the bot has no bounds.
        if (!world.guards().areWithinTheBound() || world.rig().adopts()) {
            return;
        }
        exposures.forEach((coin, exposure) -> exposure.check(coin));
        long taken = exposures.entrySet().stream()
                .filter(entry -> entry.getValue().takesAPlace(world.rig().ordermin(entry.getKey())))
                .count();
        if (taken > MOST) {
            fail(taken + " positions at once: " + exposures);
        }
    }

    /** After a run that came to its end. */
    void afterRun(Life life, Optional<DeskRun> run) {
        look();
        if (run.isEmpty() || !life.isLoaded()) {
            return;
        }
        if (run.get().isCycle()
                && run.get().verdicts().size() == 1
                && !cyclesRun.add(run.get().due())) {
            fail("the cycle " + run.get().due() + " was run twice");
        }
        Book book = life.book();
        if (world.guards().areWithinTheBound()) {
            noneGivenUp(book);
        }
        if (run.get().failure().isEmpty() && !run.get().verdicts().isEmpty()) {
            book.positions().forEach(position -> sold(position, run.get()));
        }
    }

    private void noneGivenUp(Book book) {
        Set<String> placed = new HashSet<>();
        ours().forEach(order -> placed.add(order.clientId().orElseThrow()));
        book.doubts().ghosts().stream()
                .filter(ghost -> placed.contains(ghost.id()))
                .findFirst()
                .ifPresent(ghost -> fail("the order " + ghost.id() + " was given up and is on the exchange"));
    }

    /** A coin that is held has a resting sell, or the run has said why not. */
    private void sold(Position position, DeskRun run) {
        boolean resting = position.openSell().isPresent()
                || position.isUnresolved(Side.SELL)
                || position.held().isZero();
        boolean reasoned = run.verdicts().getLast().decisions().stream()
                .filter(decision -> decision.coin().equals(position.coin()))
                .anyMatch(decision -> !RESTING.contains(decision.why().reason()));
        if (!resting && !reasoned) {
            fail(position.coin() + " is held without a sell and without a reason");
        }
    }

    /** After a while in which nothing went wrong. */
    void atTheEnd(Life life) {
        look();
        Book book = life.book();
        List<Intent> left = book.positions().stream()
                .flatMap(position -> position.intents().stream())
                .toList();
        if (!left.isEmpty()) {
            fail("never resolved: " + left);
        }
        List<String> untold = venue.orders().stream()
                .filter(order -> !order.status().isOver() && !isOurs(order) && !isTaken(order))
                .map(OrderState::txid)
                .filter(txid -> !book.foreign().told().contains(txid))
                .toList();
        if (!untold.isEmpty()) {
            fail("the owner was not told of " + untold);
        }
        if (world.rig().adopts()) {
            List<OrderState> taken =
                    venue.orders().stream().filter(this::isTaken).toList();
            taken.forEach(order -> world.tally().count("taken/" + order.side()));
            new Adopted(bot, book, ours(), taken, venue).agree();
        } else {
            new Ledgers(book, ours(), venue).agree();
        }
    }
}
