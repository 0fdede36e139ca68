package dev.caravel.settings;

/** Where the book is kept. */
public enum StateStore {
    /** Files under {@code caravel.data}. */
    FILE,
    /** Parameters of AWS Systems Manager Parameter Store under {@code caravel.state.prefix}. */
    SSM
}
