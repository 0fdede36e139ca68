package dev.caravel.route;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The files in {@code routes/} cannot be used as they are. The message says in one line which, where and what to do. */
public final class BrokenRoutes extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern FILE = Pattern.compile("file:(\\S+?\\.yaml)");

    private BrokenRoutes(String message, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
    }

    /** What Camel's failure to start says about the files; empty if they are not what is wrong. */
    static Optional<BrokenRoutes> in(Throwable failure, Path folder) {
        return causes(failure)
                .flatMap(cause -> cause instanceof BrokenRoutes known
                        ? Stream.of(known)
                        : said(cause, failure, folder)
                                .map(what -> new BrokenRoutes(what, Optional.of(failure)))
                                .stream())
                .findFirst();
    }

    private static Optional<String> said(Throwable cause, Throwable failure, Path folder) {
        return switch (cause) {
            case MarkedYamlEngineException broken ->
                Optional.of(file(failure, folder)
                        + broken.getProblemMark()
                                .map(Mark::getLine)
                                .map(line -> " line " + (line + 1))
                                .orElse("")
                        + ": " + line(broken.getProblem())
                        + "; mend it, or put the file of this version back");
            case FailedToCreateRouteException route ->
                Optional.of(folder + ": route " + route.getRouteId() + ": "
                        + line(String.valueOf(root(route).getMessage()))
                        + "; mend it, or put the file of this version back");
            case NoSuchFileException missing
            when missing.getFile().startsWith(folder.toString()) ->
                Optional.of("there is no folder " + folder + ": put the routes of this version there");
            default -> Optional.empty();
        };
    }

    /**
     * Looks at routes that Camel has started, since it starts an empty folder as well, and leaves out a file that is no list.
     *
     * @throws BrokenRoutes if a route is called that is in no file
     */
    static void check(CamelContext context, List<String> entrances, Path folder) {
        CalledRoutes.unanswered(context, entrances).stream().findFirst().ifPresent(missing -> {
            throw new BrokenRoutes(
                    folder + ": no file has the route from " + missing
                            + ", which is needed; put the files of this version back",
                    Optional.empty());
        });
    }

    private static String file(Throwable failure, Path folder) {
        return causes(failure)
                .map(cause -> FILE.matcher(String.valueOf(cause)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseGet(folder::toString);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((_, last) -> last).orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
