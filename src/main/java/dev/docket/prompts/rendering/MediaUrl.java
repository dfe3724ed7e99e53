package dev.docket.prompts.rendering;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a picture or a document is, and what it is.
///
/// @param url an address or a `data:` URL
/// @param type such as `image/png`
/// @param title the name of the file, empty when there is none
record MediaUrl(String url, String type, String title) {

  private static final String UNKNOWN_IMAGE = "image/png";

  private static final Pattern DATA = Pattern.compile("data:([a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+)[;,]");

  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:");

  /// Looks once at each part of an address: from within one it would look at the rest of it again.
  private static final Pattern FILE =
      Pattern.compile("(?<![^/?#])([^/?#]*\\.([a-zA-Z0-9]{2,4}))(?:[?#].*)?$", Pattern.DOTALL);

  private static final int LONGEST_ADDRESS = 8_192;

  /// First characters of Base64, by what files begin with.
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "iVBORw0KGgo", "image/png",
          "/9j/", "image/jpeg",
          "R0lGOD", "image/gif",
          "UklGR", "image/webp",
          "JVBERi0", "application/pdf",
          "SUQz", "audio/mpeg");

  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"));

  /// What cannot be told is taken for a picture.
  static MediaUrl of(String value) {
    Matcher data = DATA.matcher(value);
    if (data.lookingAt()) {
      return new MediaUrl(value, data.group(1).toLowerCase(Locale.ROOT), "");
    }
    if (ADDRESS.matcher(value).lookingAt() || value.length() < 16) {
      return address(value);
    }
    String type =
        BEGINNINGS.entrySet().stream()
            .filter(beginning -> value.startsWith(beginning.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(UNKNOWN_IMAGE);
    return new MediaUrl("data:" + type + ";base64," + value, type, "");
  }

  private static MediaUrl address(String url) {
    Matcher file = FILE.matcher(url.length() > LONGEST_ADDRESS ? "" : url);
    if (!file.find()) {
      return new MediaUrl(url, UNKNOWN_IMAGE, "");
    }
    String type = ENDINGS.getOrDefault(file.group(2).toLowerCase(Locale.ROOT), UNKNOWN_IMAGE);
    return new MediaUrl(url, type, file.group(1));
  }

  boolean isImage() {
    return type.startsWith("image/");
  }
}
