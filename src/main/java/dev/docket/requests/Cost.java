package dev.docket.requests;

import org.jspecify.annotations.Nullable;

/// What the call cost.
///
/// @param amount US dollars, 0 when unknown
/// @param source who said so: `caller`, or null when nobody did
public record Cost(double amount, @Nullable String source) {

  public static final String CALLER = "caller";

  public static final Cost UNKNOWN = new Cost(0, null);
}
