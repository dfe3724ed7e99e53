package dev.docket.prompts.llm;

import java.util.Locale;
import java.util.Map;

/// What a medium is, by what a template says of it and how its address ends.
final class MediaTypes {

  private static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("md", "text/markdown"),
          Map.entry("html", "text/html"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"));

  /// What to take a kind for when nothing says which of its types it is.
  private static final Map<String, String> BY_KIND =
      Map.of(
          "image", "image/png",
          "audio", "audio/mpeg",
          "video", "video/mp4",
          "pdf", "application/pdf",
          "document", "application/pdf",
          "file", "application/pdf");

  private MediaTypes() {}

  /// A media type, whatever is given.
  static String of(String type, String url) {
    String said = type.toLowerCase(Locale.ROOT);
    if (said.indexOf('/') > 0) {
      return said;
    }
    String byEnding = BY_ENDING.getOrDefault(ending(url), "");
    String byKind = BY_KIND.getOrDefault(said, "");
    if (!byEnding.isEmpty() && (byKind.isEmpty() || agree(byEnding, said))) {
      return byEnding;
    }
    return byKind.isEmpty() ? BY_ENDING.getOrDefault(said, UNKNOWN) : byKind;
  }

  /// An address may end in `.png` and be called an image; `document` and `file` are anything.
  private static boolean agree(String type, String kind) {
    return type.startsWith(kind + "/") || kind.equals("document") || kind.equals("file");
  }

  private static String ending(String url) {
    int end = url.indexOf('?');
    int fragment = url.indexOf('#');
    if (end < 0 || (fragment >= 0 && fragment < end)) {
      end = fragment;
    }
    String path = end < 0 ? url : url.substring(0, end);
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
