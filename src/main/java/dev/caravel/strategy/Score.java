package dev.caravel.strategy;

/**
 * What the strategy thinks of one coin, with its parts.
 *
 * @param total 0 to 100; over 50 is rising steadily
 * @param momentum the weighted mean of the scaled changes, percent per square-root hour
 * @param turbulence how much the three disagree
 * @param scaled1h the change over one hour
 * @param scaled24h the change over 24 hours divided by √24
 * @param scaled7d the change over seven days divided by √168
 */
public record Score(
        double total, double momentum, double turbulence, double scaled1h, double scaled24h, double scaled7d) {}
