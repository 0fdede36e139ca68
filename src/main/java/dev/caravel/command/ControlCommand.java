package dev.caravel.command;

import dev.caravel.book.Control;
import dev.caravel.book.Control.Mode;
import dev.caravel.route.state.BotState;
import dev.caravel.settings.Surroundings;
import dev.caravel.settings.Whereabouts;
import dev.caravel.store.ControlDocument;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows or changes what the bot may do. Works whether a bot is running or not; a running one follows within one watch. */
@Command(
        name = "control",
        description = {
            "Shows what the bot may do, or changes it. A running bot obeys at its next watch or cycle.",
            "",
            "  run      everything",
            "  no-buys  open buys are cancelled; sells and stops go on",
            "  halt     nothing is sent, except stops (caravel.halt.stops)",
            "  flatten  buys are cancelled and all positions sold; then no-buys"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  caravel control                                which mode holds, since when, by whom",
            "  caravel control halt                           stop trading now",
            "  caravel control run --set caravel.bot=second   let another bot go on"
        })
public final class ControlCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final SettingsOptions settings;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODE",
            description = "One of: ${COMPLETION-CANDIDATES}. Without it the mode is shown.",
            converter = ModeWord.class,
            completionCandidates = ModeWords.class)
    private Optional<Mode> mode = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ControlCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        settings = new SettingsOptions(surroundings);
    }

    @Override
    public Integer call() {
        Whereabouts bot = settings.whereabouts();
        PrintWriter err = spec.commandLine().getErr();
        try (BotState state = BotState.of(bot, true)) {
            ControlDocument document = new ControlDocument(state.documents(), err::println);
            if (mode.isPresent()) {
                document.write(new Control(
                        mode.get(), surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS), author()));
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(bot.bot() + ": " + sentence(document.read()));
            out.flush();
            return ExitCode.DONE;
        }
    }

    private String author() {
        return surroundings.systemProperties().getOrDefault("user.name", "somebody") + " (command line)";
    }

    private static String sentence(Control control) {
        String mode = control.mode().word();
        return control.equals(Control.RUN) ? mode : mode + " since " + control.since() + ", by " + control.by();
    }

    /** The words of the modes, for help and completion. */
    static final class ModeWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Mode.values()).map(Mode::word).iterator();
        }
    }

    /** Finds the mode of a word. */
    static final class ModeWord implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String word) {
            return Arrays.stream(Mode.values())
                    .filter(known -> known.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + word + "' is not one of " + String.join(", ", new ModeWords())));
        }
    }
}
