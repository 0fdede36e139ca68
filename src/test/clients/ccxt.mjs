// A day of ccxt, which knows nothing of Caravel, at the paper exchange: only the base URL is another one.
// node ccxt.mjs URL KEY SECRET
import assert from 'node:assert/strict';
import ccxt from 'ccxt';

const [url, apiKey, secret] = process.argv.slice(2);
const kraken = new ccxt.kraken({ apiKey, secret, enableRateLimit: true });
kraken.urls.api = { public: url, private: url };

let understood = 0;
async function call(what, asked, check = () => {}) {
    try {
        const answer = await asked();
        check(answer);
        understood++;
        return answer;
    } catch (failure) {
        console.error(`ccxt does not understand ${what}: ${failure.message}`);
        process.exit(1);
    }
}

async function refused(what, asked, error) {
    await assert.rejects(asked, error, what);
    understood++;
}

const pair = 'ETH/USD';
const amount = 0.1;

// what anybody may ask
await call('the time', () => kraken.fetchTime(), (time) => assert.ok(time > 1.6e12));
await call('the status', () => kraken.fetchStatus(), (status) => assert.equal(status.status, 'ok'));
await call('the markets', () => kraken.loadMarkets(), (markets) => {
    assert.equal(Object.keys(markets).length, 24);
    assert.equal(markets['DOGE/USD'].id, 'XDGUSD');
    assert.ok(markets[pair].taker > 0);
});
await call('all tickers', () => kraken.fetchTickers(), (tickers) => assert.equal(Object.keys(tickers).length, 24));
const { bid } = await call('a ticker', () => kraken.fetchTicker(pair), (ticker) => assert.ok(ticker.bid < ticker.ask));
await call('a book', () => kraken.fetchOrderBook(pair, 10), (book) => {
    assert.equal(book.bids.length, 10);
    assert.ok(book.bids[0][0] < book.asks[0][0]);
});
await call('trades', () => kraken.fetchTrades(pair), (trades) => assert.ok(trades.length > 0));
await call('candles', () => kraken.fetchOHLCV(pair, '5m'), (candles) => assert.ok(candles.length > 100));
await refused('an unknown pair', () => kraken.publicGetTicker({ pair: 'XBT/USD' }), ccxt.ExchangeError);

// an account and its fees
await call('the balance', () => kraken.fetchBalance(), (balance) => assert.ok(balance.USD.free > 0));
await call('a fee', () => kraken.fetchTradingFee(pair), (fee) => assert.equal(fee.taker, 0.004));

// a limit order's life
const limit = await call('a limit order', () =>
    kraken.createOrder(pair, 'limit', 'buy', amount, bid * 0.9, { postOnly: true }));
await call('the order', () => kraken.fetchOrder(limit.id), (order) => {
    assert.equal(order.status, 'open');
    assert.equal(order.amount, amount);
});
await call('an amend', () => kraken.editOrder(limit.id, pair, 'limit', 'buy', amount, bid * 0.89));
await call('open orders', () => kraken.fetchOpenOrders(), (orders) =>
    assert.equal(orders[0].price, Number(kraken.priceToPrecision(pair, bid * 0.89))));
await call('a cancel', () => kraken.cancelOrder(limit.id));
await refused('a second cancel', () => kraken.cancelOrder(limit.id), ccxt.OrderNotFound);
await refused('more than there is', () => kraken.createOrder(pair, 'market', 'buy', 1e6), ccxt.InsufficientFunds);
await refused('too little', () => kraken.createOrder(pair, 'limit', 'buy', 0.0001, bid), ccxt.InvalidOrder);

// market orders and what they come to
const market = await call('a market order', () => kraken.createOrder(pair, 'market', 'buy', 0.5));
await call('its fill', () => kraken.fetchOrder(market.id), (order) => {
    assert.equal(order.status, 'closed');
    assert.equal(order.filled, 0.5);
    assert.ok(order.fee.cost > 0);
});
await call('a buy for dollars', () => kraken.createMarketBuyOrderWithCost('SOL/USD', 100));
await call('my trades', () => kraken.fetchMyTrades(pair), (trades) => assert.ok(trades.length > 0));
await call('the ledger', () => kraken.fetchLedger('USD'), (rows) => assert.ok(rows.length >= 3));

// orders that wait for a price
await call('a stop', () => kraken.createOrder(pair, 'market', 'sell', amount, undefined, { stopLossPrice: bid * 0.9 }));
await call('a trailing stop', () => kraken.createOrder(pair, 'market', 'sell', amount, undefined, { trailingPercent: 2 }));
await call('a target', () => kraken.createOrder(pair, 'limit', 'sell', amount, bid * 1.2, { takeProfitPrice: bid * 1.1 }));
await call('two at once', () => kraken.createOrders([
    { symbol: pair, type: 'limit', side: 'buy', amount, price: bid * 0.8 },
    { symbol: pair, type: 'limit', side: 'buy', amount, price: bid * 0.81 },
]), (orders) => assert.equal(new Set(orders.map((order) => order.id)).size, 2));
await call('what is open now', () => kraken.fetchOpenOrders(), (orders) => assert.equal(orders.length, 5));
await call('what they hold', () => kraken.fetchBalance(), (balance) =>
    assert.ok(Math.abs(balance.ETH.used - 3 * amount) < 1e-9));
await call("a dead man's switch", () => kraken.cancelAllOrdersAfter(60000));
await call('the end of all', () => kraken.cancelAllOrders());
await call('nothing open', () => kraken.fetchOpenOrders(), (orders) => assert.equal(orders.length, 0));
await call('closed orders', () => kraken.fetchClosedOrders(), (orders) => assert.ok(orders.length >= 8));

console.log(`ccxt ${ccxt.version}: ${understood} answers as it expects them`);
