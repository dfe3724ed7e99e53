package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseVariantsTest {

  @Test
  void a_code_point_is_among_its_variants_and_they_are_equal_ignoring_case() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String variants = CaseVariants.of(codePoint);
      if (!variants.isEmpty()) {
        String text = Character.toString(codePoint);
        assertThat(variants).contains(text);
        assertThat(variants.codePoints().mapToObj(Character::toString))
            .hasSizeGreaterThan(1)
            .allMatch(text::equalsIgnoreCase);
      }
    }
  }

  @Test
  void letters_meet_one_for_one() {
    assertThat(CaseVariants.of('s')).isEqualTo("Ssſ");
    assertThat(CaseVariants.of('ß')).isEqualTo("ßẞ");
    assertThat(CaseVariants.of('Ä')).isEqualTo("Ää");
    assertThat(CaseVariants.of('1')).isEmpty();
    assertThat(CaseVariants.of('中')).isEmpty();
  }
}
