package dev.docket.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxies that are believed when they say on whose behalf they call: `X-Forwarded-For` and
/// `X-Forwarded-Proto` of anybody else are what a stranger wrote.
public record TrustedProxies(List<AddressRange> ranges) {

  /// Nobody is believed.
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  /// Those at some addresses.
  ///
  /// @param text addresses and networks (`10.0.0.0/8`), separated by commas
  /// @return empty when a part is neither
  public static Optional<TrustedProxies> parse(String text) {
    List<Optional<AddressRange>> ranges =
        Stream.of(text.split(",", -1)).map(String::strip).map(AddressRange::parse).toList();
    return ranges.stream().allMatch(Optional::isPresent)
        ? Optional.of(new TrustedProxies(ranges.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  private boolean trusts(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.holds(address));
  }

  /// Who calls. Each proxy writes behind what was there before it, so that the last address that is
  /// no trusted proxy's is the client's; whatever stands before that anybody may have written.
  InetAddress client(Context ctx) {
    InetAddress client = peer(ctx);
    if (!trusts(client)) {
      return client;
    }
    String path = joined(ctx, FORWARDED_FOR);
    for (int end = path.length(); end > 0; end = path.lastIndexOf(',', end - 1)) {
      Optional<InetAddress> before =
          AddressRange.address(path.substring(path.lastIndexOf(',', end - 1) + 1, end).strip());
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
      if (!trusts(client)) {
        return client;
      }
    }
    return client;
  }

  /// Whether the client came by HTTPS, as far as the nearest proxy knows. Docket itself speaks HTTP
  /// only.
  boolean secure(Context ctx) {
    String schemes = joined(ctx, FORWARDED_PROTO);
    return !schemes.isEmpty()
        && trusts(peer(ctx))
        && schemes.substring(schemes.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
  }

  private static String joined(Context ctx, String header) {
    return String.join(",", Collections.list(ctx.req().getHeaders(header)));
  }

  /// Who is at the other end of the connection.
  private static InetAddress peer(Context ctx) {
    String address = ctx.req().getRemoteAddr();
    int scope = address.indexOf('%');
    String literal =
        (scope < 0 ? address : address.substring(0, scope)).replace("[", "").replace("]", "");
    return InetAddress.ofLiteral(literal);
  }
}
