/**
 * What to do and why: {@link dev.caravel.strategy.Rules} are the numbers, the scorer weighs the coins, the strategy turns book and
 * market into decisions with their reasons. Pure: the same objects decide in live, paper, replay and backtest.
 */
@NullMarked
package dev.caravel.strategy;

import org.jspecify.annotations.NullMarked;
