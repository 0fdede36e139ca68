package dev.caravel.settings;

import java.util.Optional;

/**
 * How a bot that runs can be looked into.
 *
 * @param address where it serves its health and its metrics; empty: nowhere
 * @param hawtio whether Hawtio may look into it there
 * @param log how the lines of its log are written
 * @param traces base address of the collector of its traces; empty: there are none
 */
public record InspectionSettings(
        Optional<ManagementAddress> address, boolean hawtio, LogFormat log, Optional<String> traces) {
    static final Setting<Optional<Integer>> PORT = Setting.of(
            "caravel.management.port",
            Kind.wholeOrOff(0, 65_535),
            "9876",
            "The port on which caravel run serves its health and its metrics; 0 takes any free one.");
    static final Setting<String> HOST = Setting.of(
            "caravel.management.host",
            Kind.text("[A-Za-z0-9.:-]+", "a host name or an address"),
            "127.0.0.1",
            "The address to which that port belongs; others than the loopback can be read by whoever reaches them.");
    static final Setting<LogFormat> LOG = Setting.of(
            "caravel.log.format",
            Kind.choice(LogFormat.class),
            "text",
            "How caravel run and caravel once write their log; json names cycle, coin and order in fields of their"
                    + " own.");
    static final Setting<Optional<String>> TRACES = Setting.of(
            "caravel.traces",
            Kind.text(
                            "off|https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*",
                            "off, or http[s]://host[:port][/path]")
                    .map(text -> Optional.of(text).filter(address -> !address.equals("off"))),
            "off",
            "Where caravel run sends its traces by OTLP over HTTP, such as http://127.0.0.1:4318.");

    static final Setting<Boolean> HAWTIO = Setting.of(
            "caravel.management.hawtio",
            Kind.yesNo(),
            "yes",
            "Whether caravel hawtio can look into a bot that runs; only on the loopback.");

    static final Group GROUP = Group.of("Looking into it while it runs", PORT, HOST, HAWTIO, LOG, TRACES);

    static InspectionSettings of(Values values) {
        return new InspectionSettings(
                ManagementAddress.of(values), values.of(HAWTIO), values.of(LOG), values.of(TRACES));
    }
}
