package dev.caravel.simulation;

import dev.caravel.kraken.KrakenKey;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.KrakenSigner;
import dev.caravel.kraken.Nonces;
import dev.caravel.kraken.SignedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Signs calls with the bot's own key, as somebody does who repeats them, delays them or uses the account by hand. */
final class Owner {
    private final KrakenKey key;

    Owner(KrakenKey key) {
        this.key = key;
    }

    /** The call signed with just this nonce. */
    SignedRequest sign(KrakenRequest request, long nonce) {
        InstantSource never = () -> Instant.EPOCH;
        Nonces nonces = new Nonces(
                never,
                new Nonces.Ceiling() {
                    @Override
                    public long read() {
                        return nonce - 1;
                    }

                    @Override
                    public void reserve(long ceiling) {}
                },
                Duration.ofMinutes(1));
        return new KrakenSigner(key, nonces).sign(request);
    }
}
