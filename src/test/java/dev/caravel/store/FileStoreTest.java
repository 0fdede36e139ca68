package dev.caravel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.book.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest {
    @TempDir
    private Path temporary;

    private Path folder;
    private FileStore store;

    @BeforeEach
    void openStore() {
        folder = temporary.resolve("data/caravel");
        store = new FileStore(folder, false);
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(store.all()).isEmpty();
        assertThat(store.read("waits")).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentIsAFileOfItsName(boolean durable) throws IOException {
        store = new FileStore(folder, durable);

        store.put(Document.of("positions/BTC-1", "{\"schema\":1}"));
        store.put(Document.of("waits", "{}"));
        store.put(Document.of("waits", "{\"schema\":1,\"recent\":\"é\"}"));

        assertThat(Files.readString(folder.resolve("positions/BTC-1.json"))).isEqualTo("{\"schema\":1}");
        assertThat(new FileStore(folder, durable).all())
                .isEqualTo(Map.of("positions/BTC-1", "{\"schema\":1}", "waits", "{\"schema\":1,\"recent\":\"é\"}"));
        assertThat(filesIn(folder)).noneMatch(file -> file.endsWith(".tmp"));
    }

    @Test
    void aDocumentThatIsGoneIsDeleted() {
        store.put(Document.of("positions/BTC-1", "{}"));

        store.put(Document.gone("positions/BTC-1"));
        store.put(Document.gone("positions/never-there"));

        assertThat(store.all()).isEmpty();
        assertThat(store.read("positions/BTC-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentIsCreatedOnce(boolean durable) throws IOException {
        store = new FileStore(folder, durable);

        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"a\"}"))).isTrue();
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"b\"}"))).isFalse();

        assertThat(store.read("lease/1")).contains("{\"owner\":\"a\"}");
        store.put(Document.gone("lease/1"));
        assertThat(store.create(Document.of("lease/1", "{\"owner\":\"b\"}"))).isTrue();
        assertThat(filesIn(folder)).containsExactly("lease/1.json");
    }

    @Test
    void ofManyThatCreateTheSameDocumentOneSucceeds() {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tries = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(owner -> () ->
                            new FileStore(folder, false).create(Document.of("lease/1", "{\"owner\":" + owner + "}")))
                    .toList();

            List<Boolean> won =
                    threads.invokeAll(tries).stream().map(Future::resultNow).toList();

            int winner = won.indexOf(true);
            assertThat(won).filteredOn(success -> success).hasSize(1);
            assertThat(store.read("lease/1")).contains("{\"owner\":" + winner + "}");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatAnotherProcessWritesIsSeen() {
        FileStore other = new FileStore(folder, false);
        List<String> warnings = new ArrayList<>();
        ControlDocument read = new ControlDocument(store, warnings::add);
        ControlDocument written = new ControlDocument(other, warnings::add);
        assertThat(read.read()).isEqualTo(Control.RUN);

        for (Control.Mode mode : Control.Mode.values()) {
            Control control = new Control(mode, Examples.NOON, "ada");
            written.write(control);
            assertThat(read.read()).isEqualTo(control);
        }

        other.put(Document.gone("control"));
        assertThat(read.read()).isEqualTo(Control.RUN);
    }

    @Test
    void anUnchangedFileIsNotReadAgain() {
        store.put(Document.of("control", "{\"schema\":1}"));

        assertThat(store.read("control").orElseThrow())
                .isSameAs(store.read("control").orElseThrow());
    }

    @Test
    void aHalfWrittenFileIsIgnoredAndCleanedByTheProcessThatTrades() throws IOException {
        store.put(Document.of("positions/BTC-1", "{}"));
        long noProcess = 2_000_000_000L;
        Path abandoned = folder.resolve("positions/.BTC-1.json." + noProcess + ".tmp");
        Path beingWritten = folder.resolve(".control.json." + anotherProcess() + ".tmp");
        Files.writeString(abandoned, "{\"sch");
        Files.writeString(beingWritten, "{\"sch");

        assertThat(store.all()).containsOnlyKeys("positions/BTC-1");
        try (FolderLock lock = store.tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(abandoned).doesNotExist();
            assertThat(beingWritten).exists();
        }
    }

    @Test
    void otherFilesAreNotDocuments() throws IOException {
        Files.createDirectories(folder.resolve("journal"));
        Files.writeString(folder.resolve("journal/2024-01-31.jsonl"), "{}\n");
        Files.writeString(folder.resolve("caravel.log"), "");

        assertThat(store.all()).isEmpty();
    }

    @Test
    void onlyOneMayTrade() {
        FileStore other = new FileStore(folder, false);
        try (FolderLock lock = store.tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(other.tryLock()).isEmpty();
            assertThat(store.tryLock()).isEmpty();
            assertThat(other.holder())
                    .isEqualTo("process " + ProcessHandle.current().pid());
        }
        assertThat(other.tryLock()).hasValueSatisfying(FolderLock::close);
    }

    @Test
    void anotherProcessMayNotTradeUntilThisOneEnds() throws Exception {
        try (FolderLock lock = store.tryLock().orElseThrow()) {
            assertThat(lock).isNotNull();
            store.tryLock();
            assertThat(lockOfAnotherProcess()).isEqualTo("false");
        }
        assertThat(lockOfAnotherProcess()).isEqualTo("true");
    }

    /** Tries in a process of its own, as the operating system sees it. */
    private String lockOfAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockTry.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    @Test
    void saysInOneLineWhatIsInTheWay() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("positions"), "a file where a folder should be");

        assertThatThrownBy(() -> store.put(Document.of("positions/BTC-1", "{}")))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "cannot write " + folder.resolve("positions/BTC-1.json") + ": " + folder.resolve("positions")
                                + " is in the way; see that the state folder can be written and the disk has room");
        assertThat(filesIn(folder)).containsExactly("positions");
    }

    @Test
    void aFolderThatCannotBeReadIsNotAnEmptyOne() throws IOException {
        Files.createDirectories(folder.resolve("waits.json"));
        assertThatThrownBy(() -> store.read("waits"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot read " + folder.resolve("waits.json") + ": ");
    }

    @Test
    void theNonceCeilingIsKept() {
        assertThat(new NonceCeiling(store).read()).isZero();

        new NonceCeiling(store).reserve(1_706_702_400_000_000L);

        assertThat(new NonceCeiling(new FileStore(folder, true)).read()).isEqualTo(1_706_702_400_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secrets", "/etc/passwd", "a//b", ".hidden", "", "a b"})
    void aNameThatLeavesTheFolderIsNoName(String name) {
        assertThatThrownBy(() -> Document.of(name, "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static long anotherProcess() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
