package dev.caravel.settings;

/** Where the book is kept. */
public enum StateStore {
    /** Files under {@code caravel.data}. */
    FILE
}
