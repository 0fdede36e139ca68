// The npm package kraken-api at the paper exchange: it posts forms to public methods as well, and hands on the answers as they are.
// node kraken-api.mjs URL KEY SECRET
import assert from 'node:assert/strict';
import KrakenClient from 'kraken-api';

const [url, key, secret] = process.argv.slice(2);
const kraken = new KrakenClient(key, secret, { url });

let understood = 0;
async function result(method, parameters = {}) {
    const answer = await kraken.api(method, parameters);
    understood++;
    return answer.result;
}

async function refused(method, parameters, error) {
    await assert.rejects(kraken.api(method, parameters), { message: error });
    understood++;
}

const pair = 'XETHZUSD';

assert.ok((await result('Time')).unixtime > 1.6e9);
assert.equal((await result('Assets')).XXBT.decimals, 10);
assert.equal((await result('AssetPairs', { pair: 'XBTUSD' })).XXBTZUSD.wsname, 'XBT/USD');
const ticker = (await result('Ticker', { pair }))[pair];
const depth = (await result('Depth', { pair, count: 5 }))[pair];
assert.equal(Number(depth.bids[0][0]), Number(ticker.b[0]));
assert.equal(Number(depth.asks[0][0]), Number(ticker.a[0]));
assert.ok((await result('OHLC', { pair, interval: 60 }))[pair].length > 100);
assert.ok((await result('Trades', { pair }))[pair].length > 0);
assert.ok((await result('Spread', { pair }))[pair].length > 0);
await refused('Ticker', { pair: 'XBT/USD' }, 'Query:Unknown asset pair');

assert.ok(Number((await result('Balance')).ZUSD) > 0);
assert.ok(Number((await result('TradeBalance')).eb) > 0);
const price = (Number(ticker.b[0]) * 0.9).toFixed(2);
const added = await result('AddOrder', { pair, type: 'buy', ordertype: 'limit', volume: '0.1', price });
assert.equal(added.descr.order, `buy 0.10000000 ETHUSD @ limit ${price}`);
const [txid] = added.txid;
assert.equal((await result('OpenOrders')).open[txid].status, 'open');
assert.equal((await result('CancelOrder', { txid })).count, 1);
assert.equal((await result('QueryOrders', { txid }))[txid].status, 'canceled');
await refused('CancelOrder', { txid }, 'Order:Unknown order');
const [bought] = (await result('AddOrder', { pair, type: 'buy', ordertype: 'market', volume: '0.1' })).txid;
const closed = (await result('QueryOrders', { txid: bought, trades: true }))[bought];
assert.equal(closed.status, 'closed');
const trades = await result('QueryTrades', { txid: closed.trades.join(',') });
assert.equal(trades[closed.trades[0]].ordertxid, bought);
assert.ok((await result('TradesHistory')).count >= 1);
assert.ok((await result('ClosedOrders')).count >= 2);
const { ledger } = await result('Ledgers', { asset: 'XETH' });
const [row] = Object.keys(ledger);
assert.equal((await result('QueryLedgers', { id: row }))[row].asset, 'XETH');
assert.ok(Number((await result('TradeVolume', { pair })).volume) > 0);
assert.deepEqual(await result('OpenPositions'), {});
assert.ok((await result('GetWebSocketsToken')).token.length > 20);

console.log(`kraken-api: ${understood} answers as it expects them`);
