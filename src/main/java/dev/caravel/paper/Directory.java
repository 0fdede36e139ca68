package dev.caravel.paper;

import dev.caravel.market.FeeSchedule;
import dev.caravel.market.Fills;
import dev.caravel.market.Market;
import dev.caravel.market.Whitelist;
import dev.caravel.paper.api.Methods;
import dev.caravel.paper.engine.Engine;
import dev.caravel.paper.engine.LiveMarket;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is at an exchange, by name.
 *
 * @param methods public and private ones
 * @param coins that are traded for dollars
 */
public record Directory(Set<String> accounts, Set<String> methods, Whitelist coins) {
    /** What an exchange would have that was opened with these accounts for these coins. */
    public static Directory of(List<PaperSetup.Account> accounts, Whitelist coins) {
        Market quiet = new LiveMarket(coins);
        Engine idle = new Engine(
                quiet,
                PaperSetup.listings(quiet),
                Fills.USUAL,
                FeeSchedule.KRAKEN,
                PaperSetup.MOST_OPEN,
                0,
                quiet.start());
        Set<String> names = accounts.stream().map(PaperSetup.Account::name).collect(Collectors.toSet());
        return new Directory(names, new Methods(idle).names(), coins);
    }

    public Directory {
        accounts = Set.copyOf(accounts);
        methods = Set.copyOf(methods);
    }
}
