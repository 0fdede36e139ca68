package dev.caravel.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravel.market.Fees;
import dev.caravel.order.Balances;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

    @Test
    void readsWhatIsAvailable() {
        Balances balances = AccountReader.balances(Samples.ok("""
            {"ZUSD":{"balance":"25435.2100","hold_trade":"8249.7600"},
             "XXBT":{"balance":"1.2435000000","hold_trade":"0.8423000000","credit":"2","credit_used":"0.5"}}\
            """));

        assertThat(balances.total("ZUSD")).isEqualByComparingTo("25435.21");
        assertThat(balances.available("ZUSD")).isEqualByComparingTo("17185.45");
        assertThat(balances.available("XXBT")).isEqualByComparingTo("1.9012");
        assertThat(balances.available("SOL")).isZero();
    }

    @Test
    void setsApartWhatCannotBeTraded() {
        Balances balances = AccountReader.balances(Samples.ok("""
            {"ETH.F":{"balance":"1.5","hold_trade":"0"},"DOT.S":{"balance":"20","hold_trade":"0"},
             "ZUSD.HOLD":{"balance":"100.0000"},"XETH":{"balance":"0.25","hold_trade":"0"}}\
            """));

        assertThat(balances.tradable()).containsOnlyKeys("XETH");
        assertThat(balances.parked()).containsOnlyKeys("ETH.F", "DOT.S", "ZUSD.HOLD");
        assertThat(balances.parked()).containsEntry("ETH.F", new BigDecimal("1.5"));
    }

    @Test
    void namesTheAssetWhoseBalanceIsMissing() {
        assertThatThrownBy(() -> AccountReader.balances(Samples.ok("{\"ZUSD\":{\"balance\":\"1\"}}")))
                .hasMessageContaining("Kraken BalanceEx: ZUSD: the field 'hold_trade' is missing");
    }

    @Test
    void readsTheAccountsOwnFees() {
        Fees fees = AccountReader.fees(Samples.ok("""
            {"currency":"ZUSD","volume":"20070.42","fees":{"XXBTZUSD":{"fee":"0.3500","minfee":"0.1000","maxfee":"0.4000",
             "nextfee":"0.24","nextvolume":"50000.0000","tiervolume":"10000.0000"},"SHIBUSD":{"fee":"0.2000"}},
             "fees_maker":{"XXBTZUSD":{"fee":"0.2000"}}}\
            """));

        assertThat(fees.of(Samples.BTC)).hasValue(new Fees.Rate(new BigDecimal("0.2000"), new BigDecimal("0.3500")));
        assertThat(fees.of(Samples.SHIB)).hasValue(new Fees.Rate(new BigDecimal("0.2000"), new BigDecimal("0.2000")));
    }

    @Test
    void readsFeesThatAreTheSameForMakers() {
        Fees fees = AccountReader.fees(Samples.ok("{\"fees\":{\"XXBTZUSD\":{\"fee\":0.26}},\"fees_maker\":null}"));

        assertThat(fees.of(Samples.BTC)).hasValue(new Fees.Rate(new BigDecimal("0.26"), new BigDecimal("0.26")));
        assertThat(fees.of(Samples.SHIB)).isEmpty();
    }
}
