package dev.caravel.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the health endpoint of a bot. With the JDK alone: a container asks every few seconds, in a process of its own that should be
 * small and soon over.
 */
record HealthQuestion(String host, int port) {
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int READ_MILLISECONDS = 5_000;
    /** Of Camel's reply, whose texts have no quotation marks inside. */
    private static final Pattern CHECK = Pattern.compile(
            "\\{\\s*\"name\":\\s*\"([^\"]*)\",\\s*\"status\":\\s*\"([A-Z]+)\"(?:,\\s*\"message\":\\s*\"([^\"]*)\")?");

    private static final Pattern STATUS = Pattern.compile("\"status\":\\s*\"([A-Z]+)\"");

    /** @param line for a person */
    record Reply(boolean isUp, String line) {}

    /** @param what live or ready */
    Reply ask(String what) {
        String where = host + ":" + port;
        try {
            URI uri = new URI("http", null, host, port, "/observe/health/" + what, null, null);
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLISECONDS);
            connection.setReadTimeout(READ_MILLISECONDS);
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return reply(what, where, status, text);
            }
        } catch (ConnectException nobody) {
            return new Reply(false, "DOWN: nothing answers on " + where + "; is caravel run running there?");
        } catch (SocketTimeoutException silent) {
            return new Reply(false, "DOWN: no reply from " + where + " within " + READ_MILLISECONDS / 1_000 + " s");
        } catch (IOException | URISyntaxException failed) {
            return new Reply(false, "DOWN: " + where + ": " + failed.getMessage());
        }
    }

    private static Reply reply(String what, String where, int status, String text) {
        Matcher said = STATUS.matcher(text);
        boolean isOurs = said.find() && text.contains("\"checks\"");
        if (!isOurs) {
            return new Reply(false, "DOWN: what answers on " + where + " is no bot (HTTP " + status + ")");
        }
        boolean isUp = status == 200 && said.group(1).equals("UP");
        List<String> reasons = new ArrayList<>();
        Matcher check = CHECK.matcher(text);
        while (check.find()) {
            boolean isGood = check.group(2).equals("UP");
            if (isUp == isGood && check.group(3) != null) {
                reasons.add(check.group(1) + ": " + check.group(3).replace("\\", ""));
            }
        }
        return new Reply(isUp, (isUp ? "UP " : "DOWN ") + "(" + what + ") " + String.join("; ", reasons));
    }
}
