package dev.caravel.store.ssm;

import dev.caravel.store.Document;
import dev.caravel.store.DocumentStore;
import dev.caravel.store.StoreException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/**
 * Documents as parameters of one path. Asks and interprets: the routes let Camel make the calls in between, and what is needed before
 * or without Camel makes them itself. Safe for any thread.
 *
 * <p>There is no compare-and-set in Parameter Store. Of two that put, the later wins; only {@link #create} tells two writers apart.
 */
public final class ParameterStore implements DocumentStore {
    private static final int TRIES = 4;

    private final SsmClient client;
    private final String path;
    private final Runnable pause;
    private final Versions versions = new Versions();

    /**
     * The parameters under a path.
     *
     * @param path absolute, without a slash at its end: {@code /caravel/caravel}
     * @param pause waits a little before a read that was stale is repeated
     */
    public ParameterStore(SsmClient client, String path, Runnable pause) {
        this.client = client;
        this.path = path;
        this.pause = pause;
    }

    @Override
    public Map<String, String> all() {
        Listing listing = list();
        try {
            while (listing.isUnfinished()) {
                listing.take(client.getParametersByPath(listing.next()));
            }
        } catch (RuntimeException e) {
            throw notRead(e);
        }
        return listing.documents();
    }

    /** Begins to read all documents. */
    public Listing list() {
        return new Listing(path, versions, pause);
    }

    @Override
    public Optional<String> read(String name) {
        for (int tries = 1; ; tries++) {
            Optional<Parameter> found = found(name);
            boolean isFresh = found.map(
                            parameter -> versions.accept(name, parameter.version(), parameter.lastModifiedDate()))
                    .orElseGet(() -> versions.of(name).isEmpty());
            if (isFresh) {
                return found.map(Parameter::value);
            }
            if (tries == TRIES) {
                throw new StoreException("cannot read " + parameter(name) + ": AWS shows "
                        + found.map(old -> "version " + old.version()).orElse("none") + " and there was version "
                        + versions.of(name).map(String::valueOf).orElse("none, deleted")
                        + "; nothing was done with it. If somebody has deleted it, start again");
            }
            pause.run();
        }
    }

    private Optional<Parameter> found(String name) {
        try {
            return Optional.of(client.getParameter(request -> request.name(parameter(name)))
                    .parameter());
        } catch (ParameterNotFoundException none) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw failure("read", name, e);
        }
    }

    @Override
    public void put(Document document) {
        try {
            if (document.gone()) {
                deleted(document, client.deleteParameter(askDelete(document)));
            } else {
                stored(document, client.putParameter(askPut(document)));
            }
        } catch (RuntimeException e) {
            notStored(document, e);
        }
    }

    /** What puts a document, in place of any that is there. */
    public PutParameterRequest askPut(Document document) {
        return request(document).overwrite(true).build();
    }

    private PutParameterRequest.Builder request(Document document) {
        if (document.json().contains("{{")) {
            throw new StoreException(
                    document.name() + " has two braces in a row, which Parameter Store refuses: it was not saved");
        }
        return PutParameterRequest.builder()
                .name(parameter(document.name()))
                .type(ParameterType.STRING)
                .value(document.json());
    }

    /** The document was put. */
    public void stored(Document document, PutParameterResponse answer) {
        versions.put(document.name(), answer.version(), time(answer));
    }

    /** What deletes a document. */
    public DeleteParameterRequest askDelete(Document document) {
        return DeleteParameterRequest.builder().name(parameter(document.name())).build();
    }

    /** The document was deleted. */
    public void deleted(Document document, DeleteParameterResponse answer) {
        versions.deleted(document.name(), time(answer));
    }

    /**
     * A put or a deletion has failed; the deletion of a parameter that is not there has not.
     *
     * @throws StoreException with what to do
     */
    public void notStored(Document document, Exception failure) {
        if (!document.gone()) {
            throw failure("write", document.name(), failure);
        }
        if (!(failure instanceof ParameterNotFoundException)) {
            throw failure("delete", document.name(), failure);
        }
        versions.deleted(document.name(), Instant.EPOCH);
    }

    /**
     * Should one with the very same text be there already, it counts as written by this call, since the answer to an earlier try may have
     * been lost. So two that compete must not write the same.
     */
    @Override
    public boolean create(Document document) {
        try {
            stored(
                    document,
                    client.putParameter(request(document).overwrite(false).build()));
            return true;
        } catch (ParameterAlreadyExistsException taken) {
            return isOurs(document);
        } catch (RuntimeException e) {
            throw failure("write", document.name(), e);
        }
    }

    private boolean isOurs(Document document) {
        for (int tries = 1; tries <= TRIES; tries++) {
            Optional<String> there = read(document.name());
            if (there.isPresent()) {
                return there.get().equals(document.json());
            }
            pause.run();
        }
        throw new StoreException("cannot write " + parameter(document.name())
                + ": AWS says that it exists and shows none; it is tried again at the next run");
    }

    private StoreException failure(String what, String name, Exception failure) {
        return SsmFailure.of(what, parameter(name), failure);
    }

    /** What a failed reading of all documents comes to, in one line. */
    public StoreException notRead(Exception failure) {
        return SsmFailure.of("read", path, failure);
    }

    private String parameter(String name) {
        return path + "/" + name;
    }

    /** The second in which AWS answered, at its end: what is put or made later has a later date. */
    private static Instant time(SdkResponse answer) {
        try {
            return answer.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .map(second -> second.plusSeconds(1))
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
