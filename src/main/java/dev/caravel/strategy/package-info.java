/**
 * What to do and why. Start with {@link dev.caravel.strategy.Strategy}: it turns a {@link dev.caravel.strategy.Situation} into a
 * {@link dev.caravel.strategy.Verdict}. {@link dev.caravel.strategy.Exits} decides about positions,
 * {@link dev.caravel.strategy.Screening} about coins to buy, {@link dev.caravel.strategy.GuardRules} when to pause;
 * {@link dev.caravel.strategy.Rules} are the numbers, {@link dev.caravel.strategy.Reason} the words. Pure: the same objects decide
 * in live, paper, replay and backtest; scoring and screening also run over columns without making objects.
 */
@NullMarked
package dev.caravel.strategy;

import org.jspecify.annotations.NullMarked;
