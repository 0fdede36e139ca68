package dev.caravel.replay;

import dev.caravel.market.Candle;
import dev.caravel.market.Market;
import java.time.Duration;
import java.util.Arrays;

/**
 * What was traded in a day, in US dollars. The sums of whole hours are kept, so that the next day to be asked for, which shares
 * most of its hours, costs little; a day's sum is always made of the same parts, so that it does not depend on what was asked
 * before. For one thread at a time.
 */
final class DollarVolume {
    private static final int HOURS_KEPT = 32;

    private final Market market;
    private final int candlesInHour;
    private final long[][] hours;
    private final double[][] sums;

    DollarVolume(Market market) {
        this.market = market;
        candlesInHour = (int) Duration.ofHours(1).dividedBy(market.interval());
        hours = new long[market.coins().size()][HOURS_KEPT];
        sums = new double[market.coins().size()][HOURS_KEPT];
        for (long[] ofCoin : hours) {
            Arrays.fill(ofCoin, -1);
        }
    }

    /** The sum over the day of which the given candle is the last. */
    double day(int coin, long last) {
        long end = last + 1;
        long from = end - 24L * candlesInHour;
        long firstWhole = Math.ceilDiv(from, candlesInHour);
        long lastWhole = Math.floorDiv(end, candlesInHour);
        double dollars = sum(coin, from, firstWhole * candlesInHour);
        for (long hour = firstWhole; hour < lastWhole; hour++) {
            dollars += wholeHour(coin, hour);
        }
        return dollars + sum(coin, lastWhole * candlesInHour, end);
    }

    private double wholeHour(int coin, long hour) {
        int slot = (int) (hour % HOURS_KEPT);
        if (hours[coin][slot] != hour) {
            hours[coin][slot] = hour;
            sums[coin][slot] = sum(coin, hour * candlesInHour, (hour + 1) * candlesInHour);
        }
        return sums[coin][slot];
    }

    private double sum(int coin, long from, long to) {
        double dollars = 0;
        for (long index = from; index < to; index++) {
            dollars += market.candle(coin, index).map(DollarVolume::dollars).orElse(0.0);
        }
        return dollars;
    }

    private static double dollars(Candle candle) {
        return candle.volume() * candle.close();
    }
}
