package dev.caravel.route.lease;

/** Where a copy says to the outside that it stands by, from when it begins to until it is closed. */
public interface Post extends AutoCloseable {
    /**
     * What is so from now on. It must not wait.
     *
     * @param isWell whether this copy could take over
     * @param why one sentence
     */
    void says(boolean isWell, String why);

    /** It no longer stands by. */
    @Override
    void close();
}
