package dev.caravel.paper.api;

import dev.caravel.paper.account.Holdings;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.Pit;
import dev.caravel.paper.engine.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What things are called in a reply: by their ids ({@code XXBTZUSD}, {@code XXBT}), or by their new names ({@code BTC/USD},
 * {@code BTC}) where a request says {@code assetVersion=1}.
 */
record Names(Engine engine, boolean isNew) {
    private static final String NEW_DOLLARS = "USD";
    private static final String CLASS = "asset_class";

    /** What the request wants. */
    static Names of(Engine engine, Arguments arguments) {
        return switch (arguments.text("assetVersion").orElse("0")) {
            case "0" -> new Names(engine, false);
            case "1" -> new Names(engine, true);
            default -> throw Refusal.argument("assetVersion");
        };
    }

    /** A pair that a request names by its id, its altname or its name with a slash. */
    static Pit pit(Engine engine, String name) {
        return engine.pit(name).orElseThrow(Names::unknownPair);
    }

    /** The pair that a request is about. */
    static Pit pit(Engine engine, Arguments arguments) {
        String name = arguments.required("pair").strip();
        if (!AssetClass.isCurrency(arguments, CLASS)) {
            throw unknownPair();
        }
        return pit(engine, name);
    }

    private static Refusal unknownPair() {
        return Refusal.of("EQuery:Unknown asset pair");
    }

    String pair(Pit pit) {
        return isNew ? pit.listing().slashName() : pit.pair().id();
    }

    String coin(Pit pit) {
        return isNew ? pit.listing().coin().symbol() : pit.pair().base();
    }

    String dollars() {
        return isNew ? NEW_DOLLARS : Holdings.DOLLARS;
    }

    /** The only pair that is asked for, and the name under which the reply has it. */
    Map.Entry<String, Pit> asked(Arguments arguments) {
        Pit pit = pit(engine, arguments);
        String name = arguments.required("pair").strip();
        return Map.entry(key(name, pit), pit);
    }

    /** The pairs that are asked for by their names in the reply: all, unless the request names some. */
    Map<String, Pit> askedOrAll(Arguments arguments) {
        Map<String, Pit> pits = new LinkedHashMap<>();
        List<String> names = arguments.list("pair");
        boolean isCurrency = AssetClass.isCurrency(arguments, CLASS);
        for (String name : names) {
            if (!isCurrency) {
                throw unknownPair();
            }
            Pit pit = pit(engine, name);
            pits.put(key(name, pit), pit);
        }
        if (names.isEmpty() && isCurrency) {
            engine.pits().forEach(pit -> pits.put(pair(pit), pit));
        }
        return pits;
    }

    /** A name with a slash comes back as it was asked. */
    private String key(String asked, Pit pit) {
        return asked.contains("/") ? asked : pair(pit);
    }

    /** The asset id of what a request calls by its id, its altname or its new name. */
    static String assetId(Engine engine, String name) {
        if (name.equals(Holdings.DOLLARS) || name.equals(NEW_DOLLARS)) {
            return Holdings.DOLLARS;
        }
        return engine.pits().stream()
                .filter(pit -> name.equals(pit.pair().base())
                        || name.equals(pit.listing().assetName())
                        || name.equals(pit.listing().coin().symbol()))
                .map(pit -> pit.pair().base())
                .findFirst()
                .orElseThrow(() -> Refusal.of("EQuery:Unknown asset"));
    }
}
