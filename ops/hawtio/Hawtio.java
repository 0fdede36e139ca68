import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Hawtio on the loopback, already connected to a bot. "caravel hawtio" fetches what it needs and runs it from this source:
 * {@code java -cp 'lib/*' Hawtio.java WAR PORT JOLOKIA-URL ACCESS-FILE}.
 */
public final class Hawtio {
    private static final String HOST = "127.0.0.1";
    private static final String CONNECTION = "bot";

    private Hawtio() {}

    public static void main(String[] arguments) throws Exception {
        Path war = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        URI bot = URI.create(arguments[2]);
        // The console's own process has something to ask as well.
        System.setProperty("jolokia.policyLocation", Path.of(arguments[3]).toUri().toString());
        // Only the bot may be reached through the console, and only this machine reaches the console.
        System.setProperty("hawtio.proxyAllowlist", bot.getHost());
        System.setProperty("hawtio.authenticationEnabled", "false");
        System.setProperty("hawtio.disableProxy", "false");

        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        WebAppContext console = new WebAppContext(war.toUri().toString(), "/hawtio");
        console.setParentLoaderPriority(true);
        server.setHandler(new Handler.Sequence(new Connected(bot), console));
        server.setStopAtShutdown(true);
        server.start();
        System.out.println("Hawtio is at http://" + HOST + ":" + connector.getLocalPort() + "/ (Ctrl-C ends it)");
        server.join();
    }

    /** The first page: tells the browser of the bot, then opens the console on its routes. */
    private static final class Connected extends Handler.Abstract {
        private final byte[] page;

        Connected(URI bot) {
            String connection =
                    """
                    {"%1$s": {"id": "%1$s", "name": "%1$s", "scheme": "%2$s", "host": "%3$s", "port": %4$d, "path": "%5$s"}}"""
                            .formatted(CONNECTION, bot.getScheme(), bot.getHost(), bot.getPort(), bot.getPath());
            page = """
                    <!doctype html><title>Caravel</title>
                    <script>
                      const known = %s;
                      localStorage.setItem('connect.connections', JSON.stringify(known));
                      location.replace('/hawtio/camel?con=%s');
                    </script>
                    """
                    .formatted(connection, CONNECTION)
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!Request.getPathInContext(request).equals("/")) {
                return false;
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
            Content.Sink.write(response, true, new String(page, StandardCharsets.UTF_8), callback);
            return true;
        }
    }
}
