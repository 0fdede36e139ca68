package dev.caravel.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * A key that an owner may set. Immutable; declared once, as a constant beside the record that it fills.
 *
 * @param key {@code caravel.<stage>.<thing>}
 * @param kind what its text must look like
 * @param fallback the value when nobody sets it; empty for a number of the strategy, which the profile gives
 * @param meaning one sentence for the owner
 * @param secrecy who may see it
 */
public record Setting<T>(String key, Kind<T> kind, Optional<String> fallback, String meaning, Secrecy secrecy) {

    /** Who may see the value of a setting. */
    public enum Secrecy {
        OPEN,
        /** Addresses that may hold a token: taken from everywhere, shown only up to their scheme. */
        MAY_HOLD_TOKEN,
        /** Only taken from the environment or the secrets file, and never shown. */
        SECRET
    }

    static <T> Setting<T> of(String key, Kind<T> kind, String fallback, String meaning) {
        return new Setting<>(key, kind, Optional.of(fallback), meaning, Secrecy.OPEN);
    }

    /** Addresses that may hold a token. */
    static <T> Setting<T> address(String key, Kind<T> kind, String fallback, String meaning) {
        return new Setting<>(key, kind, Optional.of(fallback), meaning, Secrecy.MAY_HOLD_TOKEN);
    }

    /** A number of the strategy: every profile must give it. */
    static <T> Setting<T> ofProfile(String key, Kind<T> kind, String meaning) {
        return new Setting<>(key, kind, Optional.empty(), meaning, Secrecy.OPEN);
    }

    static Setting<Optional<Secret>> secret(String key, Kind<Secret> kind, String meaning) {
        return new Setting<>(key, Kind.optional(kind), Optional.of(""), meaning, Secrecy.SECRET);
    }

    public boolean isSecret() {
        return secrecy == Secrecy.SECRET;
    }

    /** Whether it may stand in the secrets file. */
    boolean mayBeSecret() {
        return secrecy != Secrecy.OPEN;
    }

    /** The environment variable that sets it: {@code CARAVEL_CYCLE_CRON} for {@code caravel.cycle.cron}. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public String toString() {
        return key;
    }
}
