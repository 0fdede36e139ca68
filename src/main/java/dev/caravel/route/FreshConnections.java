package dev.caravel.route;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections for order calls. Each is used once: a connection that waited in a pool may have died meanwhile, and an order lost on it
 * may or may not have arrived.
 */
final class FreshConnections {
    private FreshConnections() {}

    static PoolingHttpClientConnectionManager of(Duration connect, Duration response) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(response))
                        .build())
                .build();
    }
}
