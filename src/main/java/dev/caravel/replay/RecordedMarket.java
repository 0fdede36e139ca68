package dev.caravel.replay;

import dev.caravel.market.Candle;
import dev.caravel.market.Coin;
import dev.caravel.market.Whitelist;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Recorded candles from a folder with one file per coin, named after it: {@code BTC.csv} or {@code BTC.csv.gz}, with the header
 * {@code timestamp,open,high,low,close,volume}. A timestamp is when the bar opened, in seconds or milliseconds since the epoch;
 * prices are US dollars, volumes coins. Files of coins that are not whitelisted are not read. A coin without a file, a late
 * beginning and gaps are {@linkplain #remarks() remarks}; rows that contradict themselves or each other are a
 * {@link RecordingException}.
 *
 * <p>The length of a bar is found out from the rows. A bar longer than five minutes is played as candles of five minutes along
 * one fixed path: in equal thirds of its time straight from open to low, on to high and on to close, with the volume spread
 * evenly. They are made when they are asked for. The range of every bar is then right and its timing made up: all coins fall,
 * rise and fall together, so that a limit buy fills in the first third of a bar, never in the second and at the top in the last.
 * Long bars show how orders are looked after; what a strategy earns has to be measured on bars of five minutes. Immutable.
 */
public final class RecordedMarket implements ReplayMarket {
    private final Path folder;
    private final Whitelist coins;
    private final Grid grid;
    private final List<Optional<Columns>> columns = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final long checksum;

    private RecordedMarket(Path folder, Whitelist coins, Map<Coin, Rows> files, long checksum) {
        this.folder = folder;
        this.coins = coins;
        this.checksum = checksum;
        grid = Grid.of(files.values());
        for (Coin coin : coins.coins()) {
            Optional<Columns> column = Optional.ofNullable(files.get(coin)).map(rows -> new Columns(rows, grid));
            column.map(Columns::remark)
                    .orElseGet(() -> Optional.of("has no candles in " + folder))
                    .ifPresent(remark -> remarks.add(coin + " " + remark));
            columns.add(column);
        }
    }

    /**
     * The whitelisted coins of which the folder has a file.
     *
     * @throws RecordingException at the first thing that cannot be played, in the order of the whitelist
     */
    public static RecordedMarket read(Path folder, Whitelist coins) {
        Map<Coin, Rows> files = new LinkedHashMap<>();
        Checksum checksum = new CRC32C();
        for (Coin coin : coins.coins()) {
            file(folder, coin).ifPresent(file -> {
                checksum.update(coin.symbol().getBytes(StandardCharsets.US_ASCII));
                Rows rows = CandleFile.read(file, checksum);
                if (rows.size() > 0) {
                    files.put(coin, rows);
                }
            });
        }
        if (files.isEmpty()) {
            throw new RecordingException(folder + ": no candles of any whitelisted coin; put files such as "
                    + coins.coin(0) + ".csv or " + coins.coin(0) + ".csv.gz there, or name another folder");
        }
        return new RecordedMarket(folder, coins, files, checksum.getValue());
    }

    private static Optional<Path> file(Path folder, Coin coin) {
        Path plain = folder.resolve(coin + ".csv");
        Path packed = folder.resolve(coin + ".csv.gz");
        if (Files.exists(plain) && Files.exists(packed)) {
            throw new RecordingException(plain + ": is there packed as well; remove one of the two");
        }
        return Optional.of(Files.exists(plain) ? plain : packed).filter(Files::exists);
    }

    @Override
    public Whitelist coins() {
        return coins;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(grid.candle());
    }

    @Override
    public Instant start() {
        return grid.timeOf(0);
    }

    @Override
    public long length() {
        return grid.slots() * grid.parts();
    }

    @Override
    public Optional<Candle> candle(int coin, long index) {
        return columns.get(coin).flatMap(bars -> bars.candle(index));
    }

    /** What the folder lacks, one line for each coin that is not there from the first bar to the last. */
    @Override
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The folder by its own name only, so that it may be moved; its contents by their check sum. */
    @Override
    public String description() {
        return "recorded %s start=%s bar=%ds bars=%d check=%08x"
                .formatted(
                        folder.toAbsolutePath().normalize().getFileName(), start(), grid.bar(), grid.slots(), checksum);
    }
}
