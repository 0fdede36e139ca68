package dev.caravel.settings;

/** Whether orders are meant. */
public enum Live {
    /** Real money, said a second time. */
    YES,
    /** Not on a real exchange. */
    NO,
    /** The exchange checks each order and places none. */
    VALIDATE
}
