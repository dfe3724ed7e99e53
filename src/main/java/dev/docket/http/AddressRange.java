package dev.docket.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses that begin alike: one of them, or a network as `10.0.0.0/8` or `fd00::/8`.
///
/// @param first any address of the range
/// @param bits how many bits all addresses share with it
record AddressRange(InetAddress first, int bits) {

  /// Literals only: a name would be looked up, by whoever wrote it into a header.
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]{1,45}");

  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  /// The address that a text is, if it is one.
  static Optional<InetAddress> address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The range that a text is, if it is one.
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int all = address.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new AddressRange(address.get(), all));
    }
    String bits = text.substring(slash + 1);
    return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= all
        ? Optional.of(new AddressRange(address.get(), Integer.parseInt(bits)))
        : Optional.empty();
  }

  boolean holds(InetAddress address) {
    byte[] given = address.getAddress();
    byte[] own = first.getAddress();
    if (given.length != own.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int shared = Math.min(bits - bit, Byte.SIZE);
      int mask = (0xff << (Byte.SIZE - shared)) & 0xff;
      if (((given[bit / Byte.SIZE] ^ own[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
