/**
 * Who may ask: {@link dev.caravel.paper.front.ApiKey} checks a request's signature, nonce and permission, in this order, as Kraken
 * does.
 */
@NullMarked
package dev.caravel.paper.front;

import org.jspecify.annotations.NullMarked;
