/**
 * The paper exchange as a server of its own: {@link dev.caravel.paper.server.PaperServer} speaks HTTP for a
 * {@link dev.caravel.paper.fault.FaultyExchange} and breaks connections when that says so.
 */
@NullMarked
package dev.caravel.paper.server;

import org.jspecify.annotations.NullMarked;
