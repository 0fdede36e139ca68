package dev.caravel.simulation;

import dev.caravel.book.Book;
import dev.caravel.book.Intent;
import dev.caravel.book.Position;
import dev.caravel.discretion.Mask;
import dev.caravel.kraken.KrakenReply;
import dev.caravel.kraken.KrakenRequest;
import dev.caravel.kraken.SignedRequest;
import dev.caravel.order.Outcome;
import dev.caravel.simulation.script.Detour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;

/** The guards of the protocol, each taken out of the bot by a detour around the step that holds it; production knows nothing of it. */
enum MissingGuard implements Guards {
    /** The order is sent while its intent is only in memory. */
    SAVE_BEFORE_SEND {
        @Override
        public Map<String, Detour> detours(Life life) {
            return Map.of("save-intent", (exchange, step) -> {});
        }
    },
    /** The deadline is reckoned by the clock of the machine. */
    DEADLINE_IN_KRAKENS_TIME {
        @Override
        public Map<String, Detour> detours(Life life) {
            return Map.of("sign", (exchange, step) -> {
                step.take();
                redate(exchange, life.now().plusSeconds(5));
            });
        }
    },
    /** What was asked for counts as never done as soon as it is not to be seen. */
    WAIT_PAST_THE_DEADLINE {
        @Override
        public Map<String, Detour> detours(Life life) {
            Detour impatient = (exchange, step) -> {
                step.take();
                change(life.book(), intent -> expired(intent));
            };
            return Map.of("intend-buy", impatient, "intend-sell", impatient, "intend-edit", impatient);
        }
    },
    /** What is not open counts as never placed. */
    LOOK_AT_CLOSED_ORDERS {
        @Override
        public Map<String, Detour> detours(Life life) {
            return Map.of("closed/take", (exchange, step) -> {
                exchange.getMessage()
                        .setBody(KrakenReply.parse(
                                200, "{\"error\":[],\"result\":{\"closed\":{},\"count\":0}}", Mask.NONE));
                step.take();
            });
        }
    },
    /** The second look comes after half a minute. */
    SECOND_LOOK_AFTER_THE_BOUND {
        @Override
        public List<String> settings() {
            return List.of("caravel.order.visibility=30s");
        }
    },
    /** A rejected nonce is taken for a refusal of the order. */
    INVALID_NONCE_IS_UNKNOWN {
        @Override
        public Map<String, Detour> detours(Life life) {
            return Map.of("outcome", (exchange, step) -> {
                step.take();
                if (exchange.getMessage().getBody() instanceof Outcome.Unknown(String reason)
                        && reason.contains("Invalid nonce")) {
                    exchange.getMessage().setBody(new Outcome.Refused(reason, true));
                }
            });
        }
    },
    /** The strategy does not see that a buy of the coin is unresolved. */
    QUARANTINE {
        @Override
        public Map<String, Detour> detours(Life life) {
            Detour blind = blind(life, Intent::isBuy);
            return Map.of("decide", blind);
        }
    },
    /** The strategy does not see that an amend of the order is unresolved. */
    ONE_AMEND_AT_A_TIME {
        @Override
        public Map<String, Detour> detours(Life life) {
            Detour blind = blind(life, intent -> intent.kind() == Intent.Kind.AMEND);
            return Map.of("decide", blind, "protect", blind);
        }
    },
    /** A start begins with nothing in doubt. */
    RESOLUTION_AT_START {
        @Override
        public Map<String, Detour> detours(Life life) {
            return Map.of("open-book", (exchange, step) -> {
                step.take();
                without(life.book(), intent -> true);
            });
        }
    },
    /** The HTTP client sends the same bytes again when a proxy says that it has not reached anybody. */
    AUTO_RETRY_OFF {
        @Override
        public Map<String, Detour> detours(Life life) {
            return Map.of("send-order", (exchange, step) -> {
                Object body = exchange.getMessage().getBody();
                step.take();
                if (exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class) >= 500) {
                    exchange.getMessage().setBody(body);
                    step.take();
                }
            });
        }
    };

    private static void redate(Exchange exchange, Instant deadline) {
        String body = String.valueOf(exchange.getMessage().getBody());
        if (!body.contains("&deadline=")) {
            return;
        }
        Map<String, String> form = new LinkedHashMap<>(Wire.form(body));
        long nonce = Long.parseLong(form.remove("nonce"));
        form.put("deadline", deadline.toString());
        String method = String.valueOf(exchange.getMessage().getHeader(Exchange.HTTP_PATH));
        SignedRequest signed = Rig.OWNER.sign(new KrakenRequest(method, true, form), nonce);
        exchange.getMessage().setBody(signed.body());
        exchange.getMessage().setHeader("API-Sign", signed.signature());
    }

    private static Intent expired(Intent intent) {
        return new Intent(
                intent.id(),
                intent.kind(),
                intent.side(),
                intent.txid(),
                intent.limit(),
                intent.volume(),
                intent.reason(),
                intent.created(),
                intent.created().minus(Duration.ofSeconds(10)),
                intent.unknown(),
                intent.absent());
    }

    /** The step is taken with some intents out of sight. */
    private static Detour blind(Life life, Predicate<Intent> hidden) {
        return (exchange, step) -> {
            List<Position> before = List.copyOf(life.book().positions());
            without(life.book(), hidden);
            List<Position> blinded = List.copyOf(life.book().positions());
            step.take();
            for (Position position : before) {
                Position now = life.book().position(position.coin()).orElse(position);
                if (blinded.stream().noneMatch(other -> other.id().equals(position.id()) && other.equals(position))) {
                    life.book().put(with(position, position.intents()).with(now.exit()));
                }
            }
        };
    }

    private static void without(Book book, Predicate<Intent> gone) {
        for (Position position : book.positions()) {
            book.put(with(
                    position, position.intents().stream().filter(gone.negate()).toList()));
        }
    }

    private static void change(Book book, UnaryOperator<Intent> change) {
        for (Position position : book.positions()) {
            List<Intent> changed = new ArrayList<>(position.intents());
            changed.replaceAll(change);
            book.put(with(position, changed));
        }
    }

    private static Position with(Position position, List<Intent> intents) {
        return new Position(
                position.id(),
                position.coin(),
                position.opened(),
                position.carried(),
                position.released(),
                intents,
                position.orders(),
                position.exit(),
                position.attempts());
    }
}
