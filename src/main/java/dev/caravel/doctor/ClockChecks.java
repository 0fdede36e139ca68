package dev.caravel.doctor;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.kraken.SystemStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Kraken's clock and whether Kraken trades. */
final class ClockChecks {
    /** With more, no order is sent. */
    private static final Duration TRUSTED = Duration.ofSeconds(2);

    private ClockChecks() {}

    /** @param quoteAge the oldest quote that counts: with our clock half as far off, good quotes look old, or old ones good */
    static Finding clock(Optional<Examination.Clock> clock, Duration quoteAge) {
        if (clock.isEmpty()) {
            return fail(
                    "clock",
                    "the exchange's time is not known, so that no order can be sent",
                    "see the line 'exchange'");
        }
        Duration off = clock.get().offset();
        Duration uncertainty = clock.get().uncertainty();
        String text = "this machine is " + Words.seconds(off.abs()) + (off.isNegative() ? " ahead of" : " behind")
                + " the exchange, known to " + Words.seconds(uncertainty);
        if (uncertainty.compareTo(TRUSTED) > 0) {
            return fail(
                    "clock", text, "no order is sent with more than 2 s: look for a slow line or a clock that jumps");
        }
        Duration certainlyOff = off.abs().minus(uncertainty);
        if (certainlyOff.compareTo(quoteAge.dividedBy(2)) > 0) {
            return fail("clock", text, "set the clock (NTP): by it quotes look older or newer than they are");
        }
        return certainlyOff.compareTo(TRUSTED) > 0
                ? warn("clock", text, "keep the clock right (NTP): cycles and expiries go by it")
                : ok("clock", text);
    }

    static Finding status(SystemStatus status) {
        String text =
                "the exchange is " + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return status == SystemStatus.ONLINE
                ? ok("exchange", text)
                : warn("exchange", text, "wait: nothing is bought meanwhile; see status.kraken.com");
    }
}
