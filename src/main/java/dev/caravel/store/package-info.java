/**
 * How the bot remembers. {@link dev.caravel.store.Documents} turns the book into small JSON documents and back, and knows which have
 * changed; a {@link dev.caravel.store.DocumentStore} keeps them, {@link dev.caravel.store.FileStore} as files.
 * {@link dev.caravel.store.Journal} keeps every decision. Start with {@code Documents}.
 */
@NullMarked
package dev.caravel.store;

import org.jspecify.annotations.NullMarked;
