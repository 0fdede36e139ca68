package dev.caravel.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Several copies that want one lease, on one thread: whenever one calls the store, dice decide how long that takes, what the others do
 * meanwhile, whether it fails before or after it was carried out, and how old an answer is. After every step they are looked at.
 */
final class Copies {
    static final Duration LIFE = Duration.ofSeconds(90);
    /** How often a copy looks after its lease. */
    static final Duration TICK = Duration.ofSeconds(10);

    private static final Duration STALE = Duration.ofSeconds(20);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Random dice;
    private final List<Copy> all;
    private final NavigableMap<Instant, Map<String, String>> history = new TreeMap<>(Map.of(BEGIN, Map.of()));
    private Instant now = BEGIN;
    private boolean calm;
    private int started;
    /** Who held the lease, one after another. */
    final List<String> holders = new ArrayList<>();

    Copies(int count, long seed) {
        dice = new Random(seed);
        all = IntStream.range(0, count).mapToObj(_ -> new Copy()).toList();
    }

    /** One copy, its clock, and the store as it comes through to it. */
    private final class Copy implements DocumentStore, InstantSource {
        // Off by no more than the margin.
        private final Duration skew = Duration.ofMillis(dice.nextInt(12_001) - 6_000);
        private String name = "";
        private Lease lease = start();
        private boolean busy;
        private boolean dead;

        /** As a new process, which knows nothing of what it was before. */
        private Lease start() {
            name = "copy-" + ++started;
            return new Lease(this, this, name, LIFE);
        }

        @Override
        public Instant instant() {
            return now.plus(skew);
        }

        void act() {
            if (busy || dead) {
                return;
            }
            busy = true;
            try {
                if (!lease.isHeld()) {
                    lease.take();
                } else if (!calm && dice.nextInt(30) == 0) {
                    end();
                } else if (!calm && dice.nextInt(40) == 0) {
                    lease = start();
                } else if (lease.isDue()) {
                    lease.renew();
                }
            } catch (StoreException unsure) {
                // That is what it is told, and the next try finds out.
            } finally {
                busy = false;
                check();
            }
        }

        private void end() {
            try {
                lease.giveUp();
            } finally {
                lease = start();
            }
        }

        private Map<String, String> view() {
            before();
            Instant when = calm || dice.nextInt(4) > 0 ? now : now.minusMillis(dice.nextInt((int) STALE.toMillis()));
            Map.Entry<Instant, Map<String, String>> then = history.floorEntry(when);
            Map<String, String> view = then == null ? Map.of() : then.getValue();
            after();
            return view;
        }

        @Override
        public Map<String, String> all() {
            return view();
        }

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(view().get(name));
        }

        @Override
        public void put(Document document) {
            before();
            Map<String, String> next = new TreeMap<>(newest());
            Memory.put(document, next);
            history.put(now, next);
            after();
        }

        @Override
        public boolean create(Document document) {
            before();
            Map<String, String> next = new TreeMap<>(newest());
            boolean created = next.putIfAbsent(document.name(), document.json()) == null;
            history.put(now, next);
            after();
            return created;
        }

        private void before() {
            meanwhile();
            fail();
        }

        private void after() {
            meanwhile();
            fail();
        }

        private void fail() {
            if (!calm && dice.nextInt(12) == 0) {
                throw new StoreException("no answer");
            }
        }
    }

    private Map<String, String> newest() {
        return history.lastEntry().getValue();
    }

    private void meanwhile() {
        if (calm) {
            pass(Duration.ofMillis(1));
            return;
        }
        switch (dice.nextInt(10)) {
            case 0 -> pass(Duration.ofMillis(dice.nextInt(400_000)));
            case 1, 2 -> pass(Duration.ofMillis(dice.nextInt(40_000)));
            default -> pass(Duration.ofMillis(1 + dice.nextInt(500)));
        }
        for (int others = dice.nextInt(3); others > 0; others--) {
            pass(Duration.ofMillis(dice.nextInt(2_000)));
            all.get(dice.nextInt(all.size())).act();
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
        check();
    }

    /** Never two. */
    private void check() {
        List<String> holding = all.stream()
                .filter(copy -> copy.lease.isHeld())
                .map(copy -> copy.name)
                .toList();
        if (holding.size() > 1) {
            throw new AssertionError("at " + now + " these hold the lease: " + holding + " " + newest());
        }
        holding.stream()
                .filter(holder -> holders.isEmpty() || !holders.getLast().equals(holder))
                .forEach(holders::add);
    }

    /** So many things happen. */
    void chaos(int steps) {
        for (int i = 0; i < steps; i++) {
            pass(Duration.ofMillis(dice.nextInt((int) TICK.toMillis())));
            all.get(dice.nextInt(all.size())).act();
        }
    }

    /** Nothing goes wrong any more. */
    void calm(Duration time) {
        calm = true;
        for (Instant end = now.plus(time); now.isBefore(end); pass(TICK)) {
            all.forEach(Copy::act);
        }
    }

    /** The process of the holder ends without a word. */
    void killHolder() {
        all.stream().filter(copy -> copy.lease.isHeld()).forEach(copy -> copy.dead = true);
    }

    /** Who holds the lease. */
    Optional<String> holder() {
        return all.stream()
                .filter(copy -> copy.lease.isHeld())
                .map(copy -> copy.name)
                .findFirst();
    }

    int documents() {
        return newest().size();
    }
}
