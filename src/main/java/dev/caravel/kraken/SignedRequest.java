package dev.caravel.kraken;

/**
 * A private call ready for the wire: POST the body to the path as {@code application/x-www-form-urlencoded}. It serves for one
 * try only, since its nonce is used up. Its text shows neither key nor signature.
 *
 * @param path of the URL
 * @param body exactly as it was signed
 * @param key the header {@code API-Key}
 * @param signature the header {@code API-Sign}
 */
public record SignedRequest(String path, String body, String key, String signature) {

    @Override
    public String toString() {
        return path + " (signed)";
    }
}
