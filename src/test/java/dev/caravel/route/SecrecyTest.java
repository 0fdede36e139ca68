package dev.caravel.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.discretion.Mask;
import org.junit.jupiter.api.Test;

/** What AWS's library finds in a profile or is lent by a role, nobody tells the program. */
class SecrecyTest {
    private static final String ID = "ASIAQ3EXAMPLE7LENDIT";
    private static final String TOKEN =
            "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCWV1LXdlc3QtMSJHMEUCIQC+" + "x7Kq+/Zb09".repeat(20) + "==";

    private final Mask mask = Secrecy.mask();

    @Test
    void aRefusalOfAwsThatRepeatsTheCallShowsNoCredentials() {
        String said =
                "The request signature we calculated does not match. The Canonical String for this request should have"
                        + " been 'POST / host:ssm.eu-central-1.amazonaws.com x-amz-date:20261126T120000Z"
                        + " x-amz-security-token:"
                        + TOKEN + " host;x-amz-date' Credential=" + ID + "/20261126/eu-central-1/ssm/aws4_request";

        assertThat(mask.over(said))
                .isEqualTo(said.replace(TOKEN, "********").replace(ID, "********"))
                .doesNotContain("IQoJ", "LENDIT");
    }

    @Test
    void aTokenIsToldByItsLength() {
        assertThat(mask.over("token " + TOKEN + ".")).isEqualTo("token ********.");
        assertThat(mask.over("X-Amz-Security-Token=short%2Fone&next=1"))
                .isEqualTo("X-Amz-Security-Token=********&next=1");
    }

    @Test
    void whatIsNoSecretIsShown() {
        String said = "cannot read /home/ada/" + "caravel-data/".repeat(20) + "positions/BTC-1767225600.json: order"
                + " OUF4EM-FRGI2-MQMWZD of arn:aws:sns:eu-central-1:123456789012:caravel; it"
                + " is 4b1f6ac0e3d5a2c19f7be8d0a4c1b2e3f4a5d6c7b8e9f0a1b2c3d4e5f6a7b8c9";

        assertThat(mask.over(said)).isEqualTo(said);
    }
}
