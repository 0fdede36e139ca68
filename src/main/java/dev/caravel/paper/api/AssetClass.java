package dev.caravel.paper.api;

import dev.caravel.paper.engine.Refusal;

/** Of which class a request says that an asset is. There are no tokenised assets here: nothing is found of what is said to be one. */
final class AssetClass {
    private AssetClass() {}

    /** Whether the request means a currency, as it does unless it says otherwise. */
    static boolean isCurrency(Arguments arguments, String name) {
        return switch (arguments.text(name).orElse("currency")) {
            case "currency" -> true;
            case "tokenized_asset" -> false;
            default -> throw Refusal.argument(name);
        };
    }
}
