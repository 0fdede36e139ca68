package dev.caravel.route.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.FileStore;
import dev.caravel.store.FolderLock;
import dev.caravel.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class StandByTest {
    private static final Duration LIFE = Duration.ofSeconds(9);

    @TempDir
    Path folder;

    private Shared shared;
    private final List<Duration> waits = new ArrayList<>();
    private final Said post = new Said();

    @BeforeEach
    void share() {
        shared = new Shared(new FileStore(folder.resolve("shared"), false));
    }

    @Test
    void aStateInFilesIsHeldByItsFolder() {
        Path place = folder.resolve("bot");
        FolderLock other = new FileStore(place, false).tryLock().orElseThrow();

        Optional<Tenure> tenure = new StandBy(
                        wait -> {
                            waits.add(wait);
                            if (waits.size() == 3) {
                                other.close();
                            }
                            return false;
                        },
                        () -> post)
                .await(new Claim(place, Optional.empty(), InstantSource.system(), LIFE));

        assertThat(waits).hasSize(3).containsOnly(Duration.ofSeconds(1));
        assertThat(tenure.orElseThrow().takeOver().orElseThrow())
                .contains(" took over from process " + ProcessHandle.current().pid());
        assertThat(post.said.getFirst())
                .startsWith("true stands by while process "
                        + ProcessHandle.current().pid())
                .endsWith(" trades with " + place);
        assertThat(post.said.getLast()).isEqualTo("closed");
        assertThat(tenure.orElseThrow().end(false)).isEqualTo(LeaseEnd.NEVER);
        tenure.orElseThrow().close();
        assertThat(new FileStore(place, false).tryLock()).hasValueSatisfying(FolderLock::close);
    }

    @Test
    void endsWhenTheProcessIsToldTo() {
        try (Tenure _ = claim("one").take()) {
            assertThat(new StandBy(_ -> true, () -> post).await(claim("two"))).isEmpty();
        }
        assertThat(post.said).hasSize(2).endsWith("closed");
    }

    @Test
    void aCopyThatNeedNotWaitOpensNoPost() {
        new StandBy(_ -> true, () -> post).await(claim("one")).orElseThrow().close();

        assertThat(post.said).isEmpty();
    }

    @Test
    void aStateThatDoesNotAnswerTheFirstTimeIsForTheOwnerToMend() {
        shared.away.set(Integer.MAX_VALUE);

        assertThatThrownBy(() -> new StandBy(_ -> true, () -> post).await(claim("one")))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aCopyThatLostItsRightWaitsUntilTheStateAnswersAgain() throws InterruptedException {
        Tenure first = claim("one").take();
        CountDownLatch lost = new CountDownLatch(1);
        first.whenLost(lost::countDown);
        shared.away.set(Integer.MAX_VALUE);
        assertThat(lost.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.isLost()).isTrue();
        assertThat(first.end(false).isOver()).isTrue();
        first.close();

        shared.away.set(3);
        try (Tenure tenure =
                new StandBy(_ -> false, () -> post).awaitAgain(claim("one")).orElseThrow()) {
            assertThat(tenure.isLost()).isFalse();
        }
        assertThat(post.said).first().isEqualTo("false stands by, and the state does not answer");
        assertThat(post.said).last().isEqualTo("closed");
    }

    private Claim claim(String name) {
        return new Claim(folder.resolve(name), Optional.of(shared), InstantSource.system(), LIFE);
    }

    /** A post that remembers what was said there. */
    private static final class Said implements Post {
        private final List<String> said = new ArrayList<>();

        @Override
        public void says(boolean isWell, String why) {
            said.add(isWell + " " + why);
        }

        @Override
        public void close() {
            said.add("closed");
        }
    }

    /** A store that is away for so many calls. */
    private static final class Shared implements DocumentStore {
        private final DocumentStore store;
        private final AtomicInteger away = new AtomicInteger();

        private Shared(DocumentStore store) {
            this.store = store;
        }

        private DocumentStore store() {
            if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreException("the state does not answer");
            }
            return store;
        }

        @Override
        public Map<String, String> all() {
            return store().all();
        }

        @Override
        public Optional<String> read(String name) {
            return store().read(name);
        }

        @Override
        public void put(Document document) {
            store().put(document);
        }

        @Override
        public boolean create(Document document) {
            return store().create(document);
        }
    }
}
