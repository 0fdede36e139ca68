package dev.caravel.paper;

import dev.caravel.market.Whitelist;
import java.util.Set;

/**
 * What there is at an exchange, by name.
 *
 * @param methods public and private ones
 * @param coins that are traded for dollars
 */
public record Directory(Set<String> accounts, Set<String> methods, Whitelist coins) {
    public Directory {
        accounts = Set.copyOf(accounts);
        methods = Set.copyOf(methods);
    }
}
