package dev.caravel.doctor;

import dev.caravel.discretion.OneLine;
import java.util.List;

/**
 * What one check found, for the owner.
 *
 * @param check what was looked at, in one word
 * @param text what is so, in one line
 * @param remedy what to do about it; empty when all is well
 */
public record Finding(String check, Status status, String text, String remedy) {

    /** How bad it is. */
    public enum Status {
        OK,
        /** Trading goes on; the owner should know. */
        WARN,
        /** Trading would go wrong, or could not be looked at. */
        FAIL
    }

    public Finding {
        text = OneLine.of(text);
        remedy = OneLine.of(remedy);
    }

    public static Finding ok(String check, String text) {
        return new Finding(check, Status.OK, text, "");
    }

    public static Finding warn(String check, String text, String remedy) {
        return new Finding(check, Status.WARN, text, remedy);
    }

    public static Finding fail(String check, String text, String remedy) {
        return new Finding(check, Status.FAIL, text, remedy);
    }

    /** The complaints, or that all is well if there are none. */
    static List<Finding> orOk(List<Finding> complaints, String check, String text) {
        return complaints.isEmpty() ? List.of(ok(check, text)) : List.copyOf(complaints);
    }
}
