/** The store that the settings ask for, for routes and commands alike. Start with {@link dev.caravel.route.state.BotState}. */
@NullMarked
package dev.caravel.route.state;

import org.jspecify.annotations.NullMarked;
