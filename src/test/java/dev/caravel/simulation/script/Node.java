package dev.caravel.simulation.script;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A step of a route. */
sealed interface Node {
    /** Unique over all routes; in a template after the prefix of the route that is made of it, and a slash. */
    String id();

    record SetBody(String id, Expression value) implements Node {}

    record SetVariable(String id, String name, Expression value) implements Node {}

    record Bean(String id, Call call) implements Node {}

    /**
     * A message to another route, or out.
     *
     * @param uri with its placeholders filled in; of a dynamic one the expression
     */
    record To(String id, String uri, Map<String, String> options, boolean dynamic) implements Node {}

    record RemoveHeaders(String id) implements Node {}

    record Filter(String id, Expression when, List<Node> steps) implements Node {}

    record Choice(String id, List<When> whens, List<Node> otherwise) implements Node {}

    record When(Expression when, List<Node> steps) {}

    record Loop(String id, Expression goesOn, List<Node> steps) implements Node {}

    record Split(String id, Expression items, List<Node> steps) implements Node {}

    record Multicast(String id, String strategy, List<Node> branches) implements Node {}

    record Try(String id, List<Node> steps, List<Catch> catches, List<Node> last) implements Node {}

    record Catch(List<Class<?>> exceptions, List<Node> steps) {}

    record Delay(String id, Expression milliseconds) implements Node {}

    record Log(String id, Expression message) implements Node {}

    /** A route, and what becomes of a failure in it. */
    record Route(String id, String from, Errors errors, List<Node> steps) {}

    /** What a route does about a failure of one of its steps. */
    sealed interface Errors {
        /** It fails as a whole. */
        record None() implements Errors {}

        /** A dead letter is written, and the route and its callers end. */
        record DeadLetter(String uri) implements Errors {}

        /** By the kind of the failure. */
        record Clauses(List<Clause> clauses) implements Errors {}

        /**
         * What is done about some exceptions.
         *
         * @param again how often the step is repeated
         * @param whilst as long as this holds it is repeated as well
         * @param continued whether the route then goes on with what the steps have made of it
         */
        record Clause(
                Set<Class<?>> exceptions, int again, List<Expression> whilst, boolean continued, List<Node> steps) {}
    }
}
