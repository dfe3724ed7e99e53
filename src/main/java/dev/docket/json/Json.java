package dev.docket.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reading and writing JSON.
///
/// Numbers stay as they were written (`42.0` is not `42`, a 30-digit id loses no digit), and
/// strings keep lone surrogates and `\u0000`: SDKs send both, and what is stored must come back as
/// given.
public final class Json {

  /// Deeper bodies are refused: every recursive walk over a body is bounded by this.
  public static final int MAX_DEPTH = 200;

  private static final int MAX_DIGITS = 1_000;

  private static final int MAX_NAME = 1 << 20;

  private static final Pattern SURROGATE_ESCAPE =
      Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(128 << 20)
                  .maxNumberLength(MAX_DIGITS)
                  .maxNameLength(MAX_NAME)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH + 100).build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /// An empty object to fill.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Parses one JSON text in UTF-8.
  ///
  /// @throws ProblemException [Problem.Malformed] with line and column; never quotes the body
  public static JsonNode parse(byte[] utf8) {
    try {
      JsonNode node = MAPPER.readTree(utf8);
      if (node == null || node instanceof MissingNode) {
        throw new ProblemException(
            new Problem.Malformed("The body is empty; a JSON text was expected."));
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new ProblemException(
          new Problem.Malformed(
              "The body is beyond what is accepted: at most %,d levels deep, names of %,d characters, numbers of %,d digits."
                  .formatted(MAX_DEPTH, MAX_NAME, MAX_DIGITS)),
          e);
    } catch (JsonProcessingException e) {
      // The parser refuses the escape of a lone surrogate in a property's name, but not the
      // surrogate itself.
      JsonNode decoded = parseDecoded(utf8);
      if (decoded != null) {
        return decoded;
      }
      throw new ProblemException(
          new Problem.Malformed(
              "The body is not valid JSON: line %d, column %d."
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())),
          e);
    } catch (IOException e) {
      throw new ProblemException(new Problem.Malformed("The body is not valid UTF-8."), e);
    }
  }

  private static @Nullable JsonNode parseDecoded(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      String unescaped = withSurrogatesUnescaped(text);
      return unescaped.equals(text) ? null : parseIfJson(unescaped);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String withSurrogatesUnescaped(String json) {
    StringBuilder unescaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '\\' || i + 1 == json.length()) {
        unescaped.append(c);
      } else if (SURROGATE_ESCAPE.matcher(json).region(i, json.length()).lookingAt()) {
        unescaped.append((char) HexFormat.fromHexDigits(json, i + 2, i + 6));
        i += 5;
      } else {
        unescaped.append(c).append(json.charAt(++i));
      }
    }
    return unescaped.toString();
  }

  /// Parses a JSON text that Docket itself has written.
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Parses a text that may be JSON or anything else.
  ///
  /// @return null when it is not JSON, or deeper than [#MAX_DEPTH]
  public static @Nullable JsonNode parseIfJson(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /// The node as UTF-8 bytes.
  public static byte[] bytes(JsonNode node) {
    return bytes(generator -> MAPPER.writeTree(generator, node));
  }

  /// The node as text. Lone surrogates stay in the text; [#bytes] escapes them.
  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes JSON by hand, for hot paths.
  ///
  /// UTF-8 has no form for a lone surrogate and the generator refuses it, so a text that holds one
  /// is written again with everything beyond ASCII escaped.
  public static byte[] bytes(JsonWriting writing) {
    try {
      return write(writing, false);
    } catch (JsonProcessingException e) {
      try {
        return write(writing, true);
      } catch (IOException again) {
        throw new UncheckedIOException(again);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a node as part of a larger text.
  public static void write(JsonGenerator generator, JsonNode node) throws IOException {
    MAPPER.writeTree(generator, node);
  }

  private static byte[] write(JsonWriting writing, boolean ascii) throws IOException {
    try (ByteArrayBuilder out = new ByteArrayBuilder(FACTORY._getBufferRecycler(), 2000)) {
      try (JsonGenerator generator = FACTORY.createGenerator(out)) {
        generator.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), ascii);
        writing.to(generator);
      }
      return out.toByteArray();
    }
  }

  /// What is written by [#bytes(JsonWriting)]; may be run twice.
  @FunctionalInterface
  public interface JsonWriting {
    void to(JsonGenerator generator) throws IOException;
  }
}
