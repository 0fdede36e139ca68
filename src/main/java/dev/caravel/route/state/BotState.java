package dev.caravel.route.state;

import dev.caravel.settings.Whereabouts;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.FileStore;
import dev.caravel.store.ssm.ParameterClient;
import dev.caravel.store.ssm.ParameterStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Where a bot's documents are kept, as the settings say. Nothing of AWS is touched unless they ask for it.
 *
 * @param documents the store itself
 * @param place in words, for messages: a folder, or the path of parameters
 * @param beans what the routes name to reach it
 * @param closing what has to be ended with it
 */
public record BotState(DocumentStore documents, String place, Map<String, Object> beans, Runnable closing)
        implements AutoCloseable {
    /** Replicas of AWS follow each other within a moment; a stop must not wait longer. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * The documents of a bot.
     *
     * @param durable whether what is put into a file survives a crash of the machine
     * @throws dev.caravel.store.StoreException if there is no way to AWS, with what to do
     */
    public static BotState of(Whereabouts bot, boolean durable) {
        return switch (bot.state()) {
            case FILE -> files(folder(bot), durable);
            case SSM -> parameters(bot);
        };
    }

    /** The folder of the bot's journal and log, and of its state if that is kept in files. */
    public static Path folder(Whereabouts bot) {
        return bot.data().resolve(bot.bot());
    }

    private static BotState files(Path folder, boolean durable) {
        FileStore files = new FileStore(folder, durable);
        return new BotState(files, folder.toString(), Map.of("fileStore", files), () -> {});
    }

    private static BotState parameters(Whereabouts bot) {
        SsmClient client = ParameterClient.open(bot.aws().endpoint(), bot.aws().timeout());
        String path = bot.aws().path(bot.bot());
        ParameterStore parameters = new ParameterStore(client, path, () -> LockSupport.parkNanos(PAUSE.toNanos()));
        return new BotState(
                parameters,
                "the parameters " + path,
                Map.of("parameters", new ParameterLine(parameters), "ssmClient", client),
                client::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
