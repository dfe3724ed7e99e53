package dev.docket.prompts.llm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where the bytes of a medium are: in the template itself, or at an address.
sealed interface Source {

  /// `image/png`; of an address a guess.
  String mediaType();

  /// Both forms as one address.
  String url();

  /// The bytes themselves.
  record Inline(String mediaType, String base64) implements Source {
    @Override
    public String url() {
      return "data:" + mediaType + ";base64," + base64;
    }

    /// The bytes as text; what is no Base64 is text already.
    String decoded() {
      try {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return base64;
      }
    }
  }

  /// Bytes that whoever wants them fetches.
  record Address(String mediaType, String url) implements Source {}

  /// What a medium is, as far as the providers tell media apart.
  enum Kind {
    IMAGE,
    AUDIO,
    VIDEO,
    DOCUMENT
  }

  default Kind kind() {
    return switch (mediaType().substring(0, mediaType().indexOf('/') + 1)) {
      case "image/" -> Kind.IMAGE;
      case "audio/" -> Kind.AUDIO;
      case "video/" -> Kind.VIDEO;
      default -> Kind.DOCUMENT;
    };
  }

  /// What follows the slash: `png`, `mpeg`.
  default String subtype() {
    return mediaType().substring(mediaType().indexOf('/') + 1);
  }

  /// Reads a data URL, an address, or bare Base64.
  ///
  /// @param type what the template says it is: a media type, the first half of one, or nothing
  static Source of(String given, String type, boolean base64) {
    int comma = given.indexOf(',');
    if (given.startsWith("data:") && comma > 0) {
      String named = given.substring("data:".length(), comma).replaceFirst(";.*", "");
      return new Inline(
          MediaTypes.of(named.isEmpty() ? type : named, ""), given.substring(comma + 1));
    }
    return base64
        ? new Inline(MediaTypes.of(type, ""), given)
        : new Address(MediaTypes.of(type, given), given);
  }
}
