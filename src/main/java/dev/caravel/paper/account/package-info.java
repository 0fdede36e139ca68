/**
 * What an account owns: {@link dev.caravel.paper.account.Holdings} are its balances, what open orders hold of them, and the ledger
 * that explains every change. {@link dev.caravel.paper.account.Ids} makes the ids that the exchange gives out.
 */
@NullMarked
package dev.caravel.paper.account;

import org.jspecify.annotations.NullMarked;
