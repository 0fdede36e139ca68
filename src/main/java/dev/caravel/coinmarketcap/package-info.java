/**
 * CoinMarketCap's REST contract and nothing else: no Camel, no network, no files. A
 * {@link dev.caravel.coinmarketcap.CoinMarketCapCall} is made, what comes back is parsed to a
 * {@link dev.caravel.coinmarketcap.CoinMarketCapReply}, and {@link dev.caravel.coinmarketcap.QuotesReader} turns it into quotes. What
 * CoinMarketCap's errors mean is decided in {@link dev.caravel.coinmarketcap.ErrorKind} alone; when to call and when not, in
 * {@link dev.caravel.coinmarketcap.Rest} and {@link dev.caravel.coinmarketcap.CreditBudget}.
 */
@NullMarked
package dev.caravel.coinmarketcap;

import org.jspecify.annotations.NullMarked;
