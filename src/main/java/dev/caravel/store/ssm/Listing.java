package dev.caravel.store.ssm;

import dev.caravel.store.StoreException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * All parameters of a bot, read page by page. A page may be empty and not be the last. Should one be older than this process knows, or
 * miss, all are read again. A process that knows nothing yet reads until it has seen the same twice. For one thread.
 */
public final class Listing {
    private static final int TRIES = 4;
    /** The most that AWS allows. */
    private static final int PAGE = 10;

    private final String path;
    private final Versions versions;
    private final Runnable pause;
    private final boolean isFirst;
    private Map<String, String> documents = new TreeMap<>();
    private Map<String, String> before = Map.of();
    private final Set<String> stale = new TreeSet<>();
    private Optional<String> token = Optional.empty();
    private int tries;
    private boolean finished;

    Listing(String path, Versions versions, Runnable pause) {
        this.path = path;
        this.versions = versions;
        this.pause = pause;
        isFirst = versions.isEmpty();
    }

    /** Whether there is a page to be asked for. */
    public boolean isUnfinished() {
        return !finished;
    }

    /** Asks for the next page. Secrets are not decrypted. */
    public GetParametersByPathRequest next() {
        return GetParametersByPathRequest.builder()
                .path(path)
                .recursive(true)
                .withDecryption(false)
                .maxResults(PAGE)
                .nextToken(token.orElse(null))
                .build();
    }

    /** Takes the page that was asked for. */
    public void take(GetParametersByPathResponse page) {
        page.parameters().forEach(this::take);
        token = Optional.ofNullable(page.nextToken()).filter(next -> !next.isEmpty());
        if (token.isEmpty()) {
            end();
        }
    }

    private void take(Parameter parameter) {
        String name = parameter.name().substring(path.length() + 1);
        if (name.startsWith(SecretParameters.FOLDER)) {
            return;
        }
        if (!versions.accept(name, parameter.version(), parameter.lastModifiedDate())) {
            stale.add(name);
        }
        documents.put(name, parameter.value());
    }

    private void end() {
        tries++;
        Set<String> missing = new HashSet<>(versions.present());
        missing.removeAll(documents.keySet());
        boolean isConfirmed = !isFirst || (tries > 1 && documents.equals(before));
        finished = tries == TRIES || (stale.isEmpty() && missing.isEmpty() && isConfirmed);
        if (!finished) {
            before = documents;
            documents = new TreeMap<>();
            stale.clear();
            pause.run();
        } else if (stale.isEmpty()) {
            // Still missing after a while: another holder has deleted it.
            missing.forEach(versions::forget);
        }
    }

    /**
     * The texts by document name, once it is finished.
     *
     * @throws StoreException if some were older than known to the end
     */
    public Map<String, String> documents() {
        if (!stale.isEmpty()) {
            throw new StoreException("cannot read " + path + ": AWS still shows old versions of "
                    + String.join(", ", stale) + "; nothing was done with them, it is tried again at the next run");
        }
        return documents;
    }
}
