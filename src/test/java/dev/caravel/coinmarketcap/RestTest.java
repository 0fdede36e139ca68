package dev.caravel.coinmarketcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {
    private static final Instant NOW = Instant.parse("2026-12-31T23:40:00Z");

    private final Rest rest = new Rest();

    private static CoinMarketCapException failure(int code) {
        return CoinMarketCapException.of(ErrorKind.of(code, 200), "error " + code);
    }

    @ParameterizedTest
    @CsvSource({
        "1008, 2026-12-31T23:41:00Z",
        "1009, 2027-01-01T00:00:00Z",
        "1010, 2027-01-01T00:00:00Z",
        "1011, 2026-12-31T23:41:00Z",
        "1001, +1000000000-12-31T23:59:59.999999999Z",
    })
    void lastsAsLongAsTheErrorSays(int code, Instant end) {
        rest.after(failure(code), NOW);

        assertThat(rest.isOver(NOW)).isFalse();
        assertThat(rest.isOver(end.minusMillis(1))).isFalse();
        assertThat(rest.isOver(end)).isTrue();
        assertThat(rest.toString()).contains("error " + code);
    }

    @Test
    void theMonthEndsWithTheMonth() {
        rest.after(failure(1010), Instant.parse("2026-11-22T10:00:00Z"));

        assertThat(rest.isOver(Instant.parse("2026-11-30T23:59:59Z"))).isFalse();
        assertThat(rest.isOver(Instant.parse("2026-12-01T00:00:00Z"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400", "500"})
    void nothingElseNeedsOne(int code) {
        rest.after(failure(code), NOW);

        assertThat(rest.isOver(NOW)).isTrue();
    }

    @Test
    void doublesWhileTheAddressIsRefusedAndNotForEver() {
        Instant time = NOW;
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            rest.after(failure(1011), time);
            assertThat(rest.isOver(time.plus(Duration.ofMinutes(minutes)).minusMillis(1)))
                    .isFalse();
            time = time.plus(Duration.ofMinutes(minutes));
            assertThat(rest.isOver(time)).isTrue();
        }
        rest.succeeded();
        rest.after(failure(1011), time);
        assertThat(rest.isOver(time.plus(Duration.ofMinutes(1)))).isTrue();
    }

    @Test
    void aShorterOneDoesNotEndALongerOne() {
        rest.after(failure(1001), NOW);
        rest.after(failure(1008), NOW);

        assertThat(rest.isOver(NOW.plus(Duration.ofDays(400)))).isFalse();
        assertThat(rest.toString()).contains("until=restart");
    }
}
