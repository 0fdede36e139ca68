/**
 * What the routes call: thin beans that turn an exchange into a domain call and its result into an exchange again. No decision is
 * made here. Start with the route file that names the bean, with {@link dev.caravel.route.DeskRun}, which one run carries through all
 * of them, and with {@link dev.caravel.route.Wiring}, which makes them.
 */
@NullMarked
package dev.caravel.route;

import org.jspecify.annotations.NullMarked;
