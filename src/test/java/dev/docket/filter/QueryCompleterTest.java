package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be completed at a cursor, which stands at the bar.
class QueryCompleterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '§',
      textBlock =
          """
          §|§                        ^ field 0-0 ''
          a  |                       ^ field 3-3 ''
          a | b                      ^ field 2-2 ''
          mo|                        ^ field 0-2 'mo'
          mo|del                     ^ field 0-5 'mo'
          |model                     ^ field 0-5 ''
          -|                         ^ field 1-1 ''
          -mo|:x                     ^ field 1-3 'mo'
          (mo|                       ^ field 1-3 'mo'
          a OR mo|                   ^ field 5-7 'mo'
          a AND NOT (-st|)           ^ field 12-14 'st'
          nothing|:x                 ^ field 0-7 'nothing'
          me|tadata.k:v              ^ field 0-8 'me'
          metadata.|                 ^ key metadata 9-9 ''
          metadata.us|er:v           ^ key metadata 9-13 'us'
          metadata.user.|            ^ key metadata 9-14 'user.'
          output.|                   ^ key output 7-7 ''
          variable.ci|               ^ key input_variables 9-11 'ci'
          score.q|                   ^ key scores 6-7 'q'
          metadata."my k|            ^ key metadata 9-14 'my k'
          metadata."my| key":v       ^ key metadata 9-17 'my'
          metadata."a\\"b|           ^ key metadata 9-14 'a"b'
          model:|                    ^ value engine 6-6 ''
          model:gp|                  ^ value engine 6-8 'gp'
          model:gpt|-4o status:x     ^ value engine 6-12 'gpt'
          model:a,b|                 ^ value engine 8-9 'b'
          model:a,|                  ^ value engine 8-8 ''
          model:"gpt 4|              ^ value engine 6-12 'gpt 4'
          model:"a","b|"             ^ value engine 10-13 'b'
          model:"gpt" |              ^ field 12-12 ''
          status:e|                  ^ value status 7-8 'e'
          is:|                       ^ value is 3-3 ''
          is:js|                     ^ value is 3-5 'js'
          is_json:|                  ^ value is_json 8-8 ''
          tag:be|ta)                 ^ value tags 4-8 'be'
          metadata.env:|             ^ value metadata env 13-13 ''
          metadata.env:pr|           ^ value metadata env 13-15 'pr'
          metadata."my key":a|       ^ value metadata my key 18-19 'a'
          metadata.env:~pr|          ^ value metadata env 14-16 'pr'
          metadata.env:~|            ^ value metadata env 14-14 ''
          metadata:|                 ^ operator metadata 9-9 ''
          latency:|                  ^ operator latency_ms 8-8 ''
          latency:>|                 ^ operator latency_ms 8-9 '>'
          latency:>=|                ^ operator latency_ms 8-10 '>='
          latency:>2|                ^ value latency_ms 9-10 '2'
          cost:1..|                  ^ value cost 8-8 ''
          cost:1..5|                 ^ value cost 8-9 '5'
          start:now-|7d              ^ value request_start_time 6-12 'now-'
          input:|                    ^ operator input_text 6-6 ''
          score.q:|                  ^ operator scores q 8-8 ''
          foo:ba|                    ^ -
          q:wor|                     ^ -
          "a phr|ase"                ^ -
          "a phrase|                 ^ -
          "a" "mo|                   ^ -
          (() OR cost:~ mo|          ^ field 14-16 'mo'
          ::: mo|                    ^ field 4-6 'mo'
          """)
  void the_cursor_is_at(String marked, String expected) {
    String text = marked.replace("\\\\", "\\");
    int cursor = text.indexOf('|');
    assertThat(shown(QueryCompleter.at(text.replace("|", ""), cursor))).isEqualTo(expected);
  }

  private static String shown(Optional<Completion> found) {
    return found
        .map(c ->
            c.what().name().toLowerCase(Locale.ROOT)
                + (c.field() == null ? "" : " " + c.field())
                + (c.key() == null ? "" : " " + c.key())
                + " %d-%d '%s'".formatted(c.from(), c.to(), c.prefix()))
        .orElse("-");
  }

  @Test
  void every_place_of_any_line_has_an_answer() {
    long seed = 7;
    Random random = new Random(seed);
    String signs = "  ab.:\",*~<>=-()\\..ORmodel:metadata.";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(20); j > 0; j--) {
        line.append(signs.charAt(random.nextInt(signs.length())));
      }
      int cursor = random.nextInt(line.length() + 1);
      String text = line.toString();
      QueryCompleter.at(text, cursor)
          .ifPresent(found ->
              assertThat(cursor)
                  .describedAs("seed %d: %s at %d", seed, text, cursor)
                  .isBetween(found.from(), found.to()));
    }
  }
}
