package dev.caravel.settings;

import dev.caravel.market.Listings;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the values in effect, one by one and together, and writes down everything that is wrong. */
final class Checks {
    private final Values values;
    private final List<Problem> problems;
    private final Set<Setting<?>> unsound;

    /** Looks at each value by itself. */
    Checks(Values values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
        unsound = Catalogue.settings()
                .filter(setting -> {
                    Optional<Problem> problem = values.problem(setting);
                    problem.ifPresent(problems::add);
                    return problem.isPresent();
                })
                .collect(Collectors.toSet());
    }

    /** Looks at what values mean together. Where one of them is unsound by itself, nothing more is said. */
    void together() {
        realMoney();
        quotes();
        orders();
        strategy();
        budget();
        state();
        AlertSettings.check(values, problems);
    }

    private void state() {
        refuse(
                AwsSettings.TIMEOUT,
                () -> values.of(TraderSettings.STATE) == StateStore.SSM
                        && values.of(AwsSettings.TIMEOUT)
                                        .multipliedBy(3)
                                        .compareTo(values.of(ScheduleSettings.DESK_BUDGET))
                                > 0,
                "caravel.state.timeout is more than a third of caravel.desk.budget",
                "lower it, so that a run still has time to act",
                TraderSettings.STATE,
                ScheduleSettings.DESK_BUDGET);
    }

    private void realMoney() {
        if (!sound(TraderSettings.EXCHANGE) || values.of(TraderSettings.EXCHANGE) != Exchange.KRAKEN) {
            return;
        }
        refuse(
                TraderSettings.EXCHANGE,
                () -> values.of(TraderSettings.LIVE) == Live.NO,
                "caravel.exchange=kraken trades real money",
                "set caravel.live=yes as well, caravel.live=validate to place nothing, or caravel.exchange=paper",
                TraderSettings.LIVE);
        refuse(
                TraderSettings.EXCHANGE,
                () -> values.of(TraderSettings.LIVE) != Live.VALIDATE
                        && !values.of(TraderSettings.RISK_ACCEPTED)
                        && values.of(TraderSettings.PROFILE).equals("classic"),
                "the profile classic has lost money on every real market that it was measured on",
                "read the result in README.md, then set caravel.risk.accepted=yes, or caravel.exchange=paper",
                TraderSettings.LIVE,
                TraderSettings.RISK_ACCEPTED,
                TraderSettings.PROFILE);
        refuse(
                TraderSettings.EXCHANGE,
                () -> values.of(TraderSettings.QUOTES) == QuoteSource.REPLAY,
                "caravel.exchange=kraken would trade real money on a replayed market",
                "set caravel.quotes=kraken, or caravel.exchange=paper",
                TraderSettings.QUOTES);
        require(TraderSettings.EXCHANGE, "caravel.exchange=kraken", KrakenSettings.KEY);
        require(TraderSettings.EXCHANGE, "caravel.exchange=kraken", KrakenSettings.SECRET);
    }

    private void quotes() {
        if (!sound(TraderSettings.QUOTES)) {
            return;
        }
        switch (values.of(TraderSettings.QUOTES)) {
            case KRAKEN -> paperCoins();
            case COINMARKETCAP -> coinMarketCap();
            case REPLAY -> {
                Optional<Path> folder = sound(ReplaySettings.MARKET, ReplaySettings.START, ReplaySettings.SEED)
                        ? ReplaySettings.of(values).folder()
                        : Optional.empty();
                refuse(
                        ReplaySettings.MARKET,
                        () -> folder.filter(path -> !Files.isDirectory(path)).isPresent(),
                        "there is no folder " + folder.map(Path::toString).orElse(""),
                        "name a folder of candles, or set caravel.replay.market=generated");
            }
        }
        refuse(
                ScheduleSettings.CLOCK_SPEED,
                () -> values.of(ScheduleSettings.CLOCK_SPEED) != 1
                        && (values.of(TraderSettings.EXCHANGE) != Exchange.PAPER
                                || values.of(TraderSettings.QUOTES) != QuoteSource.REPLAY),
                "only a replayed market on the paper exchange has a clock of its own",
                "set caravel.clock.speed=1",
                TraderSettings.EXCHANGE);
    }

    private void paperCoins() {
        Listings known = Listings.read();
        refuse(
                TraderSettings.WHITELIST,
                () -> values.of(TraderSettings.EXCHANGE) == Exchange.PAPER && !isKnown(known),
                "caravel.whitelist names coins that the paper exchange does not know",
                allBut(known),
                TraderSettings.EXCHANGE);
    }

    private boolean isKnown(Listings known) {
        return values.of(TraderSettings.WHITELIST).coins().stream()
                .allMatch(coin -> known.of(coin).isPresent());
    }

    private static String allBut(Listings known) {
        return "remove all but "
                + known.all().stream().map(listing -> listing.coin().symbol()).collect(Collectors.joining(","));
    }

