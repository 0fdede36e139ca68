/**
 * The face of a running bot for other processes of its owner on the same machine. {@link dev.caravel.route.console.ConsoleServer} is
 * the HTTP server and the component {@code console} for routes, {@link dev.caravel.route.console.ConsoleDoor} lets in who has the
 * token, {@link dev.caravel.route.console.ConsoleFile} tells it to the owner, {@link dev.caravel.route.console.ConsoleClient} asks.
 */
@NullMarked
package dev.caravel.route.console;

import org.jspecify.annotations.NullMarked;
