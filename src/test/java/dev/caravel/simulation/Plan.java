package dev.caravel.simulation;

import dev.caravel.simulation.FaultyStore.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When what goes wrong in one world. Everything is decided by its seed. */
final class Plan implements FaultyStore.Troubles {
    /** So many visits of a step pass at most before the crash that is meant for it. */
    private static final int MOST_PASSED = 3;

    private static final int MOST_CRASHES = 7;

    /** They come on top of the others. */
    private static final int RARE_AIMS = 4;

    /** Documents of the book, and the ceiling of the nonces. */
    private static final List<String> DOCUMENTS = List.of(
            "audit", "doubts", "foreign", "guards", "nonce", "outbox", "positions", "reported", "trades", "waits");

    /** Steps that are come to only when something else has gone wrong before. */
    private static final List<String> RARE = List.of(
            "keep-reference",
            "never-sent",
            "not-reported",
            "not-saved",
            "not-sent",
            "save-told",
            "take-back",
            "tell-no-quotes",
            "tell-run-failed",
            "unopened",
            "without-ledger",
            "without-lists");

    private static final List<String> READS = List.of("all", "control", "nonce");

    private final Chance chance;
    private final Tally tally;
    private final List<String> crashes;
    private final double perRead;
    private final double perOrder;
    private final double perPut;
    private final double perLoss;
    private String mission = "";
    private boolean calm;
    private int full;
    private int crashed;
    /** Where the process dies next, and some rare places where it does when it comes there. */
    private Aim aim;

    private final List<Aim> rare = new ArrayList<>();
    private boolean hasAimedAnew;
    private final boolean needsRecovery;

    /** @param passes so many visits go by before */
    private record Aim(boolean before, String step, int passes) {
        static Aim at(String place, int passes) {
            int blank = place.indexOf(' ');
            return new Aim(
                    place.startsWith("before"), place.substring(blank + 1).intern(), passes);
        }

        boolean isAt(boolean isBefore, String at) {
            return before == isBefore && step.equals(at);
        }
    }

    /**
     * Each seed has a mission: one thing that goes wrong in one place as soon as it can. Seeds in a row have all missions in a row, so that
     * nothing that is possible is left to chance alone.
     *
     * @param crashes where the process may die
     * @param recovery the steps by which a book is rebuilt
     */
    Plan(long seed, Chance chance, Tally tally, List<String> crashes, Set<String> recovery) {
        this.chance = chance;
        this.tally = tally;
        this.crashes = crashes;
        perRead = chance.between(0, 0.015);
        perOrder = chance.between(0.1, 0.4);
        perPut = chance.between(0, 0.015);
        perLoss = chance.in(0.2) ? chance.between(0, 0.0005) : 0;
        List<String> faults = faults();
        mission = faults.get(Math.floorMod(seed, faults.size()));
        aim = Aim.at(crashes.get(Math.floorMod(seed, crashes.size())), 0);
        for (int i = 0; i < RARE_AIMS; i++) {
            rare.add(Aim.at((chance.in(0.5) ? "before " : "after ") + chance.of(RARE), 0));
        }
        needsRecovery = recovery.contains(aim.step());
    }

    /** Every pair of what can go wrong and where. */
    static List<String> faults() {
        List<String> all = new ArrayList<>();
        for (String method : Mishap.METHODS) {
            Mishap.of(method).stream()
                    .filter(mishap -> !mishap.isCrash())
                    .forEach(mishap -> all.add(mishap + "@" + method));
        }
        for (String document : DOCUMENTS) {
            for (Trouble trouble : Trouble.values()) {
                if (trouble != Trouble.CRASH) {
                    all.add(trouble + "@" + document);
                }
            }
        }
        READS.forEach(document -> all.add("UNREADABLE@" + document));
        return all;
    }

    /** Whether the mission can only be fulfilled where the book is rebuilt. */
    boolean needsRecovery() {
        return needsRecovery;
    }

    /** Whether it can only be fulfilled where orders are cancelled. */
    boolean needsCancels() {
        return mission.endsWith("@CancelOrder");
    }

    /** From now on nothing goes wrong. */
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    /** Called at each step. */
    void at(boolean before, String step) {
        // The mission has to be fulfilled however often the process has died before, and so have the rare places.
        if (calm) {
            return;
        }
        if (rare.removeIf(place -> place.isAt(before, step))) {
            crashed--;
        } else if (!aim.isAt(before, step) || (crashed >= MOST_CRASHES && hasAimedAnew)) {
            return;
        } else if (aim.passes() > 0) {
            aim = new Aim(before, step, aim.passes() - 1);
            return;
        } else {
            hasAimedAnew = true;
            aim = Aim.at(chance.of(crashes), chance.below(MOST_PASSED));
        }
        crashed++;
        throw new Crash((before ? "before " : "after ") + step);
    }

    /** Another aim, where the last one may not come up. */
    void aimAnew() {
        if (hasAimedAnew && chance.in(0.1)) {
            aim = Aim.at(chance.of(crashes), chance.below(MOST_PASSED));
        }
    }

    /** Whether the copy loses its lease now. */
    boolean losesLease() {
        return !calm && perLoss > 0 && chance.in(perLoss);
    }

    Optional<Mishap> mishap(String method) {
        if (calm) {
            return Optional.empty();
        }
        if (mission.endsWith('@' + method)) {
            Mishap mishap = Mishap.valueOf(mission.substring(0, mission.indexOf('@')));
            mission = "";
            tally.fault(mishap, method);
            return Optional.of(mishap);
        }
        if (!chance.in(Mishap.isOrder(method) ? perOrder : perRead)) {
            return Optional.empty();
        }
        Mishap mishap = chance.of(Mishap.of(method));
        if (mishap.isCrash()) {
            return ++crashed > MOST_CRASHES ? Optional.empty() : Optional.of(mishap);
        }
        tally.fault(mishap, method);
        return Optional.of(mishap);
    }

    @Override
    public Optional<Trouble> put(String name) {
        if (calm) {
            return Optional.empty();
        }
        Optional<Trouble> trouble = trouble(kind(name));
        trouble.filter(found -> found != Trouble.CRASH).ifPresent(found -> tally.fault(found, kind(name)));
        return trouble;
    }

    private Optional<Trouble> trouble(String kind) {
        if (mission.endsWith('@' + kind) && !mission.startsWith("UNREADABLE")) {
            Trouble trouble = Trouble.valueOf(mission.substring(0, mission.indexOf('@')));
            mission = "";
            return Optional.of(trouble);
        }
        if (full > 0) {
            full--;
            return Optional.of(Trouble.DISK_FULL);
        }
        if (!chance.in(perPut)) {
            return Optional.empty();
        }
        Trouble trouble = chance.of(List.of(Trouble.values()));
        if (trouble == Trouble.CRASH && ++crashed > MOST_CRASHES) {
            return Optional.empty();
        }
        if (trouble == Trouble.DISK_FULL) {
            full = chance.below(6);
        }
        return Optional.of(trouble);
    }

    @Override
    public boolean read(String name) {
        boolean isMission = mission.equals("UNREADABLE@" + kind(name));
        boolean fails = !calm && (isMission || chance.in(perPut));
        if (isMission) {
            mission = "";
        }
        if (fails) {
            tally.fault("UNREADABLE", kind(name));
        }
        return fails;
    }

    static String kind(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
