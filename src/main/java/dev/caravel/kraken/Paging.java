package dev.caravel.kraken;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Reading a list to its last page: ask for the page at {@link #offset}, add it, and go on until the paging is complete. Rows that
 * come up meanwhile push older ones onto the next page, so that a row may come twice, but none that was there at the start is
 * passed over. Immutable.
 *
 * @param method that is called, for messages
 * @param rows read so far, newest first, each once
 * @param offset how many rows Kraken has to pass over for the next page
 * @param isComplete whether there is no further page
 */
public record Paging<T>(String method, List<T> rows, int offset, boolean isComplete) {
    private static final int PAGE = 50;

    public Paging {
        rows = List.copyOf(rows);
    }

    /** Nothing read yet. */
    public static <T> Paging<T> of(String method) {
        return new Paging<>(method, List.of(), 0, false);
    }

    /**
     * With one more page.
     *
     * @throws KrakenException if the page is empty although rows are left: a list that was cut proves nothing
     */
    public Paging<T> plus(Page<T> page) {
        int read = offset + page.rows().size();
        int last = page.count().orElse(page.rows().size() < PAGE ? read : Integer.MAX_VALUE);
        if (page.rows().isEmpty() && read < last) {
            throw new KrakenException.Unreadable(method, "only " + read + " of " + last + " rows came");
        }
        Collection<T> all = new LinkedHashSet<>(rows);
        all.addAll(page.rows());
        return new Paging<>(method, List.copyOf(all), read, read >= last);
    }
}
