package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravel.order.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenErrorsTest {

    /** Every error that is known of Kraken: what it makes of an order call, and what to do about it after a call that reads. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EAPI:Invalid nonce                                      | unknown | RENEW_NONCE
        EAPI:Invalid key                                        | final   | STOP
        EAPI:Invalid signature                                  | final   | STOP
        EAPI:Invalid token                                      | final   | STOP
        EAPI:Bad request                                        | final   | GIVE_UP
        EAPI:Rate limit exceeded                                | later   | WAIT
        EAuth:Account temporary disabled                        | final   | GIVE_UP
        EAuth:Account unconfirmed                               | final   | GIVE_UP
        EAuth:Failed                                            | final   | GIVE_UP
        EAuth:Rate limit exceeded                               | later   | WAIT
        EAuth:Too many requests                                 | later   | WAIT
        EAccount:Invalid permissions:XMR trading restricted     | final   | GIVE_UP
        EGeneral:Invalid arguments                              | final   | GIVE_UP
        EGeneral:Invalid arguments:volume                       | final   | GIVE_UP
        EGeneral:Invalid arguments:volume minimum not met       | final   | GIVE_UP
        EGeneral:Invalid arguments:oflags                       | final   | GIVE_UP
        EGeneral:Permission denied                              | final   | GIVE_UP
        EGeneral:Temporary lockout                              | later   | REST
        EGeneral:Too many requests                              | later   | WAIT
        EGeneral:Internal error                                 | unknown | TRY_AGAIN
        EGeneral:Unknown method                                 | final   | GIVE_UP
        EQuery:Unknown asset pair                               | final   | GIVE_UP
        EQuery:Invalid asset pair                               | final   | GIVE_UP
        EQuery:Unknown asset                                    | final   | GIVE_UP
        EOrder:Insufficient funds                               | later   | GIVE_UP
        EOrder:Order minimum not met                            | final   | GIVE_UP
        EOrder:Cost minimum not met                             | final   | GIVE_UP
        EOrder:Tick size check failed                           | final   | GIVE_UP
        EOrder:Invalid price                                    | final   | GIVE_UP
        EOrder:Invalid price:Invalid price argument             | final   | GIVE_UP
        EOrder:Invalid price:XBTUSD price can only be specified up to 1 decimals. | final | GIVE_UP
        EOrder:Unknown order                                    | final   | GIVE_UP
        EOrder:Invalid order                                    | final   | GIVE_UP
        EOrder:Post only order                                  | later   | GIVE_UP
        EOrder:No amendable parameters specified                | final   | GIVE_UP
        EOrder:Rate limit exceeded                              | later   | WAIT
        EOrder:Domain rate limit exceeded                       | later   | WAIT
        EOrder:Orders limit exceeded                            | later   | GIVE_UP
        EOrder:Scheduled orders limit exceeded                  | later   | GIVE_UP
        EOrder:Positions limit exceeded                         | final   | GIVE_UP
        EOrder:Unknown position                                 | final   | GIVE_UP
        EOrder:Reduce only:No position exists                   | final   | GIVE_UP
        EOrder:Cannot open position                             | final   | GIVE_UP
        EOrder:Cannot open opposing position                    | final   | GIVE_UP
        EOrder:Margin allowance exceeded                        | final   | GIVE_UP
        EOrder:Margin level too low                             | final   | GIVE_UP
        EOrder:Margin position size exceeded                    | final   | GIVE_UP
        EOrder:Insufficient margin                              | final   | GIVE_UP
        EOrder:Trading agreement required                       | final   | GIVE_UP
        EService:Unavailable                                    | unknown | TRY_AGAIN
        EService:Busy                                           | unknown | TRY_AGAIN
        EService:Timeout                                        | unknown | TRY_AGAIN
        EService:Deadline elapsed                               | unknown | TRY_AGAIN
        EService:Something new                                  | unknown | TRY_AGAIN
        EService:Throttled:1695828490                           | later   | WAIT
        EService: Throttled: 1695828490                         | later   | WAIT
        EService:Market in cancel_only mode                     | later   | WAIT
        EService:Market in post_only mode                       | later   | WAIT
        EService:Market in limit_only mode                      | later   | WAIT
        EService:Market in maintenance mode                     | later   | WAIT
        ESession:Invalid session                                | final   | STOP
        ETrade:Invalid request                                  | final   | GIVE_UP
        ETrade:User Locked                                      | final   | GIVE_UP
        EDatabase:Internal error                                | unknown | TRY_AGAIN
        EBM:limit exceeded:CAL                                  | final   | GIVE_UP
        EFunding:Unknown withdraw key                           | final   | GIVE_UP
        EOrder:Duplicate cl_ord_id                              | unknown | GIVE_UP
        EOrder:Duplicate order                                  | unknown | GIVE_UP
        EGeneral:Invalid arguments:cl_ord_id                    | unknown | GIVE_UP
        EOrder:Client order id already in use                   | unknown | GIVE_UP
        EOrder:Something new                                    | unknown | GIVE_UP
        EGeneral:Something new                                  | unknown | GIVE_UP
        EWhatever                                               | unknown | GIVE_UP
        """)
    void haveOneMeaningEach(String error, String order, Remedy remedy) {
        Outcome expected = switch (order) {
            case "final" -> new Outcome.Refused(error, false);
            case "later" -> new Outcome.Refused(error, true);
            default -> new Outcome.Unknown(error);
        };
        assertThat(KrakenErrors.outcome(List.of(error))).isEqualTo(expected);
        assertThat(KrakenErrors.kind(error).remedy()).isEqualTo(remedy);
        assertThat(KrakenErrors.kind(error).advice()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void ofOneReplyAreAsGraveAsTheGravest() {
        assertThat(KrakenErrors.outcome(List.of("EOrder:Post only order", "EService:Busy")))
                .isEqualTo(new Outcome.Unknown("EOrder:Post only order, EService:Busy"));
        assertThat(KrakenErrors.outcome(List.of("EOrder:Insufficient funds", "EQuery:Unknown asset pair")))
                .isEqualTo(new Outcome.Refused("EOrder:Insufficient funds, EQuery:Unknown asset pair", false));
        assertThat(KrakenErrors.gravest(List.of("EService:Busy", "EAPI:Invalid key", "EAPI:Invalid nonce")))
                .isEqualTo(ErrorKind.KEY);
    }

    @Test
    void areUnknownWhenThereAreNone() {
        assertThat(KrakenErrors.outcome(List.of())).isInstanceOf(Outcome.Unknown.class);
    }
}
