package dev.caravel.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and sends orders to a paper exchange over kept connections, one account a connection, and cancels every one of them: half of
 * the requests are AddOrder and half CancelOrder.
 */
final class HttpLoad {
    private static final int TXID = 19;

    private final URI url;
    private final String secret;

    HttpLoad(URI url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    /** Orders until so many are cancelled, over so many connections; returns the requests that were answered in a second. */
    double run(List<String> keys, int orders) throws InterruptedException, ExecutionException {
        AtomicLong left = new AtomicLong(orders);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(keys.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (String key : keys) {
                all.add(threads.submit(() -> {
                    new Connection(key).trade(left);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return 2.0 * orders / ((System.nanoTime() - began) / 1e9);
    }

    /** One connection with one key. */
    private final class Connection {
        private final String key;
        private final Mac mac;
        private final Socket socket;
        private final InputStream in;
        private long nonce = System.currentTimeMillis() * 1000;

        Connection(String key) throws IOException, GeneralSecurityException {
            this.key = key;
            mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA512"));
            socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void trade(AtomicLong left) throws IOException, GeneralSecurityException {
            try (socket) {
                while (left.getAndDecrement() > 0) {
                    String placed = ask("AddOrder", "&pair=XBTUSD&type=buy&ordertype=limit&volume=0.001&price=1000.0");
                    int at = placed.indexOf("\"txid\":[\"") + 9;
                    if (at < 9) {
                        throw new IOException(placed);
                    }
                    String cancelled = ask("CancelOrder", "&txid=" + placed.substring(at, at + TXID));
                    if (!cancelled.contains("\"count\":1")) {
                        throw new IOException(cancelled);
                    }
                }
            }
        }

        private String ask(String method, String arguments) throws IOException, GeneralSecurityException {
            String path = "/0/private/" + method;
            nonce++;
            String body = "nonce=" + nonce + arguments;
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((nonce + body).getBytes(StandardCharsets.US_ASCII));
            mac.update(path.getBytes(StandardCharsets.US_ASCII));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(digest));
            String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAPI-Key: " + key + "\r\nAPI-Sign: "
                    + signature + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return answer();
        }

        private String answer() throws IOException {
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the exchange has closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
