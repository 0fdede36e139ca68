package dev.caravel.store.ssm;

import dev.caravel.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Says in one line what went wrong with Parameter Store and what to do. */
final class SsmFailure {
    private SsmFailure() {}

    /**
     * One that is one already stays as it is.
     *
     * @param what could not be done: read, write
     * @param parameter its full name
     */
    static StoreException of(String what, String parameter, Exception failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        String line = "cannot " + what + " " + parameter + ": " + reason(failure);
        return new StoreException(line.replaceAll("\\s+", " ").strip(), failure);
    }

    private static String reason(Exception failure) {
        return switch (failure) {
            case SsmException refused -> refusal(refused);
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ ->
                "AWS did not answer in time; it may have been carried out. See the network, or raise"
                        + " caravel.state.timeout";
            case SdkClientException client -> client(client);
            default -> failure.getClass().getSimpleName() + " " + failure.getMessage();
        };
    }

    private static String client(SdkClientException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the"
                    + " machine a role";
        }
        if (message.contains("Unable to load region")) {
            return "no AWS region; set AWS_REGION";
        }
        Optional<Throwable> broken = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .findFirst();
        return broken.map(cause -> "AWS cannot be reached (" + cause.getClass().getSimpleName() + " "
                        + cause.getMessage() + "); see the network, AWS_REGION and AWS_ENDPOINT_URL")
                .orElse(message);
    }

    private static String refusal(SsmException refused) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(refused.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String message = details.map(AwsErrorDetails::errorMessage).orElse("");
        return "AWS says " + (code.isEmpty() ? "status " + refused.statusCode() : code)
                + (message.isEmpty() || message.equals("null") ? "" : " (" + message + ")") + "; "
                + remedy(code, refused);
    }

    private static String remedy(String code, SsmException refused) {
        return switch (code) {
            case "AccessDeniedException" -> "allow it in the IAM policy of these credentials";
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "IncompleteSignature",
                    "MissingAuthenticationToken" -> "see that the AWS credentials are the right ones, and the clock";
            case "ExpiredTokenException", "ExpiredToken" -> "renew the AWS credentials";
            case "TooManyUpdates" -> "somebody else writes it as well; see that only one bot of this name runs";
            case "InvalidKeyId" -> "there is no such KMS key, or it is not enabled; see the key of this parameter";
            case "ParameterMaxVersionLimitExceeded" -> "its oldest version has a label; remove the label";
            case "ParameterLimitExceeded" -> "this account has no room for more parameters; delete some";
            case "HierarchyTypeMismatchException", "UnsupportedParameterType" ->
                "a parameter of another type has its name; delete that one";
            default ->
                refused.isThrottlingException()
                        ? "too many calls in this account and region; it is tried again at the next run"
                        : refused.statusCode() >= 500
                                ? "AWS has a problem of its own; it is tried again at the next run"
                                : "see caravel.state.prefix and what AWS says of this error";
        };
    }
}
