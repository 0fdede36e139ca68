package dev.caravel.simulation.script;

import dev.caravel.simulation.script.Node.Errors;
import java.util.List;
import java.util.stream.Stream;

/** Finds steps in steps. */
final class Steps {
    private Steps() {}

    static Stream<Node> of(Errors errors) {
        return errors instanceof Errors.Clauses(List<Errors.Clause> clauses)
                ? clauses.stream().flatMap(clause -> clause.steps().stream())
                : Stream.empty();
    }

    static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), in(node).flatMap(Steps::all));
    }

    private static Stream<Node> in(Node node) {
        return switch (node) {
            case Node.Filter filter -> filter.steps().stream();
            case Node.Choice choice ->
                Stream.concat(
                        choice.whens().stream().flatMap(when -> when.steps().stream()), choice.otherwise().stream());
            case Node.Loop loop -> loop.steps().stream();
            case Node.Split split -> split.steps().stream();
            case Node.Multicast multicast -> multicast.branches().stream();
            case Node.Try attempt ->
                Stream.of(
                                attempt.steps().stream(),
                                attempt.catches().stream().flatMap(part -> part.steps().stream()),
                                attempt.last().stream())
                        .flatMap(steps -> steps);
            case Node.SetBody _, Node.SetVariable _, Node.Bean _, Node.To _, Node.RemoveHeaders _ -> Stream.empty();
            case Node.Delay _, Node.Log _ -> Stream.empty();
        };
    }
}
