package dev.caravel.route;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** What begins when the routes have started, and ends before they stop. */
final class Alongside extends MainListenerSupport {
    private final Runnable begin;
    private final Runnable end;

    Alongside(Runnable begin, Runnable end) {
        this.begin = begin;
        this.end = end;
    }

    @Override
    public void afterStart(BaseMainSupport started) {
        begin.run();
    }

    @Override
    public void beforeStop(BaseMainSupport stopping) {
        end.run();
    }
}
