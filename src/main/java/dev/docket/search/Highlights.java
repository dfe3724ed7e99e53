package dev.docket.search;

import java.util.List;

/// The places in a request's texts that speak of what was asked, the best of each, as plain text:
/// what was found stands between [#OPEN] and [#CLOSE], which stand nowhere else.
public record Highlights(List<String> inputText, List<String> outputText) {

  public static final char OPEN = '⟦';

  public static final char CLOSE = '⟧';

  public static final Highlights NONE = new Highlights(List.of(), List.of());

  public Highlights {
    inputText = List.copyOf(inputText);
    outputText = List.copyOf(outputText);
  }
}
