package dev.caravel.command.chaos;

import dev.caravel.market.Candle;
import dev.caravel.market.Market;
import dev.caravel.market.Whitelist;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A market in which five minutes pass in one: an order that lives for minutes is filled in some of them. Any thread. */
record BriskMarket(Market calm) implements Market {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Override
    public Whitelist coins() {
        return calm.coins();
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public Instant start() {
        return calm.start();
    }

    @Override
    public long length() {
        return calm.length();
    }

    @Override
    public Optional<Candle> candle(int coin, long index) {
        long time = start().plus(INTERVAL.multipliedBy(index)).getEpochSecond();
        return calm.candle(coin, index)
                .map(candle ->
                        new Candle(time, candle.open(), candle.high(), candle.low(), candle.close(), candle.volume()));
    }
}
