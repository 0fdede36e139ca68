package dev.caravel.route;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Finds addresses of alerts that are of no use, once Camel knows its components and before it starts. */
final class SinkCheck extends MainListenerSupport {
    private final Wiring wiring;

    SinkCheck(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void afterConfigure(BaseMainSupport configured) {
        wiring.resolveSinks(configured.getCamelContext());
    }
}
