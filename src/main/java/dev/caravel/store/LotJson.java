package dev.caravel.store;

import dev.caravel.book.Lot;
import dev.caravel.market.Money;
import dev.caravel.market.Volume;
import java.util.Optional;

/** A lot as JSON; an empty one is left out. */
final class LotJson {
    private LotJson() {}

    static Form write(Lot lot) {
        return new Form().with("volume", lot.volume()).with("cost", lot.cost()).with("fee", lot.fee());
    }

    static Lot read(Fields fields) {
        return new Lot(
                fields.value("volume", Volume::of), fields.value("cost", Money::of), fields.value("fee", Money::of));
    }

    static Optional<Form> unlessEmpty(Lot lot) {
        return lot.equals(Lot.NONE) ? Optional.empty() : Optional.of(write(lot));
    }

    static Lot orNone(Fields fields, String name) {
        return fields.optionalPart(name, LotJson::read).orElse(Lot.NONE);
    }
}