    private void coinMarketCap() {
        require(TraderSettings.QUOTES, "caravel.quotes=coinmarketcap", CoinMarketCapSettings.KEY);
        Listings known = Listings.read();
        refuse(
                TraderSettings.WHITELIST,
                () -> !isKnown(known),
                "caravel.whitelist names coins whose id at CoinMarketCap is not known",
                allBut(known));
    }

    private void orders() {
        refuse(
                KrakenSettings.RESPONSE_TIMEOUT,
                () -> values.of(KrakenSettings.RESPONSE_TIMEOUT).compareTo(values.of(OrderSettings.DEADLINE)) <= 0,
                "caravel.kraken.response.timeout is not longer than caravel.order.deadline",
                "give a reply more time than an order has",
                OrderSettings.DEADLINE);
        refuse(
                OrderSettings.LIFE,
                () -> values.of(OrderSettings.LIFE).compareTo(values.of(OrderSettings.DEADLINE)) <= 0,
                "caravel.order.life is not longer than caravel.order.deadline",
                "give an intent more time than its call",
                OrderSettings.DEADLINE);
        refuse(
                OrderSettings.VISIBILITY,
                () -> values.of(OrderSettings.VISIBILITY).compareTo(values.of(OrderSettings.DEADLINE)) <= 0,
                "caravel.order.visibility is not longer than caravel.order.deadline",
                "look longer for an order than it may take to arrive",
                OrderSettings.DEADLINE);
    }

    private void strategy() {
        refuse(
                ScoreSettings.WEIGHT_1H,
                () -> Stream.of(ScoreSettings.WEIGHT_1H, ScoreSettings.WEIGHT_24H, ScoreSettings.WEIGHT_7D)
                                .map(values::of)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(BigDecimal.ONE)
                        != 0,
                "the three caravel.score.weight do not add up to 1",
                "change them so that they do",
                ScoreSettings.WEIGHT_24H,
                ScoreSettings.WEIGHT_7D);
        refuse(
                ScoreSettings.CLOSES,
                () -> values.of(ScoreSettings.CLOSES).compareTo(values.of(ScoreSettings.OPENS)) > 0,
                "caravel.market.closes is above caravel.market.threshold",
                "lower it",
                ScoreSettings.OPENS);
        refuse(
                SellSettings.FLOOR,
                () -> values.of(SellSettings.FLOOR)
                        .filter(floor -> floor.compareTo(values.of(SellSettings.TARGET)) > 0
                                || floor.compareTo(values.of(SellSettings.STOP_LOSS)
                                                .negate())
                                        < 0)
                        .isPresent(),
                "caravel.sell.floor is not between the stop and the target",
                "give break-even, or a percentage from -caravel.stop.loss to caravel.sell.target",
                SellSettings.TARGET,
                SellSettings.STOP_LOSS);
        refuse(
                SellSettings.GIVEUP,
                () -> values.of(SellSettings.GIVEUP) < values.of(SellSettings.PATIENCE),
                "caravel.sell.giveup comes before caravel.sell.patience is over",
                "raise it",
                SellSettings.PATIENCE);
    }

    private void budget() {
        refuse(
                BuySettings.POSITIONS,
                () -> values.of(BuySettings.POSITIONS)
                        > values.of(TraderSettings.WHITELIST).size(),
                "caravel.positions.max is more than there are coins in caravel.whitelist",
                "lower it or add coins",
                TraderSettings.WHITELIST);
        refuse(
                BuySettings.AMOUNT,
                () -> values.of(BuySettings.AMOUNT)
                                .times(BigDecimal.valueOf(values.of(BuySettings.POSITIONS)))
                                .compareTo(values.of(GuardSettings.CAPITAL))
                        > 0,
                "caravel.buy.amount times caravel.positions.max is more than caravel.capital",
                "lower one of the two, or raise caravel.capital to what the bot may use",
                BuySettings.POSITIONS,
                GuardSettings.CAPITAL);
    }

    private void require(Setting<?> because, String reason, Setting<? extends Optional<?>> secret) {
        refuse(
                because,
                () -> values.of(secret).isEmpty(),
                reason + " needs " + secret,
                "set the variable " + secret.variable() + " or put it " + KeptSecrets.place(values, secret),
                secret);
    }

    /** Writes the problem down if the condition holds, and the setting and the others are sound by themselves. */
    private void refuse(
            Setting<?> blamed, BooleanSupplier condition, String what, String remedy, Setting<?>... others) {
        if (sound(blamed) && sound(others) && condition.getAsBoolean()) {
            problems.add(new Problem(values.value(blamed).source().where(), what, remedy));
        }
    }

    private boolean sound(Setting<?>... settings) {
        return Stream.of(settings).noneMatch(unsound::contains);
    }
}
