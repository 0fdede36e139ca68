package dev.caravel.paper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes up requests of which most are wrong somewhere: the path, the encoding, a name, a number. */
final class Malformed {
    static final List<String> ODD_NUMBERS = List.of(
            "1e-7",
            "6.4e-7",
            "1E5",
            "NaN",
            "Infinity",
            "-Infinity",
            "-1",
            "-0.1",
            "0",
            "0.0",
            "--1",
            "0x10",
            "1,5",
            "1_000",
            "1 000",
            ".",
            "..1",
            "1.2.3",
            "0.1234567890123456789012345678901234567890",
            "99999999999999999999999999999999999999999",
            "1e999999999",
            "\u0661\u0662",
            "\uff11",
            "\u00bd",
            "true",
            "null",
            "[]",
            "{}",
            "%",
            "#",
            "'",
            "0;DROP TABLE orders",
            "\u0000",
            "\ud83d\ude80");

    private static final List<String> PUBLIC =
            List.of("Time", "SystemStatus", "Assets", "AssetPairs", "Ticker", "OHLC", "Depth", "Trades", "Spread");
    private static final List<String> PRIVATE = List.of(
            "Balance",
            "BalanceEx",
            "TradeBalance",
            "OpenOrders",
            "ClosedOrders",
            "QueryOrders",
            "TradesHistory",
            "QueryTrades",
            "OrderAmends",
            "TradeVolume",
            "Ledgers",
            "QueryLedgers",
            "OpenPositions",
            "GetWebSocketsToken",
            "GetApiKeyInfo",
            "AddOrder",
            "AddOrder",
            "AddOrder",
            "AddOrderBatch",
            "EditOrder",
            "AmendOrder",
            "CancelOrder",
            "CancelAll",
            "CancelAllOrdersAfter",
            "CancelOrderBatch",
            "NoSuchMethod");
    private static final List<String> NAMES = List.of(
            "pair",
            "type",
            "ordertype",
            "volume",
            "price",
            "price2",
            "displayvol",
            "trigger",
            "leverage",
            "reduce_only",
            "stptype",
            "oflags",
            "oflags[]",
            "timeinforce",
            "starttm",
            "expiretm",
            "close[ordertype]",
            "close[price]",
            "close[price2]",
            "deadline",
            "validate",
            "userref",
            "cl_ord_id",
            "txid",
            "order_qty",
            "limit_price",
            "trigger_price",
            "display_qty",
            "post_only",
            "asset",
            "aclass",
            "start",
            "end",
            "ofs",
            "closetime",
            "consolidate_taker",
            "without_count",
            "trades",
            "ledgers",
            "id",
            "order_id",
            "timeout",
            "orders",
            "orders[]",
            "orders[0][volume]",
            "orders[1][price]",
            "orders[0][close][price]",
            "orders[x]",
            "orders[",
            "orders[]]",
            "cl_ord_ids[]",
            "interval",
            "since",
            "count",
            "info",
            "country_code",
            "assetVersion",
            "consolidation",
            "otp",
            "nonce[]",
            "__proto__",
            "");
    private static final List<String> RIGHT = List.of(
            "XBTUSD",
            "XXBTZUSD",
            "BTC/USD",
            "ETHUSD",
            "buy",
            "sell",
            "limit",
            "market",
            "stop-loss",
            "take-profit-limit",
            "trailing-stop",
            "iceberg",
            "0.1",
            "30000",
            "41000.5",
            "+1%",
            "-50",
            "#2%",
            "post",
            "fciq",
            "viqc",
            "GTC",
            "IOC",
            "GTD",
            "FOK",
            "+60",
            "true",
            "false",
            "1",
            "0",
            "7",
            "all",
            "trade",
            "XBT",
            "ZUSD",
            "both",
            "2024-01-01T00:05:10Z",
            "mine",
            "cancel-oldest",
            "60",
            "1704067500");
    private static final List<String> WRONG = List.of(
            "XBT/USD",
            "EURUSD",
            "hold",
            "settle-position",
            "9999999999999999999999",
            "-9223372036854775808",
            "2147483648",
            "OAAAAA-BBBBBB-CCCCC",
            "2024-13-45T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "tomorrow",
            "post,fciq,fcib",
            ",,,",
            "a,b,c,d",
            "XBTUSD,,ETHUSD",
            "<script>",
            "\r\nSet-Cookie: a=b",
            "../../etc/passwd",
            "\u202e",
            "1704067500.123456789123",
            "0000000000000000000001",
            "+",
            "-",
            "999999999999",
            "5;5",
            "\"",
            "\\");

    private final Random random;
    private final List<String> ids = new ArrayList<>();

    Malformed(Random random) {
        this.random = random;
    }

    /** Ids that exist. */
    void know(List<String> known) {
        ids.addAll(known);
    }

