package dev.caravel.simulation;

import dev.caravel.kraken.KrakenRequest;
import dev.caravel.simulation.script.Outside;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.HttpHostConnectException;

/** The way of one process to the exchange, on which things go wrong. */
final class Wire implements Outside {
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(12);
    private static final Duration LATEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_INVISIBLE = Duration.ofSeconds(118);
    private static final String FRONT_DOOR = "<html><head><title>502 Bad Gateway</title></head><body>API-Key: ";

    private final World world;
    private final Life life;
    private final Venue venue;
    private final Auditor auditor;
    private final Chance chance;
    /** Whether the next connection is refused as well. */
    private boolean isDown;

    Wire(World world, Life life, Venue venue, Auditor auditor, Chance chance) {
        this.world = world;
        this.life = life;
        this.venue = venue;
        this.auditor = auditor;
        this.chance = chance;
    }

    /** A call as it leaves the bot. */
    private record Call(String method, String path, String query, Map<String, String> headers, String body) {
        Map<String, String> form() {
            return Wire.form(body);
        }
    }

    /** The fields of a form. */
    static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            form.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public Answer call(String step, String path, String query, Map<String, String> headers, String body)
            throws IOException {
        Call call = new Call(path.substring(path.lastIndexOf('/') + 1), path, query, headers, body);
        pass(chance.within(Duration.ofMillis(20), Duration.ofMillis(250)));
        Optional<Mishap> mishap =
                isDown ? Optional.of(Mishap.REFUSED_CONNECTION) : world.plan().mishap(call.method());
        mishap.ifPresent(befallen -> world.trace(() -> "! " + befallen + " befalls " + call.method()));
        if (!mishap.equals(Optional.of(Mishap.REFUSED_CONNECTION)) && !body.isEmpty()) {
            auditor.sent(
                    life,
                    call.method(),
                    Mishap.isOrder(call.method()) ? call.form() : Map.of(),
                    body,
                    mishap.filter(Mishap::isLate).isPresent());
        }
        Answer answer = mishap.isPresent() ? befall(mishap.get(), call) : new Answer(200, deliver(call));
        pass(chance.within(Duration.ofMillis(20), Duration.ofMillis(250)));
        world.trace(() -> call.method() + ' '
                + (Mishap.isOrder(call.method()) ? call.form() : call.query()) + " -> " + answer.status() + ' '
                + (answer.body().length() > 300 ? answer.body().substring(0, 300) : answer.body()));
        return answer;
    }

    private String deliver(Call call) {
        String answer = venue.deliver(call.path(), call.query(), call.headers(), call.body());
        if (Mishap.isOrder(call.method())) {
            auditor.look();
        }
        return answer;
    }

    private Answer befall(Mishap mishap, Call call) throws IOException {
        return switch (mishap) {
            case REFUSED_CONNECTION -> {
                isDown = !isDown && chance.in(0.5);
                throw new HttpHostConnectException("refused: simulated");
            }
            case LOST_CALL -> throw timeout();
            case LOST_ANSWER -> {
                String unused = deliver(call);
                throw timeout();
            }
            case RESET_BEFORE -> throw new SocketException("Connection reset");
            case RESET_AFTER -> {
                String unused = deliver(call);
                throw new SocketException("Connection reset");
            }
            case BAD_GATEWAY_BEFORE -> frontDoor(call);
            case BAD_GATEWAY_AFTER -> {
                String unused = deliver(call);
                yield frontDoor(call);
            }
            case EMPTY_ANSWER -> {
                String unused = deliver(call);
                yield new Answer(200, "");
            }
            case TRUNCATED_ANSWER -> {
                String whole = deliver(call);
                yield new Answer(200, whole.substring(0, whole.length() / 2));
            }
            case UNAVAILABLE_BEFORE -> said("EService:Unavailable");
            case UNAVAILABLE_AFTER -> saidAfter(call, "EService:Unavailable");
            case BUSY_BEFORE -> said("EService:Busy");
            case BUSY_AFTER -> saidAfter(call, "EService:Busy");
            case TIMEOUT_BEFORE -> said("EService:Timeout");
            case TIMEOUT_AFTER -> saidAfter(call, "EService:Timeout");
            case DEADLINE_AFTER -> saidAfter(call, "EService:Deadline elapsed");
            case INTERNAL_ERROR_BEFORE -> said("EGeneral:Internal error");
            case INTERNAL_ERROR_AFTER -> saidAfter(call, "EGeneral:Internal error");
            case INVALID_NONCE -> said("EAPI:Invalid nonce");
            case REPEATED_BYTES -> {
                String unused = deliver(call);
                yield new Answer(200, deliver(call));
            }
            case REPEATED_UNSEEN -> {
                String first = deliver(call);
                String unused = deliver(call);
                yield new Answer(200, first);
            }
            case LATE_ARRIVAL -> {
                arriveLate(call);
                throw timeout();
            }
            case CRASH_ON_THE_WAY -> {
                arriveLate(call);
                throw new Crash(Crash.ON_THE_WAY + ' ' + call.method());
            }
            case RATE_LIMIT ->
                said(
                        Mishap.isOrder(call.method())
                                ? "EOrder:Rate limit exceeded"
                                : call.body().isEmpty() ? "EGeneral:Too many requests" : "EAPI:Rate limit exceeded");
            case THROTTLED ->
                said("EService:Throttled:" + venue.now().plusSeconds(5).getEpochSecond());
            case POST_ONLY_REFUSAL -> said("EOrder:Post only order");
            case INSUFFICIENT_FUNDS -> said("EOrder:Insufficient funds");
            case INVISIBLE -> {
                String answer = deliver(call);
                venue.hide(answer, venue.now().plus(chance.within(Duration.ofSeconds(5), LONGEST_INVISIBLE)));
                yield new Answer(200, answer);
            }
            case CRASH_AFTER_ACCEPTANCE -> {
                String unused = deliver(call);
                throw new Crash("accepted " + call.method());
            }
        };
    }

    private SocketTimeoutException timeout() {
        pass(RESPONSE_TIMEOUT);
        return new SocketTimeoutException("Read timed out");
    }

    private static Answer said(String error) {
        return new Answer(200, Venue.error(error));
    }

    private Answer saidAfter(Call call, String error) {
        String unused = deliver(call);
        return said(error);
    }

    /** Such pages are known to show what was sent. */
    private static Answer frontDoor(Call call) {
        return new Answer(502, FRONT_DOOR + call.headers().get("API-Key") + "</body></html>");
    }

    private void arriveLate(Call call) {
        Map<String, String> form = call.form();
        String unused = form.remove("nonce");
        Instant now = venue.now();
        // A little after the deadline at most, so that the exchange has something to refuse.
        Instant latest = Optional.ofNullable(form.get("deadline"))
                .map(Instant::parse)
                .map(deadline -> deadline.plusMillis(500))
                .orElse(now.plus(LATEST));
        Instant arrival =
                latest.isAfter(now) ? now.plus(chance.within(Duration.ZERO, Duration.between(now, latest))) : now;
        Duration invisible = chance.in(0.5) ? Duration.ZERO : chance.within(Duration.ofSeconds(60), LONGEST_INVISIBLE);
        venue.delay(new KrakenRequest(call.method(), true, form), arrival, invisible);
    }

    private void pass(Duration time) {
        venue.advanceTo(venue.now().plus(time));
    }

    @Override
    public void pause(Duration time) {
        pass(time);
    }

    @Override
    public boolean isQuick() {
        return chance.in(0.5);
    }

    @Override
    public void tell(String line) {
        auditor.told(line);
    }
}
