package dev.caravel.paper.fault;

import java.util.Map;

/**
 * A request on its way to the exchange, as {@link dev.caravel.paper.PaperExchange#answer} takes it.
 *
 * @param path of the URL as it was sent
 * @param query of the URL as it was sent, may be empty
 * @param body the very bytes that were sent; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(String path, String query, Map<String, String> headers, byte[] body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    /** The last part of the path. */
    public String method() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The public key that it names, or an empty text. */
    public String key() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("API-Key"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