    /** One request. */
    record Request(
            String path, String query, Map<String, String> headers, String text, String nonce, boolean isSigned) {
        byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    Request request(long number) {
        boolean open = sometimes(4);
        String path = path(open);
        String nonce = sometimes(50) ? any(ODD_NUMBERS) : String.valueOf(number);
        Map<String, String> fields = new LinkedHashMap<>();
        if (!open && sometimes(2)) {
            fields.putAll(
                    Map.of("pair", "XBTUSD", "type", "buy", "ordertype", "limit", "volume", "0.1", "price", "30000"));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            fields.put(any(NAMES), value());
        }
        boolean json = sometimes(3);
        String text = json ? json(nonce, fields) : form(nonce, fields);
        if (sometimes(6)) {
            text = broken(text);
        }
        String type = json ? "application/json" : "application/x-www-form-urlencoded";
        Map<String, String> headers = sometimes(30) ? Map.of("Content-Type", value()) : Map.of("Content-Type", type);
        boolean inQuery = open && sometimes(2);
        return new Request(path, inQuery ? text : "", headers, inQuery ? "" : text, nonce, !sometimes(40));
    }

    private String path(boolean open) {
        String method = open ? "/0/public/" + any(PUBLIC) : "/0/private/" + any(PRIVATE);
        if (!sometimes(25)) {
            return method;
        }
        return any(List.of(
                "",
                "/",
                "//",
                "/0",
                "/1/public/Time",
                "/0/private/",
                "/0/private/AddOrder/",
                "/0/private/addorder",
                "/0/private/../public/Time",
                method + "%00",
                method + '?',
                method.repeat(50),
                "0/public/Time"));
    }

    private String value() {
        return switch (random.nextInt(6)) {
            case 0 -> any(ODD_NUMBERS);
            case 1 -> any(WRONG);
            case 2 -> ids.isEmpty() ? "O" : any(ids);
            case 3 -> any(RIGHT).repeat(1 + random.nextInt(3));
            default -> any(RIGHT);
        };
    }

    static String form(long nonce, Map<String, String> fields) {
        return form(String.valueOf(nonce), fields);
    }

    private static String form(String nonce, Map<String, String> fields) {
        String rest = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "nonce=" + URLEncoder.encode(nonce, StandardCharsets.UTF_8) + '&' + rest;
    }

    private String json(String nonce, Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ':' + jsonValue(field.getValue()))
                .collect(Collectors.joining(",", "{\"nonce\":" + quoted(nonce) + ",", "}"))
                .replace(",}", "}");
    }

    private String jsonValue(String value) {
        return switch (random.nextInt(10)) {
            case 0 -> value;
            case 1 -> '[' + quoted(value) + "," + quoted(value) + ']';
            case 2 -> "{\"price\":" + quoted(value) + '}';
            case 3 -> "[{\"txid\":" + quoted(value) + "},{\"volume\":" + quoted(value) + "}]";
            case 4 -> any(List.of("null", "true", "1e400", "-0", "[]", "{}", "[[[[[[[[[[[[1]]]]]]]]]]]]", "1.10"));
            default -> quoted(value);
        };
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }

    /** Cut, doubled, with something foreign in it, or with a broken escape. */
    private String broken(String text) {
        int at = random.nextInt(text.length() + 1);
        String foreign =
                any(List.of("%", "%zz", "\u0000", "{", "}", "\"", "&&", "==", "\uffff", "[]", ",", "nonce=1&"));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + text;
            case 2 -> foreign.repeat(1 + random.nextInt(2000));
            default -> text.substring(0, at) + foreign + text.substring(at);
        };
    }

    static final int MEGABYTES = 15;

    /** A body of a megabyte, one of fifteen kinds. */
    static String megabyte(int kind, long nonce) {
        String form = "nonce=" + nonce + "&pair=XBTUSD&type=buy&ordertype=limit&price=30000&volume=";
        String json = "{\"nonce\":\"" + nonce + "\",\"pair\":\"XBTUSD\",\"volume\":";
        int size = 1 << 20;
        return switch (kind) {
            case 0 -> form + "1".repeat(size);
            case 1 -> form + "&a=1".repeat(size / 4);
            case 2 -> form + "&a[]=1".repeat(size / 6);
            case 3 -> form + "%2c".repeat(size / 3);
            case 4 -> form + "&cl_ord_id=" + "x".repeat(size);
            case 5 -> json + "1".repeat(size) + '}';
            case 6 -> json + "0." + "1".repeat(size) + '}';
            case 7 -> json + '"' + "1".repeat(size) + "\"}";
            case 8 -> json + "[".repeat(size / 2) + "]".repeat(size / 2) + '}';
            case 9 -> json + "{\"a\":".repeat(size / 6) + '1' + "}".repeat(size / 6) + '}';
            case 10 -> json + "[" + "{},".repeat(size / 3) + "{}]}";
            case 11 -> json + "1," + "\"a\":1,".repeat(size / 6) + "\"b\":1}";
            case 12 -> " ".repeat(size);
            case 13 -> "\u0000".repeat(size);
            default -> "&".repeat(size);
        };
    }
}
