package dev.caravel.route.console;

import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/**
 * Lets in who comes from this machine, by the loopback's own name (so that no web page is led here), with the token. Any thread.
 */
public final class ConsoleDoor {
    private static final int FORBIDDEN = 403;

    private final Supplier<ConsoleFile.Address> address;

    ConsoleDoor(Supplier<ConsoleFile.Address> address) {
        this.address = address;
    }

    /** Whether the request may be answered. */
    public boolean admits(
            @Header("Host") String host,
            @Header("Authorization") String authorization,
            @Header(VertxPlatformHttpConstants.REMOTE_ADDRESS) SocketAddress from) {
        ConsoleFile.Address own = address.get();
        String right = "Bearer " + own.token();
        return isLoopback(from)
                && ("127.0.0.1:" + own.port()).equals(host)
                && authorization != null
                && MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(SocketAddress from) {
        return Optional.ofNullable(from)
                .map(SocketAddress::hostAddress)
                .map(InetAddress::ofLiteral)
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
    }

    /** The body is the answer, as JSON. */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        // Whatever came in would go out again as headers of the reply.
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Cache-Control", "no-store");
    }

    /** There is no answer. */
    public void refuse(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, FORBIDDEN);
        message.setBody("");
    }
}
