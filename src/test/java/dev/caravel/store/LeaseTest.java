package dev.caravel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(90);

    private final Spoilt store = new Spoilt();
    private Instant now = NOON;
    private final Lease one = lease("one");
    private final Lease two = lease("two");

    private Lease lease(String owner) {
        return new Lease(store, () -> now, owner, LIFE);
    }

    @Property(tries = 120)
    void neverTwoHoldWhateverHappens(@ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int count) {
        Copies copies = new Copies(count, seed);

        copies.chaos(150);

        assertThat(copies.documents()).isLessThan(40);
        copies.calm(Duration.ofMinutes(10));
        assertThat(copies.holder()).as("one holds when all is well again").isPresent();
        assertThat(copies.documents()).isLessThan(10);
        assertThat(copies.holders).as("it went from one to another").hasSizeGreaterThan(1);
    }

    @Property(tries = 40)
    void anotherTakesOverWithinTwoMinutesOfADeath(@ForAll long seed) {
        Copies copies = new Copies(2, seed);
        copies.chaos(30);
        copies.calm(Duration.ofMinutes(10));
        Optional<String> before = copies.holder();

        copies.killHolder();
        copies.calm(Duration.ofMinutes(2));

        assertThat(copies.holder()).isPresent().isNotEqualTo(before);
    }

    @Test
    void theFirstToComeHoldsIt() {
        assertThat(one.take()).isTrue();
        assertThat(two.take()).isFalse();
        assertThat(one.end()).isEqualTo(NOON.plusSeconds(84));
        assertThat(two.end()).isEqualTo(Instant.MIN);
        assertThat(two.newest()).hasValueSatisfying(term -> {
            assertThat(term.owner()).isEqualTo("one");
            assertThat(term.ends()).isEqualTo(NOON.plusSeconds(90));
        });
    }

    @Test
    void theHolderStopsBeforeTheEndAndTheOthersWaitLonger() {
        one.take();

        after(83);
        assertThat(one.isHeld()).isTrue();
        after(1);
        assertThat(one.isHeld()).isFalse();
        assertThat(one.renew()).isFalse();
        after(12);
        assertThat(two.take()).isFalse();
        after(1);
        assertThat(two.take()).isTrue();
    }

    @Test
    void aRenewalCountsFromWhenItWasAsked() {
        one.take();
        after(30);
        assertThat(one.isDue()).isTrue();

        assertThat(one.renew()).isTrue();

        assertThat(one.isDue()).isFalse();
        assertThat(one.end()).isEqualTo(NOON.plusSeconds(30 + 84));
        assertThat(one.newest().orElseThrow().since()).isEqualTo(NOON);
        assertThat(store.all()).containsOnlyKeys("lease/1", "lease/2");
    }

    @Test
    void aTakingWhoseAnswerWasLostIsFoundOut() {
        store.loseAnswers = 1;

        assertThatThrownBy(one::take).isInstanceOf(StoreException.class);
        assertThat(one.isHeld()).isFalse();

        assertThat(one.take()).isTrue();
        assertThat(two.take()).isFalse();
    }

    @Test
    void aRenewalWhoseAnswerWasLostIsFoundOut() {
        one.take();
        after(30);
        store.loseAnswers = 1;
        assertThatThrownBy(one::renew).isInstanceOf(StoreException.class);
        assertThat(one.end()).as("goes on to its old end").isEqualTo(NOON.plusSeconds(84));

        after(10);
        assertThat(one.renew()).isTrue();
        assertThat(one.end()).as("as it was asked for first").isEqualTo(NOON.plusSeconds(30 + 84));
    }

    @Test
    void whatWasGivenUpIsFreeAtOnce() {
        one.take();
        after(5);

        one.giveUp();

        assertThat(one.isHeld()).isFalse();
        assertThat(two.take()).isTrue();
        assertThat(two.newest().orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void itIsGivenUpAlsoAfterARenewalThatSeemedToFail() {
        one.take();
        after(30);
        store.loseAnswers = 1;
        assertThatThrownBy(one::renew).isInstanceOf(StoreException.class);

        one.giveUp();

        assertThat(two.take()).isTrue();
    }

    @Test
    void whoLostItGivesNothingUp() {
        one.take();
        after(100);
        two.take();

        one.giveUp();

        assertThat(two.isHeld()).isTrue();
        assertThat(two.take()).isTrue();
    }

    @Test
    void aStoreThatCannotBeReadLeavesTheHolderUntilItsEnd() {
        one.take();
        store.isAway = true;
        after(60);

        assertThatThrownBy(one::renew).isInstanceOf(StoreException.class);
        assertThatThrownBy(two::take).isInstanceOf(StoreException.class);
        assertThat(one.isHeld()).isTrue();
        after(24);
        assertThat(one.isHeld()).isFalse();
    }

    @Test
    void aClockThatWasSetBackEndsIt() {
        one.take();

        now = NOON.minusSeconds(1);

        assertThat(one.isHeld()).isFalse();
        assertThat(one.renew()).isFalse();
        assertThat(one.take()).as("nobody else can have it").isTrue();
    }

    @Test
    void theStoreDoesNotGrow() {
        one.take();
        for (int i = 0; i < 100; i++) {
            after(30);
            one.renew();
        }

        assertThat(store.all()).hasSizeBetween(2, 8).containsKey("lease/101");
    }

    @Test
    void aCopyThatSleptMistakesNoNumber() {
        one.take();
        two.take();
        for (int i = 0; i < 20; i++) {
            after(30);
            one.renew();
        }

        assertThat(two.take()).isFalse();
        assertThat(two.newest().orElseThrow().number()).isEqualTo(21);
    }

    @Test
    void numbersCountAndNotTheirText() {
        one.take();
        for (int i = 0; i < 9; i++) {
            after(30);
            one.renew();
        }

        assertThat(lease("three").take()).isFalse();
        assertThat(store.all().keySet().stream().sorted().collect(Collectors.toList()))
                .contains("lease/10");
    }

    @Test
    void aTermThatMakesNoSenseIsNotTakenOver() {
        store.put(Document.of("lease/7", "{\"schema\":1,\"owner\":\"one\"}"));

        assertThatThrownBy(two::take)
                .isInstanceOf(StoreException.class)
                .hasMessage("lease/7: 'since' is missing: mend the document or restore it");
    }

    private void after(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** A store that fails as a test says. */
    private static final class Spoilt implements DocumentStore {
        private final TreeMap<String, String> documents = new TreeMap<>();
        private int loseAnswers;
        private boolean isAway;

        @Override
        public Map<String, String> all() {
            checkThere();
            return new TreeMap<>(documents);
        }

        @Override
        public Optional<String> read(String name) {
            checkThere();
            return Optional.ofNullable(documents.get(name));
        }

        @Override
        public void put(Document document) {
            checkThere();
            Memory.put(document, documents);
        }

        @Override
        public boolean create(Document document) {
            checkThere();
            boolean created = documents.putIfAbsent(document.name(), document.json()) == null;
            if (loseAnswers > 0) {
                loseAnswers--;
                throw new StoreException("no answer");
            }
            return created;
        }

        private void checkThere() {
            if (isAway) {
                throw new StoreException("cannot be reached");
            }
        }
    }
}
