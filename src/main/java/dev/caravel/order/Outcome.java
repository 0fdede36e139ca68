package dev.caravel.order;

/** What an order call came to. Only {@link Unknown} leaves open whether the exchange acted. */
public sealed interface Outcome {

    /** The exchange did it; the id is that of the order placed, amended or cancelled. */
    record Accepted(String txid) implements Outcome {}

    /**
     * The exchange said no, and nothing happened.
     *
     * @param error in the exchange's words
     * @param later whether the same may be accepted later (rate limit, market mode, post-only …)
     */
    record Refused(String error, boolean later) implements Outcome {}

    /**
     * The exchange found nothing wrong with the order and placed none, since it was only asked to check it.
     *
     * @param order in the exchange's words
     */
    record Valid(String order) implements Outcome {
        @Override
        public String toString() {
            return "valid, but not placed (" + order + ")";
        }
    }

    /** The call certainly did not reach the exchange. */
    record NeverSent(String reason) implements Outcome {}

    /** The call may have been carried out or not: it must be resolved, never repeated. */
    record Unknown(String reason) implements Outcome {}
}
