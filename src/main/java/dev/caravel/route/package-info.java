/**
 * What the routes call: thin beans that turn an exchange into a domain call and its result into an exchange again. No decision is
 * made here. Start with the route file that names the bean.
 */
@NullMarked
package dev.caravel.route;

import org.jspecify.annotations.NullMarked;
