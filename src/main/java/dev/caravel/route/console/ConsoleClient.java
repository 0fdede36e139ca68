package dev.caravel.route.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the console of a running bot. For one thread. */
public final class ConsoleClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final ConsoleFile.Address address;
    private final HttpClient http = HttpClient.newBuilder()
            // An upgrade to the next version would come without the header Host.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    public ConsoleClient(ConsoleFile.Address address) {
        this.address = address;
    }

    /**
     * The answer to one question.
     *
     * @param page such as {@code holder}
     * @throws IOException if nobody answers, or not as a bot does; the message says so in one line
     */
    public String ask(String page, Duration patience) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/" + page))
                .timeout(patience)
                .header("Authorization", "Bearer " + address.token())
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException("its console at " + address + " answers with status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("was interrupted", stop);
        } catch (IOException failed) {
            if (failed.getClass() == IOException.class) {
                throw failed;
            }
            throw new IOException(
                    "nobody answers at " + address + " (" + failed.getClass().getSimpleName() + ")", failed);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
