package dev.docket.opensearch.schema;

import dev.docket.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a text, exactly as the engine cuts it: by the pattern of its own tokenizer.
public final class TextWords {

  private static final String TEMPLATE = "/index-templates/requests.json";

  private static final Pattern WORD = Pattern.compile(pattern());

  private TextWords() {}

  /// The only word of a text, without what stands around it; empty when it has more, or none.
  public static Optional<String> onlyOne(String text) {
    Matcher words = WORD.matcher(text);
    if (!words.find()) {
      return Optional.empty();
    }
    String word = words.group();
    return words.find() ? Optional.empty() : Optional.of(word);
  }

  private static String pattern() {
    try (InputStream in = TextWords.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException(TEMPLATE + " is not on the class path");
      }
      return Json.parse(in.readAllBytes())
          .at("/template/settings/index/analysis/tokenizer/docket_words/pattern")
          .textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
