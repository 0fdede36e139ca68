package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final Paging<Integer> paging = Paging.of("ClosedOrders");

    @Test
    void readsToTheLastPage() {
        Paging<Integer> first = paging.plus(page(0, 50, 120));
        Paging<Integer> second = first.plus(page(50, 100, 120));
        Paging<Integer> third = second.plus(page(100, 120, 120));

        assertThat(List.of(paging.offset(), first.offset(), second.offset())).containsExactly(0, 50, 100);
        assertThat(List.of(paging.isComplete(), first.isComplete(), second.isComplete()))
                .containsOnly(false);
        assertThat(third.isComplete()).isTrue();
        assertThat(third.rows()).hasSize(120).isSorted();
    }

    @Test
    void isCompleteWithNothingToRead() {
        assertThat(paging.plus(page(0, 0, 0)).isComplete()).isTrue();
    }

    @Test
    void isCompleteWithAPageThatIsExactlyFull() {
        assertThat(paging.plus(page(0, 50, 50)).isComplete()).isTrue();
    }

    @Test
    void takesARowThatWasPushedOntoTheNextPageOnce() {
        Paging<Integer> read = paging.plus(page(0, 50, 60)).plus(page(49, 60, 61));

        assertThat(read.isComplete()).isTrue();
        assertThat(read.rows()).hasSize(60);
    }

    @Test
    void goesOnAfterAShortPageIfRowsAreLeft() {
        assertThat(paging.plus(page(0, 20, 60)).offset()).isEqualTo(20);
        assertThat(paging.plus(page(0, 20, 60)).isComplete()).isFalse();
    }

    @Test
    void goesByTheLengthOfThePageWhenKrakenDoesNotCount() {
        assertThat(paging.plus(new Page<>(numbers(0, 50), OptionalInt.empty())).isComplete())
                .isFalse();
        assertThat(paging.plus(new Page<>(numbers(0, 49), OptionalInt.empty())).isComplete())
                .isTrue();
        assertThat(paging.plus(new Page<>(numbers(0, 50), OptionalInt.empty()))
                        .plus(new Page<>(List.of(), OptionalInt.empty()))
                        .isComplete())
                .isTrue();
    }

    @Test
    void takesAListThatWasCutForAFailure() {
        assertThatThrownBy(() -> paging.plus(page(0, 50, 60)).plus(page(0, 0, 60)))
                .isInstanceOf(KrakenException.class)
                .hasMessageContaining("ClosedOrders: only 50 of 60 rows came");
    }

    private static Page<Integer> page(int from, int to, int count) {
        return new Page<>(numbers(from, to), OptionalInt.of(count));
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
