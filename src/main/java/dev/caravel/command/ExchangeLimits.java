package dev.caravel.command;

import dev.caravel.paper.PaperSetup;
import dev.caravel.paper.limit.PublicLimit;
import dev.caravel.paper.limit.Tier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options about how often a paper exchange may be asked. Filled by picocli, then only read. */
final class ExchangeLimits {
    private static final String NONE = "none";

    @Option(
            names = "--tier",
            paramLabel = "T",
            converter = Name.class,
            description =
                    "The accounts' tier, for rate limits: starter, intermediate (default), pro, or none for no limits.")
    private Choice choice = new Choice(Optional.of(Tier.INTERMEDIATE));

    @Option(names = "--public-limit", description = "Limit the public calls of an address, too: about one a second.")
    private boolean isPublicLimited;

    /** What is counted by; empty: nothing is. */
    Optional<Tier> tier() {
        return choice.tier;
    }

    /** Open orders of an account in one pair. */
    int mostOpen() {
        return choice.tier.map(Tier::mostOpen).orElse(PaperSetup.MOST_OPEN);
    }

    Optional<PublicLimit> publicCalls() {
        return isPublicLimited ? Optional.of(new PublicLimit()) : Optional.empty();
    }

    /** A tier, or none. */
    record Choice(Optional<Tier> tier) {}

    /** Reads a choice. */
    static final class Name implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String text) {
            Optional<Tier> tier = Arrays.stream(Tier.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
            if (tier.isEmpty() && !text.equals(NONE)) {
                throw new TypeConversionException("'" + text + "' is no tier; give "
                        + Arrays.stream(Tier.values())
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " or none");
            }
            return new Choice(tier);
        }
    }
}
