package dev.caravel.paper.fault;

import java.util.Optional;
import java.util.Set;

/**
 * When a fault happens.
 *
 * @param account to whose calls; empty for those of everybody, public ones included unless the fault is an account's
 * @param methods to which; empty for all
 * @param most how often at most, to each account
 */
public record FaultRule(Fault fault, Optional<String> account, Set<String> methods, Turn turn, long most) {
    public FaultRule {
        methods = Set.copyOf(methods);
    }

    /** Which of the calls that a rule is about; each account's are counted by themselves, from 1. */
    public sealed interface Turn {
        /** Each with this probability. */
        record Chance(double probability) implements Turn {}

        /** The ones with these numbers. */
        record Calls(Set<Long> numbers) implements Turn {
            public Calls {
                numbers = Set.copyOf(numbers);
            }
        }

        /** Every n-th. */
        record Every(long count) implements Turn {}
    }

    /** A rule about everybody's calls of some methods, or of all if none is named. */
    public static FaultRule of(Fault fault, Turn turn, String... methods) {
        return new FaultRule(fault, Optional.empty(), Set.of(methods), turn, Long.MAX_VALUE);
    }

    /** The same for one account only. */
    public FaultRule forAccount(String name) {
        return new FaultRule(fault, Optional.of(name), methods, turn, most);
    }

    /** The same, so often at most. */
    public FaultRule atMost(long times) {
        return new FaultRule(fault, account, methods, turn, times);
    }

    boolean isAbout(String caller, String method) {
        boolean isConcerned = account.map(caller::equals).orElse(!caller.isEmpty() || !fault.isOfAnAccount());
        return isConcerned && (methods.isEmpty() || methods.contains(method));
    }
}
