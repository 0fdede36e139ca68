package dev.caravel.paper.engine;

import dev.caravel.market.FeeSchedule;
import dev.caravel.paper.account.Ids;

/** The parts of an engine that work together. */
record Works(Clearing clearing, Matching matching, Admission admission, Agenda agenda, Serials serials, Ids ids) {
    static Works of(FeeSchedule fees, long seed) {
        Ids ids = new Ids(seed);
        Agenda agenda = new Agenda();
        Serials serials = new Serials();
        Clearing clearing = new Clearing(ids, fees, agenda);
        Matching matching = new Matching(clearing, serials);
        Admission admission = new Admission(clearing, matching, serials, ids);
        return new Works(clearing, matching, admission, agenda, serials, ids);
    }
}
