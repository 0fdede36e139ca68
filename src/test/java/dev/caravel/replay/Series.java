package dev.caravel.replay;

import java.util.Arrays;

/** What the tests measure of a row of numbers. */
final class Series {
    private final double[] values;

    Series(double[] values) {
        this.values = values;
    }

    double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    double deviation() {
        return Math.sqrt(moment(2));
    }

    double kurtosis() {
        return moment(4) / (moment(2) * moment(2));
    }

    Series absolute() {
        return new Series(Arrays.stream(values).map(Math::abs).toArray());
    }

    /** Correlation with itself, so many values later. */
    double autocorrelation(int lag) {
        Series earlier = new Series(Arrays.copyOf(values, values.length - lag));
        Series later = new Series(Arrays.copyOfRange(values, lag, values.length));
        return earlier.correlation(later);
    }

    double correlation(Series other) {
        double mean = mean();
        double otherMean = other.mean();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - mean) * (other.values[i] - otherMean);
        }
        return sum / values.length / deviation() / other.deviation();
    }

    private double moment(int power) {
        double mean = mean();
        return Arrays.stream(values)
                .map(value -> Math.pow(value - mean, power))
                .average()
                .orElseThrow();
    }
}
