package dev.docket.requests;

import org.jspecify.annotations.Nullable;

/// What the call cost.
///
/// @param amount US dollars, 0 when unknown
/// @param source who said so: `caller`, `table` for the price table, or null when nobody did
public record Cost(double amount, @Nullable String source) {

  public static final String CALLER = "caller";

  public static final String TABLE = "table";

  public static final Cost UNKNOWN = new Cost(0, null);
}
