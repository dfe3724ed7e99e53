package dev.docket.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The blocks of code in a Markdown file.
record Snippets(String text) {

  static Snippets of(Path file) throws IOException {
    return new Snippets(Files.readString(file));
  }

  /// The blocks of a language, in order.
  List<String> in(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /// They are one program.
  String joined(String language) {
    return String.join("\n", in(language));
  }
}
