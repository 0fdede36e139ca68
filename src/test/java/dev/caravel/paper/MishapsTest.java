package dev.caravel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Coin;
import dev.caravel.paper.engine.MarketMode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exchange does unasked, and that its journal knows of what money depends on. */
class MishapsTest {
    private static final Coin BTC = new Coin("BTC");

    @TempDir
    Path folder;

    private Floor open() {
        return new Floor(
                Floor.SETUP, new HandMarket("BTC", "ETH"), PaperJournal.in(folder.resolve("paper.jsonl"), false));
    }

    /** Later, so that the next client's nonces are higher. */
    private static void end(Floor floor) {
        floor.pass(Duration.ofMinutes(10));
        String unused = floor.balance("ZUSD");
        floor.exchange.close();
    }

    @Test
    void whatEarnsAndComesInPiecesIsTheSameAfterARestart() {
        Floor before = open();
        before.exchange.mishaps().fillInPieces(Floor.KEY, 3);
        before.market("buy", "0.3");
        before.exchange.mishaps().earn(Floor.KEY, BTC);
        before.market("buy", "0.03");
        end(before);

        Floor after = open();

        assertThat(after.exchange.trades(Floor.KEY)).hasSize(6).isEqualTo(before.exchange.trades(Floor.KEY));
        assertThat(after.exchange.ledger(Floor.KEY)).isEqualTo(before.exchange.ledger(Floor.KEY));
        assertThat(after.balance("XXBT")).isEqualTo("0.0300000000");
        after.market("buy", "0.06");
        assertThat(after.exchange.trades(Floor.KEY)).as("still in pieces").hasSize(9);
    }

    @Test
    void howPostOnlyIsRefusedIsTheSameAfterARestart() {
        Floor before = open();
        before.exchange.mishaps().acceptPostOnly(Floor.KEY);
        end(before);

        Floor after = open();

        String txid = after.limit("buy", "0.1", "90000", "oflags", "post");
        assertThat(after.order(txid).path("reason").asText()).isEqualTo("Post only order");
    }

    @Test
    void whoHasNothingFreeCannotEarn() {
        Floor floor = open();

        floor.exchange.mishaps().earn(Floor.KEY, BTC);

        assertThat(floor.exchange.ledger(Floor.KEY)).hasSize(1);
    }

    @Test
    void aModeIsForgottenByARestart() {
        Floor before = open();
        before.exchange.mishaps().mode(MarketMode.POST_ONLY, Duration.ofHours(1));
        assertThat(before.refusedLimit("buy", "0.1", "30000")).isEqualTo("EService:Market in post_only mode");
        before.limit("buy", "0.1", "30000", "oflags", "post");
        end(before);

        assertThat(open().limit("buy", "0.1", "30000")).startsWith("O");
    }

    @Test
    void anAccountThatIsNotThereIsAMistake() {
        Floor floor = open();

        assertThatThrownBy(() -> floor.exchange.mishaps().fillInPieces("nobody", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no account is called nobody");
    }
}
