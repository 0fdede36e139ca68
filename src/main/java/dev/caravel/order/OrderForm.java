package dev.caravel.order;

/** What kind of order it is, as far as it matters to who may take over an order that somebody else has placed. */
public enum OrderForm {
    /** A limit or market order for coins that are paid for, with its fee in dollars: what this bot places itself. */
    PLAIN,
    /** Of another type, such as one that waits for a trigger or places another once it is filled. Once it is filled, its fills are like any other's. */
    CONDITIONAL,
    /** On margin, or with its fee in coins or its volume in dollars: its figures cannot be booked as coins for dollars. */
    OTHER
}
