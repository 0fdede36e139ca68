package dev.caravel.route.alert;

import static dev.caravel.doctor.Finding.fail;
import static dev.caravel.doctor.Finding.ok;
import static dev.caravel.doctor.Finding.warn;

import dev.caravel.doctor.Finding;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Whether the topic of {@code caravel.sns.topic} is there and has somebody who reads it. */
final class TopicCheck {
    private static final String CHECK = "sink";

    private TopicCheck() {}

    /** @param topic its ARN */
    static Finding of(SnsClient client, String topic) {
        String name = "sns: " + topic;
        try {
            Map<String, String> attributes = client.getTopicAttributes(request -> request.topicArn(topic))
                    .attributes();
            return readers(
                    name, count(attributes, "SubscriptionsConfirmed"), count(attributes, "SubscriptionsPending"));
        } catch (NotFoundException none) {
            return fail(CHECK, name + " is not there", "create it, or correct caravel.sns.topic");
        } catch (AuthorizationErrorException refused) {
            return warn(
                    CHECK,
                    name + " may not be looked at",
                    "allow sns:GetTopicAttributes, or see with caravel doctor --publish whether a test arrives");
        } catch (SdkException failed) {
            return fail(CHECK, name + ": " + why(failed), "see AWS credentials, region and network");
        }
    }

    private static String why(SdkException failed) {
        if (failed instanceof SnsException refused) {
            return "AWS says "
                    + Optional.ofNullable(refused.awsErrorDetails())
                            .map(AwsErrorDetails::errorCode)
                            .orElse("status " + refused.statusCode());
        }
        return "AWS cannot be asked (" + failed.getMessage() + ")";
    }

    private static Finding readers(String name, int confirmed, int pending) {
        if (confirmed > 0) {
            return ok(CHECK, name + " is there and has " + confirmed + (confirmed == 1 ? " reader" : " readers"));
        }
        return pending > 0
                ? warn(CHECK, name + " has no reader yet", "confirm the subscription that Amazon has asked about")
                : warn(CHECK, name + " has no reader", "subscribe to it: aws sns subscribe");
    }

    private static int count(Map<String, String> attributes, String name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
