package dev.caravel.route;

import dev.caravel.kraken.Nonces;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.NonceCeiling;
import java.time.Duration;
import java.time.InstantSource;

/** The ceiling of the nonces where the state is, so that it goes where the state goes. */
record KeptNonces(NonceCeiling document) implements Nonces.Ceiling {
    /** More than a cycle, so that a store that counts its puts sees few of them. */
    private static final Duration AHEAD = Duration.ofMinutes(30);

    static Nonces in(DocumentStore store, InstantSource clock) {
        return new Nonces(clock, new KeptNonces(new NonceCeiling(store)), AHEAD);
    }

    @Override
    public long read() {
        return document.read();
    }

    @Override
    public void reserve(long ceiling) {
        document.reserve(ceiling);
    }
}
