package dev.caravel.store.ssm;

import dev.caravel.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The keys that an owner keeps beside a bot's documents, encrypted, as {@code <prefix>/<bot>/secret/<name>}. Only ever read. */
public final class SecretParameters {
    /** Under it there are no documents. */
    static final String FOLDER = "secret/";

    private SecretParameters() {}

    /**
     * Decrypts secrets; those that are not there are left out.
     *
     * @param parameters their full names, at most ten
     * @return by full name
     * @throws StoreException if they cannot be read, or one is kept in the open
     */
    public static Map<String, String> read(SsmClient client, List<String> parameters) {
        Map<String, String> secrets = new HashMap<>();
        for (Parameter found : ask(client, parameters).parameters()) {
            if (found.type() != ParameterType.SECURE_STRING) {
                throw new StoreException(found.name() + " is a " + found.typeAsString()
                        + ", which everybody who may list parameters can read; delete it, renew the key and put it as a"
                        + " SecureString");
            }
            secrets.put(found.name(), found.value());
        }
        return secrets;
    }

    private static GetParametersResponse ask(SsmClient client, List<String> parameters) {
        try {
            return client.getParameters(request -> request.names(parameters).withDecryption(true));
        } catch (RuntimeException e) {
            throw SsmFailure.of("decrypt", String.join(", ", parameters), e);
        }
    }
}
