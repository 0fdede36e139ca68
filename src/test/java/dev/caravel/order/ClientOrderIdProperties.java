package dev.caravel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Coin;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ClientOrderIdProperties {
    private static final String BOT = "caravel";

    @Provide
    Arbitrary<ClientOrderId.Parts> parts() {
        Arbitrary<Coin> coins = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(Coin::new);
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 253_402_300_799_999L).map(Instant::ofEpochMilli);
        return Combinators.combine(
                        times,
                        coins,
                        Arbitraries.of(Side.class),
                        Arbitraries.integers().between(0, ClientOrderId.ATTEMPTS - 1))
                .as(ClientOrderId.Parts::new);
    }

    @Property
    void anIdSaysWhatWasPutIntoIt(@ForAll("parts") ClientOrderId.Parts parts) {
        assertThat(ClientOrderId.read(BOT, ClientOrderId.of(BOT, parts).text())).contains(parts);
    }

    @Property
    void anIdIsAUuidOfVersionEight(@ForAll("parts") ClientOrderId.Parts parts) {
        String text = ClientOrderId.of(BOT, parts).text();

        assertThat(text).hasSize(36);
        assertThat(UUID.fromString(text).version()).isEqualTo(8);
        assertThat(UUID.fromString(text).variant()).isEqualTo(2);
    }

    @Property
    void anotherBotsIdIsNotOurs(@ForAll("parts") ClientOrderId.Parts parts) {
        assertThat(ClientOrderId.read("another", ClientOrderId.of(BOT, parts).text()))
                .isEmpty();
    }

    @Property
    void anIdWithOneOtherDigitIsNotOurs(
            @ForAll("parts") ClientOrderId.Parts parts, @ForAll @IntRange(max = 35) int place) {
        String text = ClientOrderId.of(BOT, parts).text();
        char digit = text.charAt(place);
        String other = text.substring(0, place) + (digit == '0' ? '1' : '0') + text.substring(place + 1);

        assertThat(ClientOrderId.read(BOT, other)).isEmpty();
    }

    @Property
    void anybodyElsesUuidIsNotOurs(@ForAll long high, @ForAll long low) {
        assertThat(ClientOrderId.read(BOT, new UUID(high, low).toString())).isEmpty();
    }

    @Property
    void noTextIsTooOddToBeRead(@ForAll String text) {
        assertThat(ClientOrderId.read(BOT, text)).isEmpty();
    }

    @Property
    void differentPartsHaveDifferentIds(
            @ForAll("parts") ClientOrderId.Parts one, @ForAll("parts") ClientOrderId.Parts other) {
        assertThat(ClientOrderId.of(BOT, one).equals(ClientOrderId.of(BOT, other)))
                .isEqualTo(one.equals(other));
    }

    @Example
    void anAttemptThatDoesNotFitIsRefused() {
        Coin coin = new Coin("BTC");

        assertThatThrownBy(() -> ClientOrderId.of(
                        BOT, new ClientOrderId.Parts(Instant.EPOCH, coin, Side.BUY, ClientOrderId.ATTEMPTS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientOrderId.of(BOT, new ClientOrderId.Parts(Instant.EPOCH, coin, Side.BUY, -1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
