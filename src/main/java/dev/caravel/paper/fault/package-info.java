/**
 * What goes wrong between a client and an exchange, on purpose: {@link dev.caravel.paper.fault.Fault} names everything that can,
 * {@link dev.caravel.paper.fault.Faults} decides by a seed which call meets what, and {@link dev.caravel.paper.fault.FaultyExchange}
 * does it, without a network; the HTTP server only carries out what it says. {@link dev.caravel.paper.fault.FaultFile} reads a schedule.
 */
@NullMarked
package dev.caravel.paper.fault;

import org.jspecify.annotations.NullMarked;
