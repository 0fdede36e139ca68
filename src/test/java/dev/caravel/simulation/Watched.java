package dev.caravel.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Reads what the bots log in place of the console: no secret may stand in it. */
final class Watched extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger;

    private Watched(Logger logger) {
        this.logger = logger;
    }

    /** Until it is closed. */
    static Watched logs() {
        Logger logger = (Logger) LoggerFactory.getLogger("caravel");
        Watched watched = new Watched(logger);
        watched.setContext(logger.getLoggerContext());
        watched.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(watched);
        return watched;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getFormattedMessage();
        if (line.contains(Rig.SECRET) || line.contains(Rig.KEY)) {
            throw new Violation("a secret was logged: " + line);
        }
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        logger.setAdditive(true);
        stop();
    }
}
