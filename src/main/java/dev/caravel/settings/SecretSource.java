package dev.caravel.settings;

import java.util.List;
import java.util.Map;

/** Where secrets are when {@code caravel.secrets=ssm}; touched only then, and only for those that are needed. */
@FunctionalInterface
public interface SecretSource {
    /** What to do when they cannot be read, besides mending what is in the way. */
    String OTHERWISE = "or give the secrets as variables";

    /**
     * Decrypts parameters; those that are not there are left out.
     *
     * @param parameters their full names
     * @return by full name
     * @throws Unreadable if it cannot be said which are there
     */
    Map<String, String> read(AwsSettings aws, List<String> parameters);

    /** The message says in one line why, and what to do; it shows no secret. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
