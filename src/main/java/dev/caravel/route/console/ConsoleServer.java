package dev.caravel.route.console;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on the loopback, beside the one of the paper exchange, and the Camel component {@code console} whose routes it serves.
 * The token is a new one at every start.
 */
public final class ConsoleServer implements CamelContextAware {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int TOKEN_BYTES = 32;

    private final ConsoleFile file;
    private final VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    private final VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
    private final String token;
    private @Nullable CamelContext context;

    /**
     * Not started yet.
     *
     * @param port 0: any free one
     * @param file that tells its address while routes are running
     */
    public ConsoleServer(int port, ConsoleFile file) {
        this.file = file;
        configuration.setBindHost(LOOPBACK);
        configuration.setBindPort(port);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
    }

    /** Who is let in. */
    public ConsoleDoor door() {
        return new ConsoleDoor(this::address);
    }

    private ConsoleFile.Address address() {
        return new ConsoleFile.Address(server.getPort(), token);
    }

    /** Starts the server, before there are routes, and makes its component known. It stops with the context. */
    @Override
    public void setCamelContext(CamelContext starting) {
        context = starting;
        server.setCamelContext(starting);
        try {
            starting.addService(server, true, true);
        } catch (Exception failed) {
            throw new IllegalStateException(
                    "caravel.console.port: the console cannot listen at port " + configuration.getBindPort()
                            + " of the loopback; choose another one, or 0 for any",
                    failed);
        }
        PlatformHttpComponent component = new PlatformHttpComponent();
        Engine engine = new Engine();
        engine.setCamelContext(starting);
        component.setEngine(engine);
        starting.addComponent("console", component);
        starting.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext started) {
                // Not sooner: nothing is said before the routes can answer.
                file.write(address());
            }

            @Override
            public void onContextStopping(CamelContext stopping) {
                file.delete();
            }
        });
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    /** As the usual engine, but for this server; it stays unknown to those who look for the usual one. */
    private final class Engine extends VertxPlatformHttpEngine {
        @Override
        protected void doInit() {
            // The registry keeps the engine of the paper exchange.
        }

        @Override
        public int getServerPort() {
            return server.getPort();
        }
    }
}
