package dev.caravel.route.state;

import dev.caravel.settings.AwsSettings;
import dev.caravel.settings.SecretSource;
import dev.caravel.store.StoreException;
import dev.caravel.store.ssm.ParameterClient;
import dev.caravel.store.ssm.SecretParameters;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Secrets from AWS Parameter Store. Nothing of AWS is touched before they are read. */
public final class ParameterSecrets implements SecretSource {

    @Override
    public Map<String, String> read(AwsSettings aws, List<String> parameters) {
        try (SsmClient client = ParameterClient.open(aws.endpoint(), aws.timeout())) {
            return SecretParameters.read(client, parameters);
        } catch (StoreException e) {
            throw new Unreadable(String.valueOf(e.getMessage()), e);
        }
    }
}
