package dev.caravel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.Caravel;
import dev.caravel.book.Book;
import dev.caravel.book.Position;
import dev.caravel.market.Coin;
import dev.caravel.market.Money;
import dev.caravel.settings.Surroundings;
import dev.caravel.store.Document;
import dev.caravel.store.Documents;
import dev.caravel.store.ExchangeDocument;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecoverCommandTest {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int recover(String... options) {
        CommandLine line = Caravel.commandLine(new Surroundings(
                        Path.of("").toAbsolutePath(), Map.of(), Map.of(), InstantSource.system(), new QuartzCron()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(
                List.of("recover", "--set", "caravel.data=" + data, "--set", "caravel.clock.speed=600"));
        all.addAll(List.of(options));
        return line.execute(all.toArray(String[]::new));
    }

    private FileStore store() {
        return new FileStore(data.resolve("caravel"), false);
    }

    /** A book that the exchange knows nothing of: a position that is dust. */
    private void save() {
        Book book = new Book(Money.of("10000"));
        Position position = Position.open(new Coin("SOL"), Instant.parse("2026-01-01T00:00:00Z"));
        book.put(position);
        new ExchangeDocument(store()).write("paper");
        new Documents(_ -> {}).changed(book).forEach(store()::put);
    }

    private Optional<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().contains("before-recover"))
                    .findFirst();
        }
    }

    @Test
    void aBookThatCanBeReadIsRefusedAndNotTouched() throws IOException {
        save();
        Map<String, String> before = store().all();

        assertThat(recover()).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString())
                .contains("a book with 1 positions", "--replace")
                .hasLineCount(1);
        assertThat(store().all()).containsAllEntriesOf(before);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsReplacedIsKept() throws IOException {
        save();

        assertThat(recover("--replace")).isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(kept().orElseThrow())).contains("positions/SOL-1767225600");
        assertThat(store().all().keySet()).noneMatch(name -> name.startsWith("positions/"));
        assertThat(out.toString()).contains("No position and no open order", "0 closed trades", "kept in", "Saved");
    }

    @Test
    void aBookThatCannotBeReadIsPutAside() throws IOException {
        store().put(Document.of("positions/SOL-1", "{ half a docum"));

        assertThat(recover()).isEqualTo(ExitCode.DONE);

        assertThat(err.toString()).contains("cannot be read and is put aside");
        assertThat(Files.readString(kept().orElseThrow())).contains("half a docum");
        assertThat(store().all().keySet()).noneMatch(name -> name.startsWith("positions/"));
    }

    @Test
    void aDryRunSavesNothing() throws IOException {
        save();
        Map<String, String> before = store().all();

        assertThat(recover("--dry-run")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("Nothing was saved");
        assertThat(store().all()).containsAllEntriesOf(before);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aRunningTraderKeepsItsState() {
        try (FolderLock _ = store().tryLock().orElseThrow()) {
            assertThat(recover()).isEqualTo(ExitCode.FAILED);
        }

        assertThat(err.toString()).contains("trades with this state already").hasLineCount(1);
    }
}
