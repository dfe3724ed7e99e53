package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and networks as an operator writes them; how calls are taken by them, `BrowserTest`
/// tries on a whole server.
final class TrustedProxiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "10.0.0.0/8,",
        "proxy.example",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0",
        "10.0.0.256",
        "fd00::/129",
        "fd00:::1",
        "fe80::1%eth0",
        "0x7f.0.0.1",
        "2130706433",
        "*"
      })
  void what_is_no_list_of_addresses_is_refused(String text) {
    assertThat(TrustedProxies.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "2001:db8::1, 2001:db8:0:0::1, true",
    // How an IPv4 client looks to a socket of both.
    "10.0.0.0/8, ::ffff:10.0.0.1, true",
  })
  void a_network_holds_the_addresses_that_begin_like_it(
      String range, String address, boolean holds) {
    assertThat(
            AddressRange.parse(range)
                .orElseThrow()
                .holds(AddressRange.address(address).orElseThrow()))
        .isEqualTo(holds);
  }
}
