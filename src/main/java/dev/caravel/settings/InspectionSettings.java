package dev.caravel.settings;

import java.util.Optional;

/**
 * How a bot that runs can be looked into.
 *
 * @param address where it serves its health and its metrics; empty: nowhere
 */
public record InspectionSettings(Optional<ManagementAddress> address) {
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

    static final Group GROUP = Group.of("Looking into it while it runs", PORT, HOST);

    static InspectionSettings of(Values values) {
        return new InspectionSettings(ManagementAddress.of(values));
    }
}
