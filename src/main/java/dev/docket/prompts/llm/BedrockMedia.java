package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Media as Converse has them: with their bytes, in Base64 as on the wire, or in S3.
final class BedrockMedia {

  /// Where Converse's word for a format is not what follows the slash.
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("jpg", "jpeg"),
          Map.entry("plain", "txt"),
          Map.entry("markdown", "md"),
          Map.entry("msword", "doc"),
          Map.entry("vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
          Map.entry("vnd.ms-excel", "xls"),
          Map.entry("vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
          Map.entry("quicktime", "mov"),
          Map.entry("x-wav", "wav"));

  private BedrockMedia() {}

  /// Converse fetches nothing from the web: the model at least reads where it is.
  static void add(Part.Media media, ArrayNode content) {
    Source source = media.source();
    if (source instanceof Source.Address(String _, String url) && !url.startsWith("s3://")) {
      content.addObject().put("text", url);
      return;
    }
    String kind =
        switch (source.kind()) {
          case IMAGE -> "image";
          case AUDIO -> "audio";
          case VIDEO -> "video";
          case DOCUMENT -> "document";
        };
    ObjectNode block = content.addObject().putObject(kind);
    block.put("format", FORMATS.getOrDefault(source.subtype(), source.subtype()));
    if (source.kind() == Source.Kind.DOCUMENT) {
      block.put("name", name(media.title()));
    }
    ObjectNode where = block.putObject("source");
    switch (source) {
      case Source.Inline(String _, String base64) -> where.put("bytes", base64);
      case Source.Address(String _, String url) -> where.putObject("s3Location").put("uri", url);
    }
  }

  /// The API allows few characters in a document's name, and no two spaces in a row.
  private static String name(String title) {
    String name = title.replaceAll("[^A-Za-z0-9()\\[\\]-]+", " ").strip();
    return name.isEmpty() ? "document" : name;
  }
}
