package dev.caravel.route.state;

import dev.caravel.store.Document;
import dev.caravel.store.ssm.Listing;
import dev.caravel.store.ssm.ParameterStore;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** What the routes ask of Parameter Store, and what they are answered. Camel makes the calls. */
public final class ParameterLine {
    private final ParameterStore parameters;

    ParameterLine(ParameterStore parameters) {
        this.parameters = parameters;
    }

    /** Begins to read all documents. */
    public Listing list() {
        return parameters.list();
    }

    public GetParametersByPathRequest askPage(@Variable("listing") Listing listing) {
        return listing.next();
    }

    public void takePage(@Variable("listing") Listing listing, @Body GetParametersByPathResponse page) {
        listing.take(page);
    }

    /** Ends the reading with one line. */
    @SuppressWarnings("DoNotCallSuggester") // the route calls it where a call has failed
    public void notRead(@ExchangeException Exception failure) {
        throw parameters.notRead(failure);
    }

    public boolean isGone(@Variable("document") Document document) {
        return document.gone();
    }

    public PutParameterRequest askPut(@Variable("document") Document document) {
        return parameters.askPut(document);
    }

    public void stored(@Variable("document") Document document, @Body PutParameterResponse answer) {
        parameters.stored(document, answer);
    }

    /** Ends the put or deletion with one line, unless there was nothing to delete. */
    public void notStored(@Variable("document") Document document, @ExchangeException Exception failure) {
        parameters.notStored(document, failure);
    }

    public DeleteParameterRequest askDelete(@Variable("document") Document document) {
        return parameters.askDelete(document);
    }

    public void deleted(@Variable("document") Document document, @Body DeleteParameterResponse answer) {
        parameters.deleted(document, answer);
    }
}
