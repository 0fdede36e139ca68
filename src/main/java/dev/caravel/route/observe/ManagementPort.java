package dev.caravel.route.observe;

import dev.caravel.settings.ManagementAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the port of the management server before Camel does: for Camel a port that is taken would be the end of the whole bot. */
final class ManagementPort {
    private static final Logger LOG = LoggerFactory.getLogger("caravel.start");
    private static final int ANY = 0;

    private ManagementPort() {}

    /** A port that is free now: the one that was asked for, else any. Empty if this machine has no such address. */
    static Optional<Integer> free(ManagementAddress wanted) {
        Optional<Integer> port = tried(wanted.host(), wanted.port());
        if (port.isPresent()) {
            return port;
        }
        Optional<Integer> other = tried(wanted.host(), ANY);
        other.ifPresentOrElse(
                found -> LOG.warn(
                        "port {} of {} is taken, perhaps by another bot: this one serves health and metrics on port {};"
                                + " give each bot its own caravel.management.port",
                        wanted.port(),
                        wanted.host(),
                        found),
                () -> LOG.error(
                        "this machine has no address {}: no health and no metrics are served; set"
                                + " caravel.management.host",
                        wanted.host()));
        return other;
    }

    private static Optional<Integer> tried(String host, int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return Optional.of(free.getLocalPort());
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.empty();
        }
    }
}
