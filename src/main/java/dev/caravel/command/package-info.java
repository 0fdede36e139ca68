/**
 * What an owner can type: one class a command, all reading their settings through {@link dev.caravel.command.SettingsOptions}. Start
 * with {@code ConfigCommand}. A command throws when it cannot do its work; {@link dev.caravel.command.Complaints} makes one line and
 * an exit code of it.
 */
@NullMarked
package dev.caravel.command;

import org.jspecify.annotations.NullMarked;
