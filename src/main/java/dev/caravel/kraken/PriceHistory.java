package dev.caravel.kraken;

import dev.caravel.market.Coin;
import dev.caravel.market.Pair;
import dev.caravel.market.Pairs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each coin cost an hour, a day and a week ago, from candles of five minutes and of an hour. A change needs nothing newer than
 * an hour, so that one read of five-minute candles serves for half an hour and one of hourly candles for six days; each goes on where
 * the last one ended. A cold start takes two reads for each coin. Safe for any thread.
 */
public final class PriceHistory {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    /** Not asked again sooner: while it is under way, after it succeeded, after it failed. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final Duration AFTER_SUCCESS = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    /** The two kinds of candles that are read. */
    enum Span {
        /** For an hour and a day. */
        FINE(Duration.ofMinutes(5), HOUR.minus(Duration.ofMinutes(25)), DAY.plus(HOUR)),
        /** For a week. */
        COARSE(HOUR, WEEK.minus(DAY), WEEK.plus(Duration.ofHours(4)));

        private final Duration interval;
        /** How old the newest may be. */
        private final Duration life;
        /** How far back it is kept. */
        private final Duration depth;

        Span(Duration interval, Duration life, Duration depth) {
            this.interval = interval;
            this.life = life;
            this.depth = depth;
        }
    }

    /** What is read by one call. */
    public record Series(Pair pair, Span span) {
        private Key key() {
            return new Key(pair.coin(), span);
        }

        @Override
        public String toString() {
            return pair.coin() + " by " + span.interval.toMinutes() + " minutes";
        }
    }

    private record Key(Coin coin, Span span) {}

    /**
     * Percent, NaN if unknown.
     *
     * @param hour over one hour
     * @param day over 24 hours
     * @param week over seven days
     */
    public record Changes(double hour, double day, double week) {}

    private final Map<Key, Closes> closes = new HashMap<>();
    private final Map<Key, Instant> notBefore = new HashMap<>();

    /** Whether a series is due. */
    public synchronized boolean isAnyDue(Pairs pairs, Instant now) {
        return next(pairs, now).isPresent();
    }

    /** The next series to be read, if one is due; whoever is told of it reads it. */
    public synchronized Optional<Series> claim(Pairs pairs, Instant now) {
        Optional<Series> next = next(pairs, now);
        next.ifPresent(series -> notBefore.put(series.key(), now.plus(UNDER_WAY)));
        return next;
    }

    private Optional<Series> next(Pairs pairs, Instant now) {
        return Stream.of(Span.values())
                .flatMap(span -> pairs.all().stream().map(pair -> new Series(pair, span)))
                .filter(series -> isDue(series.key(), now))
                .findFirst();
    }

    private boolean isDue(Key key, Instant now) {
        Instant end = newest(key).map(opened -> opened.plus(key.span.interval)).orElse(Instant.MIN);
        return end.isBefore(now.minus(key.span.life)) && !now.isBefore(notBefore.getOrDefault(key, Instant.MIN));
    }

    private Optional<Instant> newest(Key key) {
        return Optional.ofNullable(closes.get(key)).flatMap(Closes::newest);
    }

    /** The call that reads it, from where it was read last. */
    public synchronized KrakenRequest ask(Series series, Instant now) {
        Instant oldest = now.minus(series.span.depth);
        Instant since = newest(series.key()).filter(oldest::isBefore).orElse(oldest);
        return PublicCalls.candles(series.pair, series.span.interval, since);
    }

    /**
     * Takes the reply.
     *
     * @throws KrakenException if it brought nothing
     */
    public void take(Series series, KrakenReply reply, Instant now) {
        Closes read = ClosesReader.read(reply, series.pair, series.span.interval);
        synchronized (this) {
            Closes before = closes.getOrDefault(series.key(), Closes.none(series.span.interval));
            closes.put(series.key(), before.plus(read, now.minus(series.span.depth)));
            notBefore.put(series.key(), now.plus(AFTER_SUCCESS));
        }
    }

    /** It could not be read: it is due again after a while. */
    public synchronized void failed(Series series, Instant now) {
        notBefore.put(series.key(), now.plus(AFTER_FAILURE));
    }

    /** How far the coin is from what it was. */
    public synchronized Changes changes(Coin coin, double price, Instant now) {
        Closes fine = closes.getOrDefault(new Key(coin, Span.FINE), Closes.none(Span.FINE.interval));
        Closes coarse = closes.getOrDefault(new Key(coin, Span.COARSE), Closes.none(Span.COARSE.interval));
        return new Changes(
                percent(price, fine.at(now.minus(HOUR), Duration.ofMinutes(10))),
                percent(price, fine.at(now.minus(DAY), HOUR)),
                percent(price, coarse.at(now.minus(WEEK), HOUR.multipliedBy(3))));
    }

    private static double percent(double now, double then) {
        return (now / then - 1) * 100;
    }

    /** All of it as lines of text, to go on from after a restart. */
    public synchronized String text() {
        return closes.entrySet().stream()
                .map(entry -> entry.getKey().coin + " " + entry.getKey().span + " "
                        + entry.getValue().byOpening().entrySet().stream()
                                .map(close -> close.getKey() + "=" + close.getValue())
                                .collect(Collectors.joining(" ")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /**
     * Goes on from such a text.
     *
     * @throws IllegalArgumentException if it is none; nothing is taken over then
     */
    public synchronized void restore(String text) {
        Map<Key, Closes> all = new HashMap<>();
        for (String line : text.lines().toList()) {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            if (words.size() < 2) {
                throw new IllegalArgumentException("not a line of prices: " + line);
            }
            Key key = new Key(new Coin(words.removeFirst()), Span.valueOf(words.removeFirst()));
            Map<Long, Double> byOpening = new TreeMap<>();
            for (String word : words) {
                String[] close = word.split("=", 2);
                if (close.length < 2) {
                    throw new IllegalArgumentException("not a close of " + key.coin + ": " + word);
                }
                byOpening.put(Long.valueOf(close[0]), Double.valueOf(close[1]));
            }
            all.put(key, new Closes(key.span.interval, byOpening));
        }
        closes.putAll(all);
    }
}
