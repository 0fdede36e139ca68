/**
 * How the owner is told: {@link dev.caravel.route.alert.Teller} puts news into the book's outbox and hands each
 * {@link dev.caravel.route.alert.Sink} its {@link dev.caravel.route.alert.Round}, which goes its way in a thread of its own;
 * {@link dev.caravel.route.alert.Heartbeat} is for those who watch whether the bot is alive.
 */
@NullMarked
package dev.caravel.route.alert;

import org.jspecify.annotations.NullMarked;
