package dev.caravel.route;

import dev.caravel.route.console.ConsoleFile;
import dev.caravel.route.console.ConsoleServer;

/** Lets a trader answer the owner's other programs. */
public final class Questions {
    private Questions() {}

    /** Before the start; the trader has a console from then on until it is closed. */
    public static void of(Setup setup, Trader trader) {
        ConsoleServer server = new ConsoleServer(
                setup.settings().trader().consolePort(), new ConsoleFile(BotFolder.of(setup.settings())));
        trader.with("consoleServer", server);
        trader.with("door", server.door());
        trader.tell("caravel.console", "true");
    }
}
