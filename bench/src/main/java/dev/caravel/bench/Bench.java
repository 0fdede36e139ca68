package dev.caravel.bench;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** Runs one measurement and prints its figure. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "engine" -> {
                EngineLoad load = new EngineLoad();
                double warm = load.run(200_000);
                System.out.printf(
                        "%.0f orders/s of one processor (%.0f/s while warming up)%n", load.run(400_000), warm);
            }
            case "http" -> {
                HttpLoad load = new HttpLoad(URI.create(arguments[1]), arguments[2]);
                List<String> keys = IntStream.range(0, Integer.parseInt(arguments[3]))
                        .mapToObj(i -> "k" + i)
                        .toList();
                System.out.printf("%.0f requests/s%n", load.run(keys, Integer.parseInt(arguments[4])));
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
