package dev.caravel.paper.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void looksLikeKrakens() {
        assertThat(new Ids(7).next('O')).matches("O[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{6}");
    }

    @Test
    void theSameSeedGivesTheSameRow() {
        Ids one = new Ids(7);
        Ids other = new Ids(7);
        for (int i = 0; i < 100; i++) {
            assertThat(one.next('T')).isEqualTo(other.next('T'));
        }
        assertThat(new Ids(8).next('O')).isNotEqualTo(new Ids(7).next('O'));
    }

    @Test
    void noIdComesTwice() {
        Ids ids = new Ids(7);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(ids.next('L'))).isTrue();
        }
    }
}
