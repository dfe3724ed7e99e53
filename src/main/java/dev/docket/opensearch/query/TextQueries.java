package dev.docket.opensearch.query;

import dev.docket.opensearch.schema.IndexedText;
import dev.docket.opensearch.schema.TextWords;
import java.util.List;
import org.opensearch.client.opensearch._types.query_dsl.MultiMatchQuery;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/// Queries on analysed texts.
final class TextQueries {

  /// Words of one partition that the beginning of a phrase's last word may stand for: what is
  /// beyond is lost without a word, with the engine's default of 50 very soon. Each costs some
  /// microseconds, where there are so many.
  private static final int MAX_EXPANSIONS = 50_000;

  private static final List<String> BOTH = List.of("input_text", "output_text");

  private TextQueries() {}

  static Query contains(String path, String text) {
    return TextWords.onlyOne(sendable(text))
        .map(word -> wordBegun(path, word))
        .orElseGet(() -> phraseBegun(path, text));
  }

  /// As a phrase of one word the engine would refuse a beginning that 1,024 words have. It must be
  /// the word alone: what ends with a space is no beginning to it. A partition of an older version
  /// may cut it into two, which are both wanted then.
  private static Query wordBegun(String path, String word) {
    return Query.of(q -> q.matchBoolPrefix(m -> m.field(path).query(word).operator(Operator.And)));
  }

  private static Query phraseBegun(String path, String text) {
    return Query.of(q ->
        q.matchPhrasePrefix(
            m -> m.field(path).query(sendable(text)).maxExpansions(MAX_EXPANSIONS)));
  }

  static Query startsWith(String path, String text) {
    return prefix(path + ".head", lowerCase(text));
  }

  static Query endsWith(String path, String text) {
    return prefix(path + ".tail", reverse(lowerCase(sendable(text))));
  }

  /// Every word in one of the texts, spelled nearly so; the last perhaps only begun. Short words
  /// forgive no typo.
  static Query matching(String text) {
    return Query.of(q ->
        q.disMax(d ->
            d.queries(
                matching(text, TextQueryType.BoolPrefix),
                matching(text, TextQueryType.BestFields))));
  }

  private static Query matching(String text, TextQueryType type) {
    return new MultiMatchQuery.Builder()
        .fields(BOTH)
        .query(sendable(text))
        .type(type)
        .operator(Operator.And)
        .fuzziness("AUTO:5,1000")
        .prefixLength(1)
        .maxExpansions(50)
        .build()
        .toQuery();
  }

  /// How much nearer a text is than one that only matches: the phrase itself, the phrase with its
  /// last word begun, all words as they are written, all words with the last one begun. What is
  /// nearer is also everything that is less near, and the ranks of both texts are not added up.
  ///
  /// Constants, so that a score says the same whatever else is in the store: by frequencies it
  /// would differ from partition to partition, and move under a cursor while requests arrive.
  static List<Query> ranks(String text) {
    String sent = sendable(text);
    return List.of(
        rank(1_000, BOTH.stream().map(path -> phrase(path, sent)).toList()),
        rank(500, BOTH.stream().map(path -> contains(path, sent)).toList()),
        rank(100, List.of(words(sent, TextQueryType.BestFields))),
        rank(50, List.of(words(sent, TextQueryType.BoolPrefix))));
  }

  private static Query rank(float score, List<Query> any) {
    Query one = Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
    return Query.of(q -> q.constantScore(c -> c.filter(one).boost(score)));
  }

  private static Query phrase(String path, String text) {
    return Query.of(q -> q.matchPhrase(m -> m.field(path).query(text)));
  }

  private static Query words(String text, TextQueryType type) {
    return Query.of(
        q -> q.multiMatch(m -> m.fields(BOTH).query(text).type(type).operator(Operator.And)));
  }

  private static Query prefix(String path, String value) {
    return Query.of(q -> q.prefix(p -> p.field(path).value(sendable(value))));
  }

  /// Code point by code point, as the engine's filter does it; [String#toLowerCase] knows contexts.
  private static String lowerCase(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /// As the index has it; a lone surrogate could not be sent.
  private static String sendable(String text) {
    return IndexedText.of(text);
  }
}
