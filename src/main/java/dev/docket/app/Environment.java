package dev.docket.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads settings out of environment variables: typed, in range, or refused by name.
final class Environment {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})(B|KiB|MiB|GiB)?");
  private static final Pattern SECONDS = Pattern.compile("([0-9]{1,6})s?");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /// Refuses `DOCKET_` variables that mean nothing: a misspelt setting must not be ignored.
  void refuseUnknown() {
    List<String> known = Setting.ALL.stream().map(Setting::variable).toList();
    for (String name : new TreeSet<>(variables.keySet())) {
      if (name.startsWith("DOCKET_") && !known.contains(name)) {
        throw new ConfigException(
            "%s is not a setting of Docket; the settings are %s"
                .formatted(name, String.join(", ", known)));
      }
    }
  }

  Optional<String> optional(Setting setting) {
    return Optional.ofNullable(variables.get(setting.variable())).filter(text -> !text.isBlank());
  }

  String text(Setting setting) {
    return optional(setting).orElse(setting.fallback());
  }

  int number(Setting setting, int min, int max) {
    String text = text(setting);
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new ConfigException(setting, text);
  }

  long size(Setting setting, long min, long max) {
    String text = text(setting);
    Matcher size = SIZE.matcher(text);
    if (size.matches()) {
      int unit = size.group(2) == null ? 0 : UNITS.indexOf(size.group(2));
      double bytes = Double.parseDouble(size.group(1)) * Math.pow(1024, unit);
      if (bytes >= min && bytes <= max) {
        return (long) bytes;
      }
    }
    throw new ConfigException(setting, text);
  }

  Duration seconds(Setting setting, int min, int max) {
    String text = text(setting);
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      int value = Integer.parseInt(seconds.group(1));
      if (value >= min && value <= max) {
        return Duration.ofSeconds(value);
      }
    }
    throw new ConfigException(setting, text);
  }

  <E extends Enum<E>> E word(Setting setting, Class<E> type) {
    String text = text(setting);
    return Arrays.stream(type.getEnumConstants())
        .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new ConfigException(setting, text));
  }

  String matching(Setting setting, Pattern pattern) {
    String text = text(setting);
    if (!pattern.matcher(text).matches()) {
      throw new ConfigException(setting, text);
    }
    return text;
  }

  Optional<Path> file(Setting setting) {
    Optional<Path> file = optional(setting).map(Path::of);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw new ConfigException("%s: %s cannot be read".formatted(setting.variable(), file.get()));
    }
    return file;
  }

  List<URI> urls(Setting setting) {
    return optional(setting).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .map(text -> url(setting, text))
        .toList();
  }

  private URI url(Setting setting, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigException(setting, withoutCredentials(setting, text));
    }
    throw new ConfigException(setting, withoutCredentials(setting, text));
  }

  /// A password may hold anything, commas and slashes too, so that only what stands behind the last
  /// `@` of the whole setting is sure to be none.
  private String withoutCredentials(Setting setting, String url) {
    String whole = text(setting);
    return whole.indexOf('@') < 0 ? url : "…" + whole.substring(whole.lastIndexOf('@'));
  }
}
