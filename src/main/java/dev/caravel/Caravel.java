package dev.caravel;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: reads the command line and runs the command that it names. */
@Command(
        name = "caravel",
        description = "Trades crypto on Kraken unattended.",
        mixinStandardHelpOptions = true,
        version = "caravel 0.1.0")
public final class Caravel implements Runnable {

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Caravel()).execute(arguments));
    }
}
