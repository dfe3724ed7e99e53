package dev.docket.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names under which a request's model may stand in a price table.
final class ModelNames {

  private static final Pattern REGION =
      Pattern.compile("(?:global|us|us-gov|eu|apac|jp|au|ca|in|sa|af|me)\\.");

  private ModelNames() {}

  /// The name itself in lower case; then what is behind the last slash of a path
  /// (`models/gemini-2.5-pro`, an ARN); then, on Bedrock, without the region that a profile's name
  /// begins with (`eu.anthropic.claude…`).
  static List<String> of(String provider, String model) {
    String name = model.strip().toLowerCase(Locale.ROOT);
    int slash = name.lastIndexOf('/');
    boolean bedrock = provider.equals(Providers.BEDROCK);
    if (slash < 0 && !bedrock) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>(3);
    names.add(name);
    String last = name.substring(slash + 1);
    if (slash >= 0) {
      names.add(last);
    }
    Matcher region = REGION.matcher(last);
    if (bedrock && region.lookingAt()) {
      names.add(last.substring(region.end()));
    }
    return names;
  }
}
