package dev.caravel.store;

import dev.caravel.book.Audit;
import dev.caravel.book.Book;
import dev.caravel.book.Control;
import dev.caravel.book.Doubts;
import dev.caravel.book.Event;
import dev.caravel.book.Foreign;
import dev.caravel.book.Guards;
import dev.caravel.book.Position;
import dev.caravel.book.Reported;
import dev.caravel.book.Trade;
import dev.caravel.book.Waits;
import java.util.List;

/** All that is in a book, to be compared with another. */
record Contents(
        List<Position> positions,
        List<Trade> trades,
        List<Event> outbox,
        Waits waits,
        Guards guards,
        Doubts doubts,
        Audit audit,
        Foreign foreign,
        Reported reported,
        Control control) {
    static Contents of(Book book) {
        return new Contents(
                List.copyOf(book.positions()),
                book.trades(),
                book.outbox(),
                book.waits(),
                book.guards(),
                book.doubts(),
                book.audit(),
                book.foreign(),
                book.reported(),
                book.control());
    }
}
